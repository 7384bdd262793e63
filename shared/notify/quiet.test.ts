import { describe, expect, it } from 'vitest';
import { groupingOf, NOTHING_TOLD, urgencyOf, type LastMessage } from './quiet.ts';
import { NOTIFY_EVENTS, type NotifyEvent } from './rule.ts';
import { pick, randomFrom } from '../random.ts';

const MIN = 60_000;
const quietMs = 5 * MIN;
const told = (events: NotifyEvent[], toldMs = 0): LastMessage => ({
  events,
  toldMs,
  dueMs: toldMs,
  isOpen: false,
  floor: NOTHING_TOLD,
});

describe('what happens to one thing', () => {
  it('is told at once when nothing was told of it before', () => {
    expect(groupingOf(null, 'incident_closed', { nowMs: 7, quietMs })).toMatchObject({
      into: 'new',
      dueMs: 7,
    });
  });

  it('waits for the end of the quiet time after it was told of', () => {
    const last = told(['incident_created']);
    expect(groupingOf(last, 'incident_closed', { nowMs: MIN, quietMs })).toMatchObject({
      into: 'new',
      dueMs: quietMs,
    });
    const after = quietMs + MIN;
    expect(groupingOf(last, 'incident_closed', { nowMs: after, quietMs })).toMatchObject({
      into: 'new',
      dueMs: after,
    });
  });

  it('goes into the message that waits, and makes it leave at once when it is more urgent', () => {
    const waiting = {
      events: ['incident_closed' as const],
      toldMs: 0,
      dueMs: quietMs,
      isOpen: true,
      floor: 2,
    };
    expect(groupingOf(waiting, 'incident_closed', { nowMs: MIN, quietMs })).toMatchObject({
      into: 'last',
      dueMs: quietMs,
    });
    expect(groupingOf(waiting, 'sos', { nowMs: MIN, quietMs })).toMatchObject({ into: 'last', dueMs: MIN });
  });

  it('waits for nothing when it is more urgent than all that was told', () => {
    const last = told(['incident_created']);
    for (const event of ['priority_raised', 'sos', 'task_overdue'] as const)
      expect(groupingOf(last, event, { nowMs: MIN, quietMs })).toMatchObject({ into: 'new', dueMs: MIN });
    expect(groupingOf(told(['sos']), 'priority_raised', { nowMs: MIN, quietMs }).dueMs).toBe(quietMs);
  });

  it('twenty times in the quiet time is a few messages that hold every event once, whatever comes in what order', () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = randomFrom(`quiet ${seed}`);
      const messages: LastMessage[] = [];
      const happened: NotifyEvent[] = [];
      for (let n = 0, nowMs = 0; n < 20; n++, nowMs += Math.floor(random() * 10_000)) {
        const last = messages.at(-1);
        // What is due is sent before the next thing happens.
        if (last?.isOpen && last.dueMs < nowMs) Object.assign(last, { isOpen: false, toldMs: last.dueMs });
        const event = pick(NOTIFY_EVENTS, random);
        happened.push(event);
        const { into, dueMs, floor } = groupingOf(last ?? null, event, { nowMs, quietMs });
        if (into === 'last' && last) Object.assign(last, { events: [...last.events, event], dueMs });
        else messages.push({ events: [event], toldMs: nowMs, dueMs, isOpen: true, floor });
      }
      expect(messages.flatMap(({ events }) => events)).toEqual(happened);
      // The first, one for every step of urgency, and the one that waits.
      expect([seed, messages.length <= 5]).toEqual([seed, true]);
    }
  });

  it('is as urgent as the most urgent of it', () => {
    expect(urgencyOf(['incident_closed', 'sos'])).toBeLessThan(urgencyOf(['incident_created']));
  });
});
