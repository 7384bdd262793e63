import { expect, it } from 'vitest';
import { concernsOf, gapMsOf } from './renewals.ts';

it('an event renews what shows its object, and other cards only when they speak of it', () => {
  expect(concernsOf({ kind: 'incident.noted', object: 'incident:42' })).toEqual(['incidents', 'incident:42']);
  expect(concernsOf({ kind: 'incident.created', object: 'incident:42' })).toEqual([
    'incidents',
    'incident:42',
    'cards',
  ]);
  expect(concernsOf({ kind: 'unit.status_changed', object: 'unit:7' })).toEqual(['advice', 'unit:7']);
  expect(concernsOf({ kind: 'unit.sos_raised', object: 'unit:7' })).toContain('sos');
  expect(concernsOf({ kind: 'alarm.acknowledged', object: 'alarm:7' })).toEqual(['alarms']);
  expect(concernsOf({ kind: 'register.changed', object: 'facility:1' })).toEqual([]);
});

it('what an operator works with is renewed within half a second even in a storm, alarms within one', () => {
  expect(gapMsOf('incidents')).toBeLessThan(500);
  expect(gapMsOf('incident:42')).toBeLessThan(500);
  expect(gapMsOf('alarms')).toBeLessThan(1_000);
});
