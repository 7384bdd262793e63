import type { ReactElement } from 'react';
import { FACILITY_TYPES } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { FacilitySymbol } from './facility-symbol.tsx';

const STATES = ['gap', 'closed', 'unknown', 'not_required'] as const;

/** The symbols of the map: what stands inside is the kind of facility, the frame is the state of the requirement. */
export function SymbolLegend(): ReactElement {
  const { t } = useI18n();
  return (
    <div className="legend-symbols">
      <ul aria-label={t('legend.states')}>
        {STATES.map((gap) => (
          <li key={gap}>
            <FacilitySymbol type="school" gap={gap} />
            {t(`gap.${gap}`)}
          </li>
        ))}
      </ul>
      <ul aria-label={t('legend.facilityTypes')}>
        {FACILITY_TYPES.map((type) => (
          <li key={type}>
            <FacilitySymbol type={type} gap="closed" />
            {t(`type.${type}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
