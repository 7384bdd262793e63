import { deskDelay } from './delay.ts';
import { weighted } from './report.ts';
import type { Random } from '../random.ts';
import type { Incident, IncidentState, Priority } from '../operations/schema.ts';
import type { NeedAnswer } from '../operations/recommend.ts';

type CloseOutcome = NonNullable<Incident['outcome']>;

/** An incident that the simulated operator leads, and when what is due, by the clock of the model. */
export type Case = {
  readonly id: number;
  readonly priority: Priority;
  claimAt: number;
  /** When somebody is looked for. */
  sendAt: number;
  /** When it is closed; null until the last crew has finished. */
  closeAt: number | null;
  /** How often somebody was looked for. */
  tries: number;
};

/** The incident as it stands: whether somebody is on a task there, and whether somebody has finished one. */
export type CaseNow = {
  state: IncidentState;
  claimedBy: string | null;
  isAttended: boolean;
  wasThere: boolean;
};

/** What the simulated operator does about a case now. `let_go`: a person has taken it, or it is over. */
export type DeskAct =
  | { act: 'wait' }
  | { act: 'let_go' }
  | { act: 'claim' }
  | { act: 'send' }
  | { act: 'close'; outcome: CloseOutcome };

/** Looked for so often in vain, it is told to somebody else. */
const MOST_TRIES = 8;
const OUTCOMES = [
  ['resolved', 62],
  ['not_confirmed', 18],
  ['false_alarm', 10],
  ['detained', 10],
] as const satisfies readonly (readonly [CloseOutcome, number])[];
/** Who is farther away than this is not sent, seconds. */
const FARTHEST_S = 45 * 60;

export function newCase(id: number, priority: Priority, random: Random, now: number): Case {
  const claimAt = now + deskDelay.claim(priority, random);
  const sendAt = claimAt + deskDelay.send(priority, random);
  return { id, priority, claimAt, sendAt, closeAt: null, tries: 0 };
}

/**
 * What to do about a case. `me` is how the logs name the simulated operator: what a person has taken is theirs, whoever
 * opened it.
 */
export function decide(one: Case, is: CaseNow, me: string, random: Random, now: number): DeskAct {
  const isOver = is.state === 'closed' || is.state === 'merged';
  if (isOver || (is.claimedBy !== null && is.claimedBy !== me)) return { act: 'let_go' };
  if (is.claimedBy === null) return now >= one.claimAt ? { act: 'claim' } : { act: 'wait' };
  if (is.isAttended) return { act: 'wait' };
  if (is.wasThere || one.tries >= MOST_TRIES) {
    one.closeAt ??= now + deskDelay.close(random);
    if (now < one.closeAt) return { act: 'wait' };
    const outcome = is.wasThere ? weighted(OUTCOMES, ([, weight]) => weight, random)[0] : 'handed_over';
    return { act: 'close', outcome };
  }
  return now >= one.sendAt ? { act: 'send' } : { act: 'wait' };
}

/** Notes that somebody was looked for; unless they go, it is tried again later. */
export function tried(one: Case, random: Random, now: number): void {
  one.tries++;
  one.sendAt = now + deskDelay.again(random);
}

/**
 * Whom the desk sends of a recommendation: the chosen who are near enough, or else the nearest of the others.
 * @param mayGo keeps those out whom the simulation has left to people.
 */
export function unitsToSend(answers: readonly NeedAnswer[], mayGo: (unitId: number) => boolean): number[] {
  const near = (units: NeedAnswer['chosen']): number[] =>
    units.filter(({ eta, unitId }) => eta.likelyS <= FARTHEST_S && mayGo(unitId)).map(({ unitId }) => unitId);
  const chosen = answers.flatMap((answer) => near(answer.chosen));
  return chosen.length > 0 ? chosen : answers.flatMap((answer) => near(answer.alternatives)).slice(0, 1);
}
