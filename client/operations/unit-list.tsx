import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ageText } from './age.ts';
import type { UnitRow } from './answers.ts';
import { UNIT_KIND } from './unit-kind.ts';
import { useNow } from './use-live.ts';

/** Shapes of the map in a box of 16: disc, triangle, square, ring. */
const SHAPES = [
  <circle key="free" cx="8" cy="8" r="6" fill="currentColor" />,
  <path key="en_route" d="M8 1L15 14H1Z" fill="currentColor" />,
  <path key="on_scene" d="M2 2H14V14H2Z" fill="currentColor" />,
  <circle key="unavailable" cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="3" />,
] as const;

/**
 * The units of the map as a list: symbol, call sign, status, age of the position; `units` is undefined while they are
 * awaited. Ages are the server's, of the moment of its answer: the clock of a desk may be wrong.
 */
export function UnitList(props: {
  units: readonly UnitRow[] | undefined;
  asOfMs: number;
  failed: boolean;
}): ReactElement {
  const { asOfMs, failed } = props;
  const { t } = useI18n();
  const nowMs = useNow(2_000);
  const units = props.units?.toSorted((a, b) => UNIT_KIND[a.unit.status] - UNIT_KIND[b.unit.status]);
  return (
    <section className="operate-units scroll" aria-label={t('operations.unitList')}>
      <h3>{t('operations.unitList')}</h3>
      {units ? null : <p className="muted">{t(failed ? 'error.server' : 'app.loading')}</p>}
      {units?.length === 0 ? <p className="muted">{t('operations.noUnits')}</p> : null}
      <ul>
        {units?.map(({ unit, ageMs }) => (
          <li key={unit.id}>
            <svg className="unit-symbol" data-kind={UNIT_KIND[unit.status]} viewBox="0 0 16 16" aria-hidden>
              {SHAPES[UNIT_KIND[unit.status]]}
            </svg>
            <strong>{unit.callSign}</strong>
            <span>{t(`operations.unitStatus.${unit.status}`)}</span>
            <span className="muted">
              {ageMs === null
                ? t('operations.whyNot.position_unknown')
                : t('operations.fixAge', { age: ageText(ageMs + nowMs - asOfMs) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
