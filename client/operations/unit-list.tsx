import { memo, useMemo, type ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { LivePicture } from '../live/live-picture.ts';
import { moveFocus } from '../ui/move-focus.ts';
import { useLines } from '../ui/use-lines.ts';
import { useNow } from '../ui/use-now.ts';
import { ageText } from './age.ts';
import type { UnitRow } from './answers.ts';
import { fixedAtOf } from './unit-fix.ts';
import { UNIT_KIND } from './unit-kind.ts';
import { UnitSymbol } from './unit-symbol.tsx';

const ROW_REM = 1.75;
/** Ages change no oftener than people can read them. */
const CALM_MS = 2_000;

/**
 * The units of the map as a list: symbol, call sign, status, age of the position; `units` is undefined while they are
 * awaited. Ages are by the server's clock: that of a desk may be wrong.
 */
export const UnitList = memo(function UnitList(props: {
  units: readonly UnitRow[] | undefined;
  live: LivePicture | null;
  failed: boolean;
  chosenId: number | null;
  onChoose: (id: number) => void;
}): ReactElement {
  const { live, failed, chosenId, onChoose } = props;
  const { t } = useI18n();
  const nowMs = useNow(CALM_MS, live?.now);
  const units = useMemo(
    () => props.units?.toSorted((a, b) => UNIT_KIND[a.unit.status] - UNIT_KIND[b.unit.status]),
    [props.units],
  );
  const { scrollRef, items, abovePx, belowPx } = useLines(
    units?.length ?? 0,
    () => ROW_REM,
    (index) => String(units?.[index]?.unit.id ?? index),
  );
  return (
    <section className="operate-units" aria-label={t('operations.unitList')}>
      <h3>
        {t('operations.unitList')} <span className="muted">{units?.length ?? ''}</span>
      </h3>
      {units ? null : <p className="muted">{t(failed ? 'error.server' : 'app.loading')}</p>}
      {units?.length === 0 ? <p className="muted">{t('operations.noUnits')}</p> : null}
      <div className="scroll" ref={scrollRef}>
        <ul style={{ paddingTop: abovePx, paddingBottom: belowPx }}>
          {items.map(({ key, index }) => {
            const row = units?.[index];
            if (!row) return null;
            const { unit, dueAt } = row;
            const fixedAtMs = fixedAtOf(row, live);
            const late = dueAt !== null && nowMs > dueAt;
            return (
              <li key={key}>
                <button
                  type="button"
                  className="unit-row"
                  aria-current={unit.id === chosenId ? 'true' : undefined}
                  onClick={() => onChoose(unit.id)}
                  onKeyDown={moveFocus}
                >
                  <UnitSymbol status={unit.status} late={late} sos={unit.sos !== null} />
                  <strong>{unit.callSign}</strong>
                  <span className={late ? 'late' : undefined}>
                    {t(`operations.unitStatus.${unit.status}`)}
                    {late ? ` · ${ageText(nowMs - dueAt)}` : ''}
                  </span>
                  <span className="muted">
                    {fixedAtMs === null
                      ? t('operations.whyNot.position_unknown')
                      : t('operations.fixAge', { age: ageText(nowMs - fixedAtMs) })}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
});
