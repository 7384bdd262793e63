import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { Priority } from '../../../shared/operations/schema.ts';
import type { ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { addressLine } from '../../../shared/operations/address.ts';
import { incidentAt, takenBy } from '../../../shared/operations/board-at.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { IconButton } from '../../ui/button.tsx';
import { actorName } from '../actor-name.ts';
import type { IncidentHistory } from '../answers.ts';
import { eventWords } from '../card/event-words.ts';
import { CardTasks } from '../card/card-tasks.tsx';
import { PriorityMark } from '../priority-mark.tsx';

/** An incident as its card was at a past moment: facts, tasks, steps, log, and who had opened it. */
export function ReplayCard(props: {
  history: IncidentHistory;
  atMs: number;
  categories: ReadonlyMap<string, Category>;
  people: Readonly<Record<string, string>>;
  callSign: (unitId: number) => string;
  onClose: () => void;
}): ReactElement {
  const { history, atMs, categories, people, callSign, onClose } = props;
  const { t, time, name } = useI18n();
  const file = incidentAt(history.log, atMs);
  const ref = file?.incident.playbook ?? null;
  const playbook = useQuery(
    // The version that it ran by: a newer one may have other steps.
    trpc.operations.playbooks.version.queryOptions(ref ?? { id: '', version: 1 }, {
      enabled: ref !== null,
      staleTime: Infinity,
    }),
  );
  const who = (actor: string): string => actorName(actor, { t, people, callSign });
  const head = (title: string, priority?: Priority): ReactElement => (
    <header className="ops-head">
      {priority === undefined ? null : <PriorityMark priority={priority} />}
      <h2 className="ellipsis">{title}</h2>
      <IconButton label={t('action.close')} shortcut={keyFor('screen.back')} onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </header>
  );
  if (!file)
    return (
      <article className="incident-card scroll" aria-label={t('replay.card')}>
        {head(t('replay.card'))}
        <p className="muted">{t('replay.notYet')}</p>
      </article>
    );
  const { incident, tasks } = file;
  const category = categories.get(incident.category);
  const stepName = (id: string): string => {
    const step = playbook.data?.steps.find((one) => one.id === id);
    return step ? name(step.action) : id;
  };
  const views = takenBy(history.views, atMs);
  const { caller, address } = incident;
  return (
    <article className="incident-card scroll" aria-label={t('replay.card')}>
      {head(category ? name(category.name) : incident.category, incident.priority)}
      <dl className="facts">
        <dt>{t('operations.number')}</dt>
        <dd>{incident.number}</dd>
        <dt>{t('operations.stateTitle')}</dt>
        <dd>
          <strong>{t(`operations.state.${incident.state}`)}</strong>{' '}
          <span className="muted">{time(incident.stateSince)}</span>
        </dd>
        <dt>{t('operations.claimedBy')}</dt>
        <dd>{incident.claimedBy === null ? t('operations.nobody') : who(incident.claimedBy)}</dd>
        <dt>{t('operations.place')}</dt>
        <dd>{addressLine(address) || t('operations.noPlace')}</dd>
        {caller ? (
          <>
            <dt>{t('operations.caller')}</dt>
            <dd>
              {caller.name} {caller.phone}
            </dd>
          </>
        ) : null}
        {address.text === '' ? null : (
          <>
            <dt>{t('operations.words')}</dt>
            <dd>{address.text}</dd>
          </>
        )}
      </dl>
      <section>
        <h3>{t('operations.tasks')}</h3>
        <CardTasks
          tasks={tasks.map((task) => ({ ...task, escalated: false }))}
          callSign={callSign}
          priority={incident.priority}
          nowMs={atMs}
          onMove={null}
          onCancel={null}
        />
      </section>
      <section>
        <h3>{t('replay.steps')}</h3>
        {Object.keys(incident.steps).length === 0 ? <p className="muted">{t('replay.noSteps')}</p> : null}
        <ul className="log">
          {Object.entries(incident.steps).map(([id, mark]) => (
            <li key={id}>
              <span className="muted">{time(mark.at)}</span> {t(`operations.step.${mark.state}`)}:{' '}
              {stepName(id)} {mark.reason} <span className="muted">{who(mark.actor)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('replay.views')}</h3>
        {views.length === 0 ? <p className="muted">{t('replay.noViews')}</p> : null}
        <ul className="log">
          {views.map(({ actor, at }) => (
            <li key={`${actor} ${at}`}>
              <span className="muted">{time(at)}</span> {who(actor)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('replay.log')}</h3>
        <ol className="log">
          {takenBy(history.log, atMs)
            .toReversed()
            .map((entry) => (
              <li key={entry.seq}>
                <span className="muted">{time(entry.happenedAt)}</span>{' '}
                {eventWords(entry.event, { t, unitName: callSign, stepName })}{' '}
                <span className="muted">{who(entry.actor)}</span>
              </li>
            ))}
        </ol>
      </section>
    </article>
  );
}
