import type { ReactElement } from 'react';
import type { Measure } from '../../shared/register/schema.ts';
import { PlaceName } from '../i18n/place-name.tsx';
import { GapLabel } from './facility-symbol.tsx';
import { useFacility } from './use-register.ts';
import './facility-tip.css';

/** The name of the facility under the pointer; `x`, `y` are CSS pixels of the map. */
export function FacilityTip(props: {
  id: number;
  x: number;
  y: number;
  measure: Measure;
}): ReactElement | null {
  const { id, x, y, measure } = props;
  const { data } = useFacility(id);
  if (data?.facility.id !== id) return null;
  const gap = data.measures.find((m) => m.measure === measure)?.gap;
  return (
    <div className="facility-tip panel" style={{ left: x, top: y }} aria-hidden>
      <strong>
        <PlaceName name={data.facility.name} />
      </strong>
      {gap ? <GapLabel gap={gap} /> : null}
    </div>
  );
}
