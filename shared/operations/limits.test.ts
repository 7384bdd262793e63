import { describe, expect, it } from 'vitest';
import { NINE } from './incident.fixture.ts';
import { DEFAULT_LIMITS, incidentDeadline, taskDeadline, unitDeadline } from './limits.ts';
import { PRIORITIES } from './schema.ts';

const at = (seconds: number) => ({ now: NINE + seconds * 1000 });

describe('a time in status', () => {
  it('is measured against what is waited for, not against the name of the status', () => {
    const assigned = { state: 'assigned', stateSince: NINE } as const;
    expect(taskDeadline(assigned, 1, at(30))).toEqual({
      waiting: 'not_accepted',
      dueAt: NINE + 30_000,
      overdue: false,
    });
    expect(taskDeadline(assigned, 1, at(31))?.overdue).toBe(true);
    expect(taskDeadline({ ...assigned, state: 'en_route' }, 1, at(31))).toMatchObject({
      waiting: 'en_route',
      overdue: false,
    });
  });

  it('does not run once nobody is waited for', () => {
    expect(taskDeadline({ state: 'done', stateSince: NINE }, 1, at(9999))).toBeNull();
    expect(incidentDeadline({ state: 'on_scene', stateSince: NINE, priority: 1 }, at(9999))).toBeNull();
    expect(unitDeadline({ status: 'free', statusSince: NINE }, at(9999))).toBeNull();
  });

  it('asks first that somebody takes the incident, then that somebody is sent', () => {
    const incident = { stateSince: NINE, priority: 1 } as const;
    expect(incidentDeadline({ ...incident, state: 'new' }, at(16))).toMatchObject({
      waiting: 'unclaimed',
      overdue: true,
    });
    expect(incidentDeadline({ ...incident, state: 'open' }, at(16))).toMatchObject({
      waiting: 'undispatched',
      overdue: false,
    });
  });

  it('follows the limits that a centre sets', () => {
    const limits = { ...DEFAULT_LIMITS, on_break: { 1: 60, 2: 60, 3: 60, 4: 60 } };
    expect(unitDeadline({ status: 'break', statusSince: NINE }, { ...at(61), limits })?.overdue).toBe(true);
  });

  it('is never longer for the more urgent', () => {
    const seconds = Object.values(DEFAULT_LIMITS).map((own) => PRIORITIES.map((p) => own[p] ?? 0));
    expect(seconds).toEqual(seconds.map((own) => own.toSorted((a, b) => a - b)));
  });
});
