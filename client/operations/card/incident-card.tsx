import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactElement } from 'react';
import { INCIDENT_MOVES } from '../../../shared/operations/incident-state.ts';
import type { IncidentCommand } from '../../../shared/operations/command.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState, Notice, Skeleton } from '../../ui/state.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import type { Card } from '../answers.ts';
import { AfterAction } from '../history/after-action.tsx';
import { RelatedHistory } from '../history/related-history.tsx';
import { newKey } from '../new-key.ts';
import { TroubleText } from '../trouble-text.tsx';
import { troubleOf, useCommand } from '../use-command.ts';
import { isBehind, POLLED, useNow } from '../use-live.ts';
import { CardAdvice, firstAdvised } from './card-advice.tsx';
import { CardFacts } from './card-facts.tsx';
import { CardLog } from './card-log.tsx';
import { CardSteps, nextStep } from './card-steps.tsx';
import { CardSurroundings } from './card-surroundings.tsx';
import { CardTasks } from './card-tasks.tsx';
import { CloseForm } from './close-form.tsx';

type CardProps = {
  id: number;
  categories: ReadonlyMap<string, Category>;
  callSign: (unitId: number) => string;
  mayWrite: boolean;
  mayDispatch: boolean;
  mayExport: boolean;
  onOpen: (id: number) => void;
  onClose: () => void;
};

/** The card of an incident: what is known, what to do, whom to send, what was done. */
export function IncidentCard(props: CardProps): ReactElement {
  const { id } = props;
  const { t } = useI18n();
  const query = useQuery(trpc.operations.incidents.card.queryOptions({ id }, POLLED));
  if (query.data) return <OpenCard key={id} card={query.data} asOfMs={query.dataUpdatedAt} {...props} />;
  if (query.error)
    return (
      <EmptyState
        broken
        title={t('operations.cardFailed')}
        hint={t('error.detail', { message: query.error.message })}
        action={{ label: t('action.retry'), onClick: () => void query.refetch() }}
      />
    );
  return (
    <div className="side-loading" aria-busy="true" aria-label={t('app.loading')}>
      <Skeleton heightRem={6} />
      <Skeleton heightRem={12} />
    </div>
  );
}

/** A command without the parts that every command has. */
type Asked = IncidentCommand extends infer One
  ? One extends IncidentCommand
    ? Omit<One, 'key' | 'incidentId'>
    : never
  : never;

function OpenCard(props: CardProps & { card: Card; asOfMs: number }): ReactElement {
  const { card, asOfMs, categories, callSign, mayWrite, mayDispatch, onOpen, onClose } = props;
  const { incident } = card;
  const { t, name, time } = useI18n();
  const nowMs = useNow(1_000);
  const [isClosing, setClosing] = useState(false);
  const noteRef = useRef<HTMLInputElement>(null);
  const command = useCommand();
  const moves = mayWrite ? INCIDENT_MOVES[incident.state] : [];
  const can = (move: IncidentCommand['type']): boolean => moves.includes(move);
  const maySend = mayDispatch && can('task.assign');
  const advice = useQuery(
    trpc.operations.recommend.queryOptions({ incidentId: incident.id }, { ...POLLED, enabled: maySend }),
  );
  const first = maySend ? firstAdvised(advice.data) : null;

  const give = (asked: Asked, onSuccess?: () => void): void =>
    command.mutate({ ...asked, key: newKey(), incidentId: incident.id }, onSuccess ? { onSuccess } : {});
  const seen = { expectedVersion: incident.version };
  const send = (unitId: number): void => give({ type: 'task.assign', unitId, ...seen });
  const mark = (stepId: string, state: 'done' | 'skipped', reason: string): void =>
    give({ type: 'incident.step', stepId, state, reason });
  const step = nextStep(card);
  useKeys({
    ...(first === null ? {} : { a: () => send(first) }),
    ...(step !== null && can('incident.step') ? { d: () => mark(step, 'done', '') } : {}),
    ...(can('incident.close') ? { x: () => setClosing(true) } : {}),
    ...(can('incident.note') ? { m: () => noteRef.current?.focus() } : {}),
    ...(can('incident.claim') && incident.claimedBy === null
      ? { g: () => give({ type: 'incident.claim', ...seen }) }
      : {}),
    Escape: () => (isClosing ? setClosing(false) : onClose()),
  });

  const category = categories.get(incident.category);
  return (
    <article className="incident-card scroll" aria-label={t('operations.card')}>
      <CardFacts card={card} title={category ? name(category.name) : incident.category} onClose={onClose} />
      {isBehind(asOfMs, nowMs) ? (
        <Notice tone="warning">{t('operations.cardStale', { time: time(asOfMs) })}</Notice>
      ) : null}
      {command.isError ? (
        <Notice tone="danger" dismiss={{ label: t('action.dismiss'), onClick: command.reset }}>
          <TroubleText trouble={troubleOf(command.error)} />
        </Notice>
      ) : null}
      <div className="ops-actions">
        {can('incident.claim') && incident.claimedBy === null ? (
          <ActionButton
            label={t('operations.claim')}
            shortcut="G"
            onClick={() => give({ type: 'incident.claim', ...seen })}
          />
        ) : null}
        {can('incident.under_control') ? (
          <ActionButton
            label={t('operations.underControl')}
            onClick={() => give({ type: 'incident.under_control', ...seen })}
          />
        ) : null}
        {can('incident.close') ? (
          <ActionButton
            label={t('operations.close')}
            shortcut="X"
            expanded={isClosing}
            onClick={() => setClosing(!isClosing)}
          />
        ) : null}
      </div>
      {isClosing && can('incident.close') ? (
        <CloseForm
          card={card}
          busy={command.isPending}
          onClose={(outcome, reason) =>
            give({ type: 'incident.close', outcome, reason, ...seen }, () => setClosing(false))
          }
          onCancel={() => setClosing(false)}
        />
      ) : null}
      {maySend ? (
        <section>
          <h3>{t('operations.advice')}</h3>
          {advice.isError && isBehind(advice.dataUpdatedAt, nowMs) ? (
            <p className="late">{t('error.server')}</p>
          ) : null}
          {advice.data ? <CardAdvice advice={advice.data} onSend={send} /> : null}
          {advice.isPending ? <Skeleton heightRem={4} /> : null}
        </section>
      ) : null}
      <section>
        <h3>{t('operations.tasks')}</h3>
        <CardTasks
          tasks={card.tasks}
          callSign={callSign}
          priority={incident.priority}
          nowMs={nowMs}
          onMove={
            mayWrite
              ? (task, move) => {
                  const part = { taskId: task.id, expectedVersion: task.version };
                  give(
                    move === 'done'
                      ? { type: 'task.done', reason: '', ...part }
                      : { type: `task.${move}`, ...part },
                  );
                }
              : null
          }
          onCancel={
            mayDispatch
              ? (task, reason) =>
                  give({ type: 'task.cancel', taskId: task.id, expectedVersion: task.version, reason })
              : null
          }
        />
      </section>
      <section>
        <h3>{t('operations.playbook')}</h3>
        <CardSteps card={card} nowMs={nowMs} onMark={can('incident.step') ? mark : null} />
      </section>
      <CardSurroundings card={card} categories={categories} onOpen={onOpen} />
      <RelatedHistory
        incidentId={incident.id}
        receivedMs={incident.times.t0 ?? incident.times.t2}
        categories={categories}
        onOpen={onOpen}
      />
      <AfterAction incident={incident} nowMs={nowMs} mayPrint={props.mayExport} />
      <CardLog
        card={card}
        callSign={callSign}
        noteRef={noteRef}
        onNote={can('incident.note') ? (text, done) => give({ type: 'incident.note', text }, done) : null}
      />
    </article>
  );
}
