import type { ReactElement } from 'react';
import type { Stroke } from '../../map/raster.ts';
import { useTheme } from '../../ui/use-theme.tsx';
import {
  arrowStrokes,
  closesStrokes,
  MARK_PX,
  opensStrokes,
  voidStrokes,
  type VOID_STATES,
  type VoidShape,
} from './void-drawings.ts';

const Drawn = (props: { size: number; strokes: readonly Stroke[] }): ReactElement => (
  <svg className="void-symbol" viewBox={`0 0 ${props.size} ${props.size}`} aria-hidden>
    {props.strokes.map(({ d, fill, stroke, width, dash }, i) => (
      <path
        key={i}
        d={d}
        fill={fill ?? 'none'}
        stroke={stroke}
        strokeWidth={width}
        strokeDasharray={dash?.join(' ')}
      />
    ))}
  </svg>
);

/** A void as the map draws it. */
export function VoidSymbol(props: { shape: VoidShape; state: (typeof VOID_STATES)[number] }): ReactElement {
  return <Drawn size={26} strokes={voidStrokes(useTheme(), props.shape, props.state)} />;
}

const MARKS = {
  closes: { size: MARK_PX, strokes: closesStrokes },
  opens: { size: MARK_PX, strokes: opensStrokes },
  move: { size: 24, strokes: arrowStrokes },
} as const;

/** A mark of a move as the map draws it. */
export function MoveSymbol(props: { mark: keyof typeof MARKS }): ReactElement {
  const { size, strokes } = MARKS[props.mark];
  return <Drawn size={size} strokes={strokes(useTheme())} />;
}
