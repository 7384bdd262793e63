import type { ReactElement } from 'react';
import type { Kato } from '../shared/hierarchy/schema.ts';
import { layoutOfUnit } from '../shared/wall/layouts.ts';
import { RATIOS, ratioOf } from '../shared/wall/layout.ts';
import type { Wall } from '../shared/wall/schema.ts';
import { QUIET_WALL } from '../shared/wall/state.ts';
import { useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { WallKiosk } from './wall-kiosk.tsx';
import { WallMessage } from './wall/screen/message.tsx';

/** The wall of a territory for which nobody has set one up: one screen of the usual size, read from six metres. */
function usualWall(unit: Kato, name: string, layout: string): Wall {
  const { innerWidth: widthPx, innerHeight: heightPx } = window;
  const shape = widthPx / heightPx;
  const ratio = RATIOS.toSorted(
    (a, b) => Math.abs(Math.log(ratioOf(a) / shape)) - Math.abs(Math.log(ratioOf(b) / shape)),
  )[0];
  return {
    id: 0,
    version: 0,
    name,
    unit,
    distanceM: 6,
    sensitivity: {},
    focus: { priority: 1, holdS: 120, screen: 1 },
    screens: [
      {
        position: 1,
        widthPx,
        heightPx,
        diagonalInch: ratio === '32:9' ? 98 : 55,
        ratio: ratio ?? '16:9',
        rotation: [{ layout, seconds: 60 }],
        timetable: [],
      },
    ],
  };
}

export function WallOfTerritory(props: { home: Kato }): ReactElement {
  const { home } = props;
  const { t, name } = useI18n();
  const { tree } = useHierarchy();
  const unit = tree?.units[tree.indexOf.get(home) ?? -1];
  if (!unit) return <WallMessage title={t('onWall.starting')} />;
  const wall = usualWall(home, name(unit.name), layoutOfUnit(unit));
  return <WallKiosk wall={wall} screen={wall.screens[0]!} state={QUIET_WALL} layouts={[]} />;
}
