import type { ReactElement } from 'react';
import type { PoliceUnitType, UnitStatus } from '../../shared/operations/schema.ts';
import { MapSymbol } from '../symbols/map-symbol.tsx';
import { UNIT_LOOKS } from '../symbols/unit.ts';
import { UNIT_KIND } from './unit-kind.ts';

/** From this age on nobody counts on where a unit was, milliseconds: the middle step of `moving-points-shader.ts`. */
export const AGED_MS = 15 * 60_000;

/** The symbol of a unit as the map draws it; a late one is ringed, one that calls for help is a burst, one whose place is old is dashed around. */
export function UnitSymbol(props: {
  status: UnitStatus;
  late: boolean;
  sos?: boolean;
  aged?: boolean;
  type?: PoliceUnitType;
  sizePx?: number;
}): ReactElement {
  const { status, late, sos = false, aged = false, type, sizePx = 18 } = props;
  const look = UNIT_LOOKS[UNIT_KIND[status]];
  return (
    <MapSymbol
      className="unit-symbol"
      kind="unit"
      state={sos ? 'sos' : late ? `${look}-late` : aged ? `${look}-aged` : look}
      {...(type === undefined ? {} : { glyph: type })}
      sizePx={sizePx}
    />
  );
}
