import type { CaseEntry, CaseMove, CaseState, GapCase, GapCommand, Prescription } from './gap-case.ts';
import type { Measure } from '../register/schema.ts';

/** Every move there is, and where it leads; `resume` is back to where it stood before it was closed. */
export const CASE_TABLE: Readonly<
  Record<CaseState, Readonly<Partial<Record<CaseMove, CaseState | 'resume'>>>>
> = {
  open: { prescribe: 'prescribed', refute: 'refuted', close: 'closed' },
  prescribed: { start: 'in_work', extend: 'prescribed', refute: 'refuted', close: 'closed' },
  in_work: { extend: 'in_work', refute: 'refuted', close: 'closed' },
  closed: { withdraw: 'resume', recur: 'open' },
  refuted: { reopen: 'open', close: 'closed' },
};

/** Why a move was not made; the screen says it in its language. */
export type CaseRefusal =
  | 'changed_meanwhile'
  | 'not_in_state'
  /** The law does not demand it, or it is not known to be missing: there is nothing to order. */
  | 'no_gap'
  | 'issued_in_future'
  | 'deadline_before_issue'
  | 'deadline_not_later';

type By = { at: number; actor: string };
type Moved = { ok: true; gap: GapCase; entry: CaseEntry };
export type CaseOutcome = Moved | { ok: false; refusal: CaseRefusal };

/** A gap of which nobody has taken notice yet. */
export const untouched = (facilityId: number, measure: Measure): GapCase => ({
  facilityId,
  measure,
  state: 'open',
  order: null,
  extensions: 0,
  resume: null,
  closedOn: null,
  stateSince: 0,
  stateBy: '',
  reason: '',
  version: 0,
});

function moved(gap: GapCase, move: CaseMove, by: By, change: Partial<GapCase> & { reason: string }): Moved {
  const target = CASE_TABLE[gap.state][move];
  if (target === undefined) throw new Error(`A gap that is ${gap.state} knows no ${move}`);
  const to = target === 'resume' ? (gap.resume ?? 'open') : target;
  const next: GapCase = {
    ...gap,
    ...change,
    state: to,
    stateSince: by.at,
    stateBy: by.actor,
    version: gap.version + 1,
  };
  const { order, reason } = next;
  return {
    ok: true,
    gap: next,
    entry: { seq: next.version, ...by, move, from: gap.state, to, reason, order },
  };
}

function orderProblem({ issuedOn, deadline }: Prescription, today: string): CaseRefusal | null {
  if (issuedOn > today) return 'issued_in_future';
  return deadline < issuedOn ? 'deadline_before_issue' : null;
}

/**
 * Applies what a person does to one gap.
 * @param seen.version that the person saw. @param seen.isGap whether it is one now; only what is can be ordered or taken up.
 * @param by.today ISO day in Kazakhstan.
 */
export function applyToGap(
  gap: GapCase,
  command: GapCommand,
  seen: { version: number; isGap: boolean },
  { today, ...by }: By & { today: string },
): CaseOutcome {
  const refuse = (refusal: CaseRefusal): CaseOutcome => ({ ok: false, refusal });
  if (seen.version !== gap.version) return refuse('changed_meanwhile');
  const { move, reason } = command;
  if (CASE_TABLE[gap.state][move] === undefined) return refuse('not_in_state');
  if (!seen.isGap && (move === 'prescribe' || move === 'reopen')) return refuse('no_gap');
  switch (move) {
    case 'prescribe': {
      const problem = orderProblem(command.order, today);
      return problem ? refuse(problem) : moved(gap, move, by, { order: command.order, reason });
    }
    case 'extend': {
      const { order } = gap;
      if (!order || command.deadline <= order.deadline) return refuse('deadline_not_later');
      return moved(gap, move, by, {
        order: { ...order, deadline: command.deadline },
        extensions: gap.extensions + 1,
        reason,
      });
    }
    case 'reopen':
      return moved(gap, move, by, { order: null, extensions: 0, reason });
    case 'start':
    case 'refute':
    default:
      return moved(gap, move, by, { reason });
  }
}

/** What the newest evidence of a measure says now; null when nobody has said anything. */
export type Word = { works: boolean; observedOn: string; source: string } | null;

/** Lets evidence speak: it closes a gap, or opens one again. Null when it changes nothing. */
export function settled(gap: GapCase, word: Word, by: By): Moved | null {
  const reason = word?.source ?? '';
  if (gap.state !== 'closed') {
    if (!word?.works || gap.version === 0) return null;
    const resume = gap.state === 'refuted' ? 'open' : gap.state;
    return moved(gap, 'close', by, { resume, closedOn: word.observedOn, reason });
  }
  if (word?.works) return null;
  const isNewer = word !== null && gap.closedOn !== null && word.observedOn > gap.closedOn;
  return isNewer
    ? moved(gap, 'recur', by, { order: null, extensions: 0, resume: null, closedOn: null, reason })
    : moved(gap, 'withdraw', by, { resume: null, closedOn: null, reason });
}

/** True of an order that nobody has carried out in time. The last day of the deadline is in time. */
export const isOverdue = ({ state, order }: Pick<GapCase, 'state' | 'order'>, today: string): boolean =>
  (state === 'prescribed' || state === 'in_work') && order !== null && order.deadline < today;
