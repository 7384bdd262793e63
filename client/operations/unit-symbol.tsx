import type { ReactElement } from 'react';
import type { UnitStatus } from '../../shared/operations/schema.ts';
import { UNIT_KIND } from './unit-kind.ts';

/** Shapes of the map in a box of 16: disc, triangle, square, ring. */
const SHAPES = [
  <circle key="free" cx="8" cy="8" r="6" fill="currentColor" />,
  <path key="en_route" d="M8 1L15 14H1Z" fill="currentColor" />,
  <path key="on_scene" d="M2 2H14V14H2Z" fill="currentColor" />,
  <circle key="unavailable" cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="3" />,
] as const;

/** The symbol of a unit as the map draws it; late ones are ringed. */
export const UnitSymbol = (props: { status: UnitStatus; late: boolean }): ReactElement => (
  <svg
    className="unit-symbol"
    data-kind={UNIT_KIND[props.status]}
    data-late={props.late ? '' : undefined}
    viewBox="0 0 16 16"
    aria-hidden
  >
    {SHAPES[UNIT_KIND[props.status]]}
  </svg>
);
