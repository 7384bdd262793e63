import { LocateFixed, Radius, Siren, X } from 'lucide-react';
import type { ReactElement, RefObject } from 'react';
import { keyFor } from '../command/print-key.ts';
import type { Category } from '../../shared/operations/playbook.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { errorText } from '../state/error-text.ts';
import type { LivePicture } from '../live/live-picture.ts';
import { IconButton } from '../ui/button.tsx';
import { EmptyState, Skeleton } from '../ui/state.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { useNow } from '../ui/use-now.ts';
import { useStages } from '../ui/use-stages.ts';
import { ageText } from './age.ts';
import type { UnitRow } from './answers.ts';
import { ClearSos } from './sos/clear-sos.tsx';
import { fixedAtOf } from './unit-fix.ts';
import { AGED_MS, UnitSymbol } from './unit-symbol.tsx';
import { useUnit } from './use-unit.ts';

/** Age and time in status move on every two seconds, as counters may. */
const CALM_MS = 2_000;

type UnitCardProps = {
  unitId: number;
  live: LivePicture | null;
  categories: ReadonlyMap<string, Category>;
  /** Whether anything is known of its way in the last hour. */
  hasTrail: boolean;
  onIncident: (id: number) => void;
  mayDispatch: boolean;
  /** Moves the map to a place; null while there is no map. */
  onFind: ((place: { lon: number; lat: number }) => void) | null;
  /** Shows what it reaches in minutes; null for who may not plan. */
  onReach: ((place: { lon: number; lat: number }) => void) | null;
  onClose: () => void;
};

/** One unit: who, what it does and since when, what its position is worth, its task. */
export function UnitCard(props: UnitCardProps): ReactElement {
  const { unitId, onClose } = props;
  const { t } = useI18n();
  const query = useUnit(unitId);
  const root = useEscape(onClose);
  if (query.data) return <OpenUnit root={root} row={query.data} {...props} />;
  return (
    <section ref={root} className="unit-card panel" aria-label={t('operations.unitList')}>
      {query.error ? (
        <EmptyState
          broken
          title={t('operations.unitCardFailed')}
          hint={t('error.detail', { message: errorText(t, query.error) })}
          action={{ label: t('action.close'), onClick: onClose }}
        />
      ) : (
        <output className="side-loading" aria-busy="true" aria-label={t('app.loading')}>
          <Skeleton heightRem={6} />
        </output>
      )}
    </section>
  );
}

function OpenUnit(
  props: UnitCardProps & { root: RefObject<HTMLElement | null>; row: UnitRow },
): ReactElement {
  const { root, row, live, categories, hasTrail, mayDispatch, onIncident, onFind, onReach, onClose } = props;
  const { t, name, number, time } = useI18n();
  const nowMs = useNow(CALM_MS, live?.now);
  const isWhole = useStages(1) > 0;
  const { unit, position, work, dueAt } = row;
  const fixedAtMs = fixedAtOf(row, live);
  const late = dueAt !== null && nowMs > dueAt;
  const title = t('operations.unitCard', { callSign: unit.callSign });
  const task = work?.incident ?? null;
  const category = task ? categories.get(task.category) : undefined;
  return (
    <section ref={root} className="unit-card panel" aria-label={title}>
      <header className="ops-head">
        <UnitSymbol
          status={unit.status}
          late={late}
          sos={unit.sos !== null}
          aged={fixedAtMs === null || nowMs - fixedAtMs > AGED_MS}
          type={unit.type}
          sizePx={32}
        />
        <h2 className="ellipsis">{title}</h2>
        {position && onFind ? (
          <IconButton label={t('operations.unit.find')} onClick={() => onFind(position)}>
            <LocateFixed aria-hidden />
          </IconButton>
        ) : null}
        {position && onReach ? (
          <IconButton label={t('travel.unit.reach')} onClick={() => onReach(position)}>
            <Radius aria-hidden />
          </IconButton>
        ) : null}
        <IconButton label={t('action.close')} shortcut={keyFor('screen.back')} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {unit.sos ? (
        <div className="card-sos">
          <Siren aria-hidden />
          <p>
            <strong>{t('operations.sos.calls', { time: time(unit.sos.at) })}</strong>
          </p>
          {mayDispatch && unit.sos.acknowledgedBy !== null ? (
            <ClearSos unitId={unit.id} version={unit.version} />
          ) : null}
        </div>
      ) : null}
      {isWhole ? (
        <dl className="facts">
          <dt>{t('operations.unit.status')}</dt>
          <dd>
            <strong>{t(`operations.unitStatus.${unit.status}`)}</strong>{' '}
            <span className="muted">
              {time(unit.statusSince)} · {ageText(nowMs - unit.statusSince)}
            </span>
            {late ? (
              <span className="late"> {t('operations.lateBy', { age: ageText(nowMs - dueAt) })}</span>
            ) : null}
            {unit.statusReason === '' ? null : <span> {unit.statusReason}</span>}
          </dd>
          {work ? (
            <>
              <dt>{t('operations.crew.task')}</dt>
              <dd>
                {t(`operations.task.${work.task.state}`)}{' '}
                {task ? (
                  <button type="button" className="link-button" onClick={() => onIncident(task.id)}>
                    {category ? name(category.name) : task.category} …{task.number.slice(-6)}
                  </button>
                ) : (
                  <span className="muted">{t('operations.unit.elsewhere')}</span>
                )}
              </dd>
            </>
          ) : null}
          <dt>{t('operations.unit.position')}</dt>
          <dd>
            {fixedAtMs === null
              ? t('operations.whyNot.position_unknown')
              : t('operations.unit.age', { age: ageText(nowMs - fixedAtMs) })}
          </dd>
          {position ? (
            <>
              <dt>{t('operations.unit.accuracy')}</dt>
              <dd>
                {position.accuracyM === null
                  ? t('operations.unit.unknown')
                  : t('operations.unit.accuracyM', { value: number(Math.round(position.accuracyM)) })}
              </dd>
              <dt>{t('operations.unit.source')}</dt>
              <dd>{t(`operations.source.${position.source}`)}</dd>
              <dt>{t('operations.unit.trail')}</dt>
              <dd>{t(hasTrail ? 'operations.unit.trailShown' : 'operations.unit.trailNone')}</dd>
            </>
          ) : null}
          <dt>{t('operations.unit.type')}</dt>
          <dd>{t(`operations.unitType.${unit.type}`)}</dd>
          <dt>{t('operations.unit.crew')}</dt>
          <dd>{unit.crew.join(', ') || unit.crewSize || t('operations.unit.unknown')}</dd>
          <dt>{t('operations.unit.equipment')}</dt>
          <dd>
            {unit.equipment.map((one) => t(`operations.equipment.${one}`)).join(', ') ||
              t('operations.unit.none')}
          </dd>
        </dl>
      ) : null}
    </section>
  );
}
