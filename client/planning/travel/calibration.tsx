import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState, type ReactElement } from 'react';
import { ENOUGH_TRIPS, type CalibrationFinding } from '../../../shared/planning/travel/calibration.ts';
import { Field } from '../../access/field.tsx';
import { mayDoEverywhere, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useView } from '../../state/use-view.ts';
import { trpc, type AppRouter } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Skeleton } from '../../ui/state.tsx';

type Travel = inferRouterOutputs<AppRouter>['planning']['travel'];
type Status = Travel['status'];
type Answer = NonNullable<Travel['calibration']['get']>;

/** What own tracks say of the times, by kind of place and hours; nothing of it holds until somebody has accepted it. */
export function Calibration(props: { status: Status }): ReactElement {
  const { status } = props;
  const { unit } = useView();
  const { t, number } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const basis = status.basis.name;
  const answer = useQuery(
    trpc.planning.travel.calibration.get.queryOptions(isOpen ? { unit, basis } : skipToken),
  );
  return (
    <details
      className="travel-calibration"
      onToggle={(event) => setOpen(event.currentTarget.open)}
      open={isOpen}
    >
      <summary>{t('travel.calibration')}</summary>
      <p className="travel-note">{t('travel.calibration.note', { n: number(ENOUGH_TRIPS) })}</p>
      {answer.isError ? (
        <p className="travel-problem" role="alert">
          {t('error.detail', { message: errorText(t, answer.error) })}
        </p>
      ) : null}
      {answer.isLoading ? <Skeleton heightRem={6} /> : null}
      {answer.data ? <Findings answer={answer.data} status={status} /> : null}
    </details>
  );
}

function Findings(props: { answer: Answer; status: Status }): ReactElement {
  const { answer, status } = props;
  const { t, number, day } = useI18n();
  const mayAccept = mayDoEverywhere(useSignedIn(), 'planning.write');
  const [chosen, setChosen] = useState<CalibrationFinding | null>(null);
  const iso = (ms: number): string => day(new Date(ms).toISOString());
  const factor = (value: number): string => `× ${number(Math.round(value * 100) / 100)}`;
  const inForce = ({ kind, hours }: CalibrationFinding) =>
    status.factors.find(
      (one) => one.basis === answer.basis && one.kind === kind && one.hours === hours && one.factor !== 1,
    );
  return (
    <>
      <p className="travel-note">
        {t('travel.calibration.period', { from: iso(answer.fromMs), to: iso(answer.toMs) })}
        {answer.demonstration > 0
          ? ` ${t('travel.calibration.demonstration', { n: number(answer.demonstration) })}`
          : null}
      </p>
      <table className="travel-table">
        <thead>
          <tr>
            <th scope="col">{t('travel.calibration.where')}</th>
            <th scope="col">{t('travel.calibration.trips')}</th>
            <th scope="col">{t('travel.calibration.says')}</th>
            <th scope="col">{t('travel.calibration.inForce')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.findings.map((finding) => {
            const held = inForce(finding);
            const name = `${t(`travel.kind.${finding.kind}`)}, ${t(`travel.hours.${finding.hours}`)}`;
            return (
              <tr key={name}>
                <th scope="row">
                  {mayAccept && (finding.enough || held) ? (
                    <button type="button" className="link-button" onClick={() => setChosen(finding)}>
                      {name}
                    </button>
                  ) : (
                    name
                  )}
                </th>
                <td>{number(finding.n)}</td>
                <td>
                  {finding.factor === null || finding.quartiles === null
                    ? t('travel.calibration.tooFew')
                    : `${factor(finding.factor)} (${finding.quartiles.map((q) => number(Math.round(q * 100) / 100)).join('–')})`}
                </td>
                <td>
                  {held
                    ? `${factor(held.factor)}, n = ${number(held.trips)}, ${iso(held.acceptedAtMs)}`
                    : '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {chosen ? (
        <AcceptForm
          key={`${chosen.kind} ${chosen.hours}`}
          basis={answer.basis}
          finding={chosen}
          isHeld={inForce(chosen) !== undefined}
          onDone={() => setChosen(null)}
        />
      ) : null}
    </>
  );
}

function AcceptForm(props: {
  basis: Answer['basis'];
  finding: CalibrationFinding;
  isHeld: boolean;
  onDone: () => void;
}): ReactElement {
  const { basis, finding, isHeld, onDone } = props;
  const { kind, hours, enough } = finding;
  const { unit } = useView();
  const { t } = useI18n();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const accept = useMutation(
    trpc.planning.travel.calibration.accept.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.planning.travel.pathKey() });
        onDone();
      },
      onError: (error) => setProblem(t('error.detail', { message: errorText(t, error) })),
    }),
  );
  const send = (applies: boolean): void => {
    if (reason.trim().length < 3) return setProblem(t('travel.closed.noReason'));
    setProblem(null);
    return accept.mutate({ unit, basis, kind, hours, applies, reason });
  };
  const name = `${t(`travel.kind.${kind}`)}, ${t(`travel.hours.${hours}`)}`;
  return (
    <form
      className="travel-close"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        send(enough);
      }}
    >
      <p>{name}</p>
      <Field label={t('travel.reason')} value={reason} onChange={setReason} problem={problem} />
      <div className="travel-actions">
        {enough ? (
          <button type="submit" className="plain-button" disabled={accept.isPending}>
            {t('travel.calibration.accept')}
          </button>
        ) : null}
        {isHeld ? (
          <ActionButton
            label={t('travel.calibration.remove')}
            disabled={accept.isPending}
            onClick={() => send(false)}
          />
        ) : null}
        <ActionButton label={t('travel.cancel')} onClick={onDone} />
      </div>
    </form>
  );
}
