import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { addRoadPoint, endRoad, useTravelState } from './travel-state.ts';
import { useClosures } from './use-travel.ts';
import { isClosedAt, lengthM, type Closure } from '../../../shared/planning/travel/closure.ts';
import { Field } from '../../access/field.tsx';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useView } from '../../state/use-view.ts';
import { trpc } from '../../trpc.ts';
import { Failed } from '../../state/failed.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Skeleton } from '../../ui/state.tsx';

const HOUR_MS = 3_600_000;
const LASTS = ['open', '1', '4', '12', '24', '168'] as const;

/** Whatever is reckoned by road may be another now. */
function useRenewed(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: trpc.planning.travel.pathKey() });
}

/** Roads that are closed: shown, closed along a line, opened, and closed again. */
export function ClosedRoads(props: { isEstimate: boolean }): ReactElement {
  const { t } = useI18n();
  const me = useSignedIn();
  const closures = useClosures();
  const asks = useTravelState((state) => state.asks);
  const rows = closures.data?.rows ?? [];
  return (
    <section aria-label={t('travel.closed')}>
      <h2>{t('travel.closed')}</h2>
      {props.isEstimate ? <p className="travel-note">{t('travel.closed.estimate')}</p> : null}
      {closures.data === undefined && closures.isError ? (
        <Failed
          title={t('travel.closed.failed')}
          error={closures.error}
          onRetry={() => void closures.refetch()}
        />
      ) : null}
      {closures.isPending ? <Skeleton heightRem={3} /> : null}
      {closures.data && rows.length === 0 ? <p className="travel-note">{t('travel.closed.none')}</p> : null}
      <ul className="travel-closures">
        {rows.map((closure) => (
          <ClosureLine
            key={closure.id}
            closure={closure}
            by={closures.data?.people[closure.actor] ?? closure.actor}
            nowMs={closures.dataUpdatedAt}
            mayWrite={mayDo(me, 'planning.write')}
          />
        ))}
      </ul>
      {mayDo(me, 'planning.write') ? (
        asks === 'road' ? (
          <CloseForm />
        ) : (
          <ActionButton
            label={t('travel.closed.add')}
            onClick={() => useTravelState.setState({ asks: 'road', road: [] })}
          />
        )
      ) : null}
    </section>
  );
}

function ClosureLine(props: {
  closure: Closure;
  by: string;
  nowMs: number;
  mayWrite: boolean;
}): ReactElement {
  const { closure, by, nowMs, mayWrite } = props;
  const { id, reason, fromMs, toMs, line, endedAtMs } = closure;
  const { t, moment, number } = useI18n();
  const renew = useRenewed();
  const end = useMutation(trpc.planning.travel.closures.end.mutationOptions({ onSuccess: renew }));
  const iso = (ms: number): string => moment(new Date(ms).toISOString());
  const isClosed = isClosedAt(closure, nowMs);
  const state = isClosed ? 'closed' : endedAtMs === null && fromMs > nowMs ? 'later' : 'open';
  return (
    <li data-state={state}>
      <p>
        <strong>{t(`travel.closed.is.${state}`)}</strong> {reason}
      </p>
      <p className="travel-note">
        {line.length === 1
          ? t('travel.closed.point')
          : t('travel.closed.length', { metres: number(Math.round(lengthM(line))) })}
        {' · '}
        {toMs === null
          ? t('travel.closed.since', { from: iso(fromMs) })
          : t('travel.closed.during', { from: iso(fromMs), to: iso(toMs) })}
        {' · '}
        {by}
      </p>
      {mayWrite && (isClosed || endedAtMs !== null) ? (
        <ActionButton
          label={t(isClosed ? 'travel.closed.open' : 'travel.closed.again')}
          disabled={end.isPending}
          onClick={() =>
            end.mutate({
              id,
              ends: isClosed,
              reason: t(isClosed ? 'travel.closed.open' : 'travel.closed.again'),
            })
          }
        />
      ) : null}
      {end.isError ? (
        <p className="travel-problem" role="alert">
          {t('error.detail', { message: errorText(t, end.error) })}
        </p>
      ) : null}
    </li>
  );
}

/** A road is closed along what is pressed on the map, or by the keyboard at its middle, point after point. */
function CloseForm(): ReactElement {
  const view = useView();
  const { t, number } = useI18n();
  const { road } = useTravelState();
  const renew = useRenewed();
  const [reason, setReason] = useState('');
  const [lasts, setLasts] = useState<(typeof LASTS)[number]>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const add = useMutation(
    trpc.planning.travel.closures.add.mutationOptions({
      onSuccess: async () => {
        endRoad();
        await renew();
      },
      onError: (error) => setProblem(t('error.detail', { message: errorText(t, error) })),
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (road.length === 0) return setProblem(t('travel.closed.noPoint'));
    if (reason.trim().length < 3) return setProblem(t('travel.closed.noReason'));
    setProblem(null);
    const fromMs = Date.now();
    const toMs = lasts === 'open' ? null : fromMs + Number(lasts) * HOUR_MS;
    return add.mutate({ unit: view.unit, line: road, fromMs, toMs, reason });
  };
  return (
    <form className="travel-close" aria-label={t('travel.closed.add')} onSubmit={submit}>
      <p className="travel-note" aria-live="polite">
        {t('travel.closed.how')} {t('travel.closed.points', { n: road.length, nText: number(road.length) })}
      </p>
      <div className="travel-actions">
        <ActionButton
          label={t('travel.closed.middle')}
          disabled={view.lon === undefined || view.lat === undefined}
          onClick={() => addRoadPoint([view.lon ?? 0, view.lat ?? 0])}
        />
        <ActionButton
          label={t('travel.closed.back')}
          disabled={road.length === 0}
          onClick={() => useTravelState.setState({ road: road.slice(0, -1) })}
        />
      </div>
      <Choice
        label={t('travel.closed.lasts')}
        value={lasts}
        options={LASTS.map((value) => ({
          value,
          label:
            value === 'open'
              ? t('travel.closed.untilOpened')
              : t('travel.closed.hours', { n: Number(value), nText: number(Number(value)) }),
        }))}
        onChange={setLasts}
      />
      <Field label={t('travel.reason')} value={reason} onChange={setReason} problem={problem} />
      <div className="travel-actions">
        <button type="submit" className="plain-button" disabled={add.isPending}>
          {t('travel.closed.close')}
        </button>
        <ActionButton label={t('travel.cancel')} onClick={endRoad} />
      </div>
    </form>
  );
}
