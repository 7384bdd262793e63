import { describe, expect, it } from 'vitest';
import { happeningOf } from './happening.ts';
import type { LoggedEvent } from '../live/event.ts';

const logged = (kind: string, object: string, data: unknown): LoggedEvent => ({
  seq: 4,
  atMs: 9,
  kind,
  kato: '615800000',
  path: '000000000/610000000/615800000',
  object,
  version: 1,
  data,
});
const read = (kind: string, object: string, data: unknown = {}) => {
  const found = happeningOf(logged(kind, object, data));
  return found && [found.event, found.subject, found.category, found.priority];
};
const FACTS = { category: 'fight', priority: 2 };

describe('an event of the log', () => {
  it('of an incident is one of four happenings, or nobody’s news', () => {
    expect(read('incident.created', 'incident:1', FACTS)).toEqual([
      'incident_created',
      'incident:1',
      'fight',
      2,
    ]);
    expect(read('incident.closed', 'incident:1', FACTS)).toEqual([
      'incident_closed',
      'incident:1',
      'fight',
      2,
    ]);
    expect(read('incident.task_overdue', 'incident:1', FACTS)?.[0]).toBe('task_overdue');
    expect(read('incident.edited', 'incident:1', { ...FACTS, raisedFrom: 3 })?.[0]).toBe('priority_raised');
    expect(read('incident.edited', 'incident:1', FACTS)).toBeNull();
    expect(read('incident.noted', 'incident:1', FACTS)).toBeNull();
  });

  it('of a crew’s SOS is about the incident that it opened, or about the crew', () => {
    expect(read('unit.sos_raised', 'unit:7', { incidentId: 3 })).toEqual(['sos', 'incident:3', null, 1]);
    expect(read('unit.sos_raised', 'unit:7')).toEqual(['sos', 'unit:7', null, 1]);
  });

  it('of an alarm is news when it opened no incident, which is told instead', () => {
    expect(read('alarm.raised', 'alarm:5', { class: 'line_lost', incidentId: null })).toEqual([
      'equipment',
      'alarm:5',
      null,
      2,
    ]);
    expect(read('alarm.raised', 'alarm:5', { class: 'panic', incidentId: 3 })).toBeNull();
    expect(read('alarm.restored', 'alarm:5', { class: 'line_lost', incidentId: null })).toBeNull();
    expect(read('alarm.raised', 'alarm:5', { class: 'of tomorrow' })).toBeNull();
  });

  it('that concerns everybody, or says what it should not, breaks nothing', () => {
    expect(
      happeningOf({ ...logged('incident.created', 'incident:1', FACTS), kato: null, path: null }),
    ).toBeNull();
    expect(read('incident.created', 'incident:1', null)).toEqual([
      'incident_created',
      'incident:1',
      null,
      null,
    ]);
    expect(read('incident.created', 'incident:1', { category: 7, priority: 'high' })).toEqual([
      'incident_created',
      'incident:1',
      null,
      null,
    ]);
    expect(read('void.alarm_raised', 'void_alarm:2')).toEqual(['void', 'void_alarm:2', null, null]);
  });
});
