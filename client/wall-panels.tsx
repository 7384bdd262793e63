import { memo, type ReactElement } from 'react';
import type { Cell } from '../shared/wall/layout.ts';
import { ClockPanel } from './wall/screen/panels/clock-panel.tsx';
import { WallAlarms } from './wall-alarms.tsx';
import { WallChart } from './wall-chart.tsx';
import { useOnWall } from './wall-context.ts';
import { WallCoverage } from './wall-coverage.tsx';
import { WallFigures } from './wall-figures.tsx';
import { WallFocus } from './wall-focus.tsx';
import { WallMapPanel } from './wall-map-panel.tsx';
import { WallIncidents, WallUnits } from './wall-operations.tsx';
import { WallCameras, WallVoids } from './wall-surroundings.tsx';
import { WallTicker } from './wall-ticker.tsx';

/** What stands in a cell of a layout. */
export const WallCell = memo(function WallCell(props: {
  cell: Cell;
  /** It is there and not seen. */
  isWaiting: boolean;
}): ReactElement | null {
  const { cell, isWaiting } = props;
  const { clock, focus } = useOnWall();
  switch (cell.panel) {
    case 'map':
      return <WallMapPanel options={cell.options} isWaiting={isWaiting} />;
    case 'alarms':
      return <WallAlarms options={cell.options} />;
    case 'incidents':
      return cell.options.as === 'focus' && focus !== null ? (
        <WallFocus id={focus} />
      ) : (
        <WallIncidents options={cell.options} />
      );
    case 'units':
      return <WallUnits options={cell.options} />;
    case 'coverage':
      return <WallCoverage options={cell.options} />;
    case 'figures':
      return <WallFigures options={cell.options} />;
    case 'voids':
      return <WallVoids options={cell.options} />;
    case 'cameras':
      return <WallCameras options={cell.options} />;
    case 'ticker':
      return <WallTicker options={cell.options} />;
    case 'clock':
      return (
        <ClockPanel seconds={cell.options.seconds === 'on'} date={cell.options.date === 'on'} clock={clock} />
      );
    case 'chart':
      return <WallChart options={cell.options} />;
    default:
      // A layout of a newer server may have what this page does not know yet.
      return null;
  }
});
