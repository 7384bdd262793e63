import { useMemo, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { LivePicture } from '../../live/live-picture.ts';
import { useNow } from '../../ui/use-now.ts';
import { ageText } from '../age.ts';
import type { UnitRow } from '../answers.ts';
import { nearestUnits } from '../near-units.ts';
import { bestFix } from '../unit-fix.ts';

const MOST = { count: 5, distanceM: 20_000 };
/** Who is nearest changes no oftener than people can read it. */
const CALM_MS = 5_000;

/** The units nearest to the place, busy ones too, with the age of what is known: the picture as the map shows it. */
export function CardNear(props: {
  place: { lon: number; lat: number };
  units: readonly UnitRow[];
  live: LivePicture | null;
  onUnit: (id: number) => void;
}): ReactElement {
  const { place, units, live, onUnit } = props;
  const { t, number } = useI18n();
  const nowMs = useNow(CALM_MS, live?.now);
  const { lon, lat } = place;
  const near = useMemo(
    () => nearestUnits(units, (row) => bestFix(row, live), { lon, lat }, nowMs, MOST),
    [units, live, lon, lat, nowMs],
  );
  return (
    <section aria-label={t('operations.unitsNear')}>
      <h3>{t('operations.unitsNear')}</h3>
      {near.length === 0 ? <p className="muted">{t('operations.noUnitsNear')}</p> : null}
      <ul>
        {near.map(({ row: { unit }, distanceM, ageMs }) => (
          <li key={unit.id}>
            <button type="button" className="link-button" onClick={() => onUnit(unit.id)}>
              {unit.callSign}
            </button>{' '}
            {t(`operations.unitStatus.${unit.status}`)} ·{' '}
            {t('operations.metres', { value: number(Math.round(distanceM)) })}{' '}
            <span className="muted">{t('operations.fixAge', { age: ageText(ageMs) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
