import type { NotifyEvent } from './rule.ts';

/** Lower is more urgent. A test is asked for by hand and waits for nothing. */
const URGENCY: Readonly<Record<NotifyEvent | 'test', number>> = {
  sos: 0,
  priority_raised: 1,
  task_overdue: 1,
  incident_created: 2,
  equipment: 2,
  void: 2,
  test: 2,
  incident_closed: 3,
};

/** The most urgent of some events: which of two messages is sent first. */
export const urgencyOf = (events: readonly (NotifyEvent | 'test')[]): number =>
  Math.min(...events.map((event) => URGENCY[event]));

/** Nothing was told before. */
export const NOTHING_TOLD = 9;

/**
 * The last message of a recipient about the same thing. `isOpen`: nobody has tried to send it yet, so it is not told.
 * `floor`: how urgent the most urgent of the messages before it was, in the same quiet time.
 */
export type LastMessage = {
  events: readonly NotifyEvent[];
  toldMs: number;
  dueMs: number;
  isOpen: boolean;
  floor: number;
};

/** Where a happening goes: into the message that waits, or into another one; `dueMs` is when that is sent. */
export type Grouping = { into: 'last' | 'new'; dueMs: number; floor: number };

/**
 * Groups what happens to one thing within the quiet time: the first is told at once, what follows is one message at the
 * end of it. What is more urgent than all that was told in that time waits for nothing.
 */
export function groupingOf(
  last: LastMessage | null,
  event: NotifyEvent,
  { nowMs, quietMs }: { nowMs: number; quietMs: number },
): Grouping {
  if (last?.isOpen) {
    const { floor, dueMs } = last;
    return { into: 'last', dueMs: URGENCY[event] < floor ? Math.min(dueMs, nowMs) : dueMs, floor };
  }
  if (last === null || nowMs >= last.toldMs + quietMs)
    return { into: 'new', dueMs: nowMs, floor: NOTHING_TOLD };
  const floor = Math.min(last.floor, urgencyOf(last.events));
  return { into: 'new', dueMs: URGENCY[event] < floor ? nowMs : last.toldMs + quietMs, floor };
}
