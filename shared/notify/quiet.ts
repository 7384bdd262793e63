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

/** The last message of a recipient about the same thing. `isOpen`: nobody has tried to send it yet, so it is not told. */
export type LastMessage = { events: readonly NotifyEvent[]; toldMs: number; dueMs: number; isOpen: boolean };

/** Where a happening goes: into the message that waits, or into another one; `dueMs` is when that is sent. */
export type Grouping = { into: 'last' | 'new'; dueMs: number };

/**
 * Groups what happens to one thing within the quiet time: the first is told at once, what follows is one message at the
 * end of it. What is more urgent than all that was told waits for nothing.
 */
export function groupingOf(
  last: LastMessage | null,
  event: NotifyEvent,
  { nowMs, quietMs }: { nowMs: number; quietMs: number },
): Grouping {
  if (last === null) return { into: 'new', dueMs: nowMs };
  const isMoreUrgent = URGENCY[event] < urgencyOf(last.events);
  if (last.isOpen) return { into: 'last', dueMs: isMoreUrgent ? Math.min(last.dueMs, nowMs) : last.dueMs };
  return { into: 'new', dueMs: isMoreUrgent ? nowMs : Math.max(nowMs, last.toldMs + quietMs) };
}
