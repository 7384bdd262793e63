import { useQuery } from '@tanstack/react-query';
import { keyFor } from '../../command/print-key.ts';
import { useCommands } from '../../command/use-commands.ts';
import { useEffect, useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { INCIDENT_MOVES } from '../../../shared/operations/incident-state.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import type { LivePicture } from '../../live/live-picture.ts';
import { trpc } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { afterFrame } from '../../ui/after-frame.ts';
import { EmptyState, Notice, Skeleton } from '../../ui/state.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStages } from '../../ui/use-stages.ts';
import type { Card, UnitRow } from '../answers.ts';
import { AfterAction } from '../history/after-action.tsx';
import { RelatedHistory } from '../history/related-history.tsx';
import { RENEWED } from '../renewals.ts';
import { TroubleText } from '../trouble-text.tsx';
import { troubleOf, useIncidentCommand } from '../use-command.ts';
import { CardAdvice, firstAdvised } from './card-advice.tsx';
import { CardFacts } from './card-facts.tsx';
import { CardFiles } from './card-files.tsx';
import { CardFlags, SensitiveSwitch } from './card-flags.tsx';
import { CardLog } from './card-log.tsx';
import { CardMerged, MergeForm } from './card-merge.tsx';
import { CardNear } from './card-near.tsx';
import { CardShare } from './card-share.tsx';
import { CardSteps, nextStep } from './card-steps.tsx';
import { CardSurroundings } from './card-surroundings.tsx';
import { CardTasks } from './card-tasks.tsx';
import { CloseForm } from './close-form.tsx';

type CardProps = {
  id: number;
  categories: ReadonlyMap<string, Category>;
  callSign: (unitId: number) => string;
  /** The units of the picture; null for whoever may not see where they are. */
  units: readonly UnitRow[] | null;
  live: LivePicture | null;
  /** The server's clock, milliseconds. */
  clock: () => number;
  /** The moment of the picture while nothing renews it; null while something does. */
  staleSinceMs: number | null;
  mayWrite: boolean;
  mayDispatch: boolean;
  mayExport: boolean;
  /** It was opened by the keyboard, or by the report that has just been sent: reading goes on in it. */
  takesFocus: boolean;
  /** What else may be done with an incident, lent by other domains. */
  renderTools?: (incident: Card['incident']) => ReactNode;
  onOpen: (id: number) => void;
  onUnit: (id: number) => void;
  onClose: () => void;
};

/** How often it is asked anew whom to send, as units move. */
const ADVICE_MS = 10_000;

/** The card of an incident: what is known, what to do, whom to send, what was done. */
export function IncidentCard(props: CardProps): ReactElement {
  const { id, onClose } = props;
  const { t } = useI18n();
  const query = useQuery(trpc.operations.incidents.card.queryOptions({ id }, RENEWED));
  const root = useEscape(onClose);
  // What was shared and is not any more is not shown from memory either.
  const isGone = query.error?.data?.code === 'NOT_FOUND';
  if (query.data && !isGone) return <OpenCard key={id} root={root} card={query.data} {...props} />;
  if (query.error)
    return (
      <EmptyState
        broken
        title={t(isGone ? 'operations.cardGone' : 'operations.cardFailed')}
        {...(isGone ? {} : { hint: t('error.detail', { message: errorText(t, query.error) }) })}
        action={
          isGone
            ? { label: t('action.close'), onClick: onClose }
            : { label: t('action.retry'), onClick: () => void query.refetch() }
        }
      />
    );
  return (
    <output className="side-loading" aria-busy="true" aria-label={t('app.loading')}>
      <Skeleton heightRem={6} />
      <Skeleton heightRem={12} />
    </output>
  );
}

function OpenCard(props: CardProps & { root: RefObject<HTMLElement | null>; card: Card }): ReactElement {
  const {
    root,
    card,
    clock,
    staleSinceMs,
    categories,
    callSign,
    mayWrite,
    mayDispatch,
    renderTools,
    onOpen,
    onClose,
  } = props;
  const { incident } = card;
  const { t, name, time } = useI18n();
  const nowMs = useNow(1_000, clock);
  /** Which form is open above the rest; one at a time, and Escape leaves it. */
  const [form, setForm] = useState<'none' | 'close' | 'merge' | 'share' | 'sensitive'>('none');
  const isClosing = form === 'close';
  const setClosing = (isOpen: boolean): void => setForm(isOpen ? 'close' : 'none');
  const shut = (): void => setForm('none');
  const { takesFocus } = props;
  useEffect(() => {
    if (!takesFocus) return undefined;
    // After the frame that lays the card out: a focus that comes earlier has it laid out within the map's own time.
    return afterFrame(() => root.current?.focus({ preventScroll: true }));
  }, [takesFocus, root]);
  // What it is about is there at once; then what is decided by, and what is read and written after that, unless a key asks for it.
  const [isAskedFor, setAskedFor] = useState(false);
  const stage = useStages(2);
  const hasDeeds = stage > 0 || isAskedFor;
  const hasWhole = stage > 1 || isAskedFor;
  /** An input of the rest: there when this returns, so that what is typed next goes into it. */
  const reach = <Input,>(ref: RefObject<Input | null>): Input | null => {
    if (!ref.current) flushSync(() => setAskedFor(true));
    return ref.current;
  };
  const pickRef = useRef<HTMLInputElement>(null);
  const noteRef = useRef<HTMLInputElement>(null);
  const command = useIncidentCommand(incident.id);
  const { give } = command;
  const mayLead = mayWrite && card.rights.command;
  const moves = mayLead ? INCIDENT_MOVES[incident.state] : [];
  const can = (move: (typeof moves)[number]): boolean => moves.includes(move);
  const maySend = mayDispatch && can('task.assign');
  const advice = useQuery(
    trpc.operations.recommend.queryOptions(
      { incidentId: incident.id },
      // Where units are is no event, so it is asked for now and then besides.
      { ...RENEWED, refetchInterval: ADVICE_MS, enabled: maySend },
    ),
  );
  const first = maySend ? firstAdvised(advice.data) : null;

  const seen = { expectedVersion: incident.version };
  const send = (unitId: number): void => give({ type: 'task.assign', unitId, ...seen });
  const mark = (stepId: string, state: 'done' | 'skipped', reason: string): void =>
    give({ type: 'incident.step', stepId, state, reason });
  const step = nextStep(card);
  useCommands({
    'card.send': first === null ? undefined : () => send(first),
    'card.step': step !== null && can('incident.step') ? () => mark(step, 'done', '') : undefined,
    'card.close': can('incident.close') ? () => setClosing(true) : undefined,
    'card.merge': can('incident.merge') ? () => setForm('merge') : undefined,
    'card.sensitive': can('incident.edit') ? () => setForm('sensitive') : undefined,
    'card.files': can('incident.attach') ? () => reach(pickRef)?.click() : undefined,
    'card.share': card.rights.share
      ? () => {
          setAskedFor(true);
          setForm('share');
        }
      : undefined,
    'card.note': can('incident.note') ? () => reach(noteRef)?.focus() : undefined,
    'card.claim':
      can('incident.claim') && incident.claimedBy === null
        ? () => give({ type: 'incident.claim', ...seen })
        : undefined,
  });

  const category = categories.get(incident.category);
  const sensitive = {
    isSensitive: incident.sensitive,
    onOpen: (isOpen: boolean): void => setForm(isOpen ? 'sensitive' : 'none'),
    onChange: (isNow: boolean, reason: string): void =>
      give({ type: 'incident.edit', patch: { sensitive: isNow }, reason, ...seen }, shut),
  };
  return (
    <article ref={root} tabIndex={-1} className="incident-card scroll" aria-label={t('operations.card')}>
      <CardFacts card={card} title={category ? name(category.name) : incident.category} onClose={onClose} />
      <CardFlags card={card} mayDispatch={mayDispatch} />
      {staleSinceMs === null ? null : (
        <Notice tone="warning">{t('operations.cardStale', { time: time(staleSinceMs) })}</Notice>
      )}
      {command.isError ? (
        <Notice tone="danger" dismiss={{ label: t('action.dismiss'), onClick: command.reset }}>
          <TroubleText trouble={troubleOf(command.error)} />
        </Notice>
      ) : null}
      {hasDeeds ? (
        <div className="ops-actions">
          {can('incident.claim') && incident.claimedBy === null ? (
            <ActionButton
              label={t('operations.claim')}
              shortcut={keyFor('card.claim')}
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
              shortcut={keyFor('card.close')}
              expanded={isClosing}
              onClick={() => setClosing(!isClosing)}
            />
          ) : null}
          {can('incident.merge') ? (
            <ActionButton
              label={t('operations.merge')}
              shortcut={keyFor('card.merge')}
              expanded={form === 'merge'}
              onClick={() => setForm(form === 'merge' ? 'none' : 'merge')}
            />
          ) : null}
          {can('incident.edit') && form !== 'sensitive' ? (
            <SensitiveSwitch {...sensitive} isOpen={false} />
          ) : null}
          {renderTools?.(incident)}
        </div>
      ) : null}
      {can('incident.edit') && form === 'sensitive' ? <SensitiveSwitch {...sensitive} isOpen /> : null}
      {can('incident.merge') && form === 'merge' ? (
        <MergeForm
          card={card}
          categories={categories}
          onMerge={(asked) => give({ ...asked, ...seen }, shut)}
          onCancel={shut}
        />
      ) : null}
      <CardMerged
        card={card}
        onOpen={onOpen}
        onUnmerge={
          mayLead
            ? (report, expectedIntoVersion, reason) =>
                give({
                  type: 'incident.unmerge',
                  incidentId: report.id,
                  expectedVersion: report.version,
                  expectedIntoVersion,
                  reason,
                })
            : null
        }
      />
      {isClosing && can('incident.close') ? (
        <CloseForm
          card={card}
          onClose={(outcome, reason) =>
            give({ type: 'incident.close', outcome, reason, ...seen }, () => setClosing(false))
          }
          onCancel={() => setClosing(false)}
        />
      ) : null}
      {maySend && hasDeeds ? (
        <section aria-label={t('operations.advice')}>
          <h3>{t('operations.advice')}</h3>
          {advice.isError ? <p className="late">{t('error.server')}</p> : null}
          {advice.data ? <CardAdvice advice={advice.data} onSend={send} /> : null}
          {advice.isPending ? <Skeleton heightRem={4} /> : null}
        </section>
      ) : null}
      {hasDeeds ? (
        <section aria-label={t('operations.tasks')}>
          <h3>{t('operations.tasks')}</h3>
          <CardTasks
            tasks={card.tasks}
            callSign={callSign}
            priority={incident.priority}
            nowMs={nowMs}
            onMove={
              mayLead
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
              mayDispatch && mayLead
                ? (task, reason) =>
                    give({ type: 'task.cancel', taskId: task.id, expectedVersion: task.version, reason })
                : null
            }
          />
        </section>
      ) : null}
      {hasWhole ? (
        <>
          <section>
            <h3>{t('operations.playbook')}</h3>
            <CardSteps card={card} nowMs={nowMs} onMark={can('incident.step') ? mark : null} />
          </section>
          <CardFiles
            card={card}
            pickRef={pickRef}
            mayAdd={can('incident.attach')}
            onMove={
              can('incident.detach')
                ? (type, attachmentId, reason) => give({ type, attachmentId, reason })
                : null
            }
          />
          <CardShare
            card={card}
            isOpen={form === 'share'}
            onOpen={(isOpen) => setForm(isOpen ? 'share' : 'none')}
          />
          {props.units && incident.place ? (
            <CardNear place={incident.place} units={props.units} live={props.live} onUnit={props.onUnit} />
          ) : null}
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
        </>
      ) : null}
    </article>
  );
}
