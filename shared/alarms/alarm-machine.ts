import type { Alarm, AlarmEvent, AlarmFacts, AlarmLogEntry, AlarmState } from './alarm.ts';
import { ALARM_RULES, levelOf, MOST_SHELF_MINUTES } from './alarm-class.ts';

/** What a person may do with an alarm. */
export const PERSON_MOVES = ['acknowledge', 'shelve', 'return', 'close'] as const;
export type PersonMove = (typeof PERSON_MOVES)[number];

/** `call`: it is true again after it was not. `expire`: its shelf is over. `end`: its source, or its cause, is over. */
export type AlarmMove = PersonMove | 'call' | 'expire' | 'end';

/**
 * Every move there is, and where it leads. Nobody closes what nobody has acknowledged; a shelf ends where an alarm begins,
 * because whoever comes back to it may be another shift.
 */
export const ALARM_MOVES: Readonly<Record<AlarmState, Readonly<Partial<Record<AlarmMove, AlarmState>>>>> = {
  raised: { acknowledge: 'acknowledged', shelve: 'shelved', end: 'closed' },
  acknowledged: { shelve: 'shelved', close: 'closed', call: 'raised', end: 'closed' },
  shelved: { return: 'raised', close: 'closed', expire: 'raised', end: 'closed' },
  closed: {},
};

export type AlarmCommand =
  | { move: 'acknowledge' | 'return'; version: number; reason: string }
  | { move: 'close'; version: number; reason: string }
  | { move: 'shelve'; version: number; reason: string; minutes: number };

/** Why a command was not carried out; the screen says it in its language. */
export type AlarmRefusal =
  | { code: 'changed_meanwhile'; state: AlarmState; by: string; at: number }
  | { code: 'not_in_state'; state: AlarmState; by: string; at: number }
  /** A crew's call for help: it is answered at the unit, and ends there. */
  | { code: 'latched' }
  | { code: 'reason_needed' }
  | { code: 'shelf_too_long'; mostMinutes: number };

type By = { at: number; actor: string };
type Moved = { alarm: Alarm; entry: AlarmLogEntry };

/** A new alarm, before it has a number, and the first entry of its log. */
export function newAlarm(
  facts: AlarmFacts,
  { at, actor }: By,
): { alarm: Omit<Alarm, 'id'>; entry: AlarmLogEntry } {
  const event = { type: 'raised' as const, code: facts.code, reason: '', facts };
  const entry = { seq: 1, at, actor, event };
  return { alarm: begun(event, entry), entry };
}

/**
 * Another word of its source on an alarm that stands. Said again it is true again, and calls anew when somebody had answered
 * it and it had ended since; cancelled by the panel's user it stands, because who cancels may be made to: somebody still looks.
 */
export const signalled = (
  alarm: Alarm,
  { what, code }: { what: 'raised' | 'restored' | 'cancelled'; code: string },
  by: By,
): Moved => appended(alarm, { type: what === 'raised' ? 'repeated' : what, code, reason: '' }, by);

/** Its cause is over, whatever anybody did with it; null where it is over already. */
export const ended = (alarm: Alarm, reason: string, by: By): Moved | null =>
  alarm.state === 'closed' ? null : appended(alarm, { type: 'closed', code: alarm.code, reason }, by);

/** The end of its shelf; null while it lasts, or when somebody took it back. */
export const expired = (alarm: Alarm, by: By): Moved | null =>
  alarm.state === 'shelved' && alarm.shelvedUntil !== null && alarm.shelvedUntil <= by.at
    ? appended(alarm, { type: 'returned', code: alarm.code, reason: '' }, by)
    : null;

/**
 * Applies a person's command. Who acknowledges or shelves is told when the state is no longer the one they saw; who closes,
 * already when its source has said another word, which nobody would hear of otherwise.
 * @param by.latched of a class that ends by its clear: the command comes from where it is cleared.
 */
export function applyToAlarm(
  alarm: Alarm,
  command: AlarmCommand,
  by: By & { latched?: boolean },
): ({ ok: true } & Moved) | { ok: false; refusal: AlarmRefusal } {
  const refusal = refusalOf(alarm, command, by);
  if (refusal) return { ok: false, refusal };
  const { code } = alarm;
  const { reason } = command;
  switch (command.move) {
    case 'acknowledge':
      return { ok: true, ...appended(alarm, { type: 'acknowledged', code, reason }, by) };
    case 'return':
      return { ok: true, ...appended(alarm, { type: 'returned', code, reason }, by) };
    case 'close':
      return { ok: true, ...appended(alarm, { type: 'closed', code, reason }, by) };
    case 'shelve':
    default: {
      const until = by.at + command.minutes * 60_000;
      return { ok: true, ...appended(alarm, { type: 'shelved', code, reason, until }, by) };
    }
  }
}

function refusalOf(
  { class: kind, state, stateBy, stateSince, stateVersion, version, restoredAt }: Alarm,
  command: AlarmCommand,
  { latched = false }: { latched?: boolean },
): AlarmRefusal | null {
  const { move } = command;
  if (ALARM_RULES[kind].end === 'clear') {
    const isCleared = restoredAt !== null;
    const mayBe = { acknowledge: latched || isCleared, close: isCleared, shelve: false, return: false };
    if (!mayBe[move]) return { code: 'latched' };
  }
  const now = { state, by: stateBy, at: stateSince };
  if (ALARM_MOVES[state][move] === undefined) return { code: 'not_in_state', ...now };
  if (command.version < (move === 'close' ? version : stateVersion))
    return { code: 'changed_meanwhile', ...now };
  if (move !== 'shelve') return null;
  if (command.reason.trim().length < 3) return { code: 'reason_needed' };
  const mostMinutes = MOST_SHELF_MINUTES[levelOf(kind)] ?? 0;
  return command.minutes > mostMinutes ? { code: 'shelf_too_long', mostMinutes } : null;
}

function appended(alarm: Alarm, event: AlarmEvent, { at, actor }: By): Moved {
  const entry = { seq: alarm.version + 1, at, actor, event };
  return { alarm: evolveAlarm(alarm, entry), entry };
}

function begun({ facts }: { facts: AlarmFacts }, { at, actor }: By): Omit<Alarm, 'id'> {
  return {
    ...facts,
    state: 'raised',
    stateSince: at,
    stateBy: actor,
    stateReason: '',
    stateVersion: 1,
    shelvedUntil: null,
    raisedAt: at,
    lastAt: at,
    occurrences: 1,
    restoredAt: null,
    version: 1,
  };
}

/** Whether an entry calls for a person: a new alarm, one that is true again, one whose shelf is over. */
export const annunciates = (before: Alarm | null, after: Pick<Alarm, 'state'>): boolean =>
  after.state === 'raised' && before?.state !== 'raised';

/** Adds an entry to an alarm. */
export function evolveAlarm(alarm: Alarm, entry: AlarmLogEntry): Alarm {
  const { at, actor, seq, event } = entry;
  const into = (state: AlarmState, reason: string, shelvedUntil: number | null = null): Partial<Alarm> => ({
    state,
    stateSince: at,
    stateBy: actor,
    stateReason: reason,
    stateVersion: seq,
    shelvedUntil,
  });
  const changed = (): Partial<Alarm> => {
    switch (event.type) {
      case 'repeated': {
        const again = alarm.state === 'acknowledged' && alarm.restoredAt !== null;
        const heard = { lastAt: at, occurrences: alarm.occurrences + 1, restoredAt: null };
        return { ...heard, ...(again ? into('raised', event.code) : {}) };
      }
      case 'restored': {
        const { end } = ALARM_RULES[alarm.class];
        const isOver = end === 'restoral' || (end === 'clear' && alarm.state === 'acknowledged');
        return { restoredAt: at, ...(isOver ? into('closed', event.reason || event.code) : {}) };
      }
      case 'acknowledged':
        return into('acknowledged', event.reason);
      case 'shelved':
        return into('shelved', event.reason, event.until);
      case 'returned':
        return into('raised', event.reason);
      case 'closed':
        return into('closed', event.reason);
      case 'raised':
      case 'cancelled':
      default:
        return {};
    }
  };
  return { ...alarm, ...changed(), version: seq };
}

/**
 * The alarm that a log tells of.
 * @throws Error when the log does not begin with `raised` or has a gap.
 */
export function replayAlarm(id: number, log: readonly AlarmLogEntry[]): Alarm {
  const [first, ...rest] = log;
  if (first?.event.type !== 'raised') throw new Error('The log of an alarm begins with its raising');
  return rest.reduce<Alarm>(
    (alarm, entry) => {
      if (entry.seq !== alarm.version + 1)
        throw new Error(`Entry ${alarm.version + 1} of alarm ${id} is missing`);
      return evolveAlarm(alarm, entry);
    },
    { ...begun(first.event, first), id },
  );
}
