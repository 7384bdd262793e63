import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { alarmSchema, alarmStateSchema, type Alarm, type AlarmLogEntry } from './alarm.ts';
import {
  ALARM_CLASSES,
  ALARM_RULES,
  MOST_SHELF_MINUTES,
  shelfPresets,
  type AlarmClass,
} from './alarm-class.ts';
import {
  ALARM_MOVES,
  annunciates,
  applyToAlarm,
  ended,
  expired,
  newAlarm,
  PERSON_MOVES,
  replayAlarm,
  signalled,
  type AlarmMove,
} from './alarm-machine.ts';

const NINE = Date.UTC(2026, 10, 20, 4);
const aida = (at = NINE) => ({ at, actor: 'person:1' });
const source = (at = NINE) => ({ at, actor: 'source:1' });

const raised = (kind: AlarmClass): { alarm: Alarm; log: AlarmLogEntry[] } => {
  const facts = {
    kato: '615800000',
    class: kind,
    zone: '015',
    code: 'PA',
    object: 'panel:3',
    subject: '',
    place: null,
    facilityId: 1,
    sourceId: 1,
    accountId: 3,
    incidentId: null,
  };
  const { alarm, entry } = newAlarm(facts, source());
  return { alarm: { ...alarm, id: 7 }, log: [entry] };
};
const acknowledge = (alarm: Alarm) => ({ move: 'acknowledge' as const, version: alarm.version, reason: '' });
const shelve = (alarm: Alarm, minutes = 15) => ({
  move: 'shelve' as const,
  version: alarm.version,
  reason: 'chatters',
  minutes,
});
const taken = (outcome: ReturnType<typeof applyToAlarm>): Alarm => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.alarm;
};

describe('an alarm', () => {
  it('is acknowledged by one person; the second is told by whom', () => {
    const { alarm } = raised('panic');
    const heard = taken(applyToAlarm(alarm, acknowledge(alarm), aida()));
    expect(heard).toMatchObject({ state: 'acknowledged', stateBy: 'person:1' });
    expect(applyToAlarm(heard, acknowledge(alarm), { at: NINE + 1, actor: 'person:2' })).toEqual({
      ok: false,
      refusal: { code: 'not_in_state', state: 'acknowledged', by: 'person:1', at: NINE },
    });
  });

  it('that was said again meanwhile can be acknowledged, but not closed by who has not seen it', () => {
    const { alarm } = raised('panic');
    const again = signalled(alarm, { what: 'raised', code: 'PA' }, source(NINE + 1)).alarm;
    const heard = taken(applyToAlarm(again, acknowledge(alarm), aida(NINE + 2)));
    const more = signalled(heard, { what: 'raised', code: 'PA' }, source(NINE + 3)).alarm;
    const close = { move: 'close' as const, version: heard.version, reason: '' };
    expect(applyToAlarm(more, close, aida())).toMatchObject({ refusal: { code: 'changed_meanwhile' } });
    expect(taken(applyToAlarm(more, { ...close, version: more.version }, aida())).state).toBe('closed');
  });

  it('calls anew when it was answered, ended and is true again', () => {
    const { alarm } = raised('panic');
    const heard = taken(applyToAlarm(alarm, acknowledge(alarm), aida()));
    const still = signalled(heard, { what: 'raised', code: 'PA' }, source()).alarm;
    expect(still.state).toBe('acknowledged');
    const released = signalled(still, { what: 'restored', code: 'PR' }, source()).alarm;
    expect(released).toMatchObject({ state: 'acknowledged', restoredAt: NINE });
    const pressed = signalled(released, { what: 'raised', code: 'PA' }, source()).alarm;
    expect(pressed).toMatchObject({ state: 'raised', restoredAt: null, occurrences: 3 });
    expect(annunciates(released, pressed)).toBe(true);
  });

  it('is shelved for a time with a reason, and calls again when the time is over', () => {
    const { alarm } = raised('intrusion');
    const put = taken(applyToAlarm(alarm, shelve(alarm), aida()));
    expect(put).toMatchObject({ state: 'shelved', shelvedUntil: NINE + 900_000, stateReason: 'chatters' });
    const said = signalled(put, { what: 'raised', code: 'BA' }, source(NINE + 1)).alarm;
    expect(said).toMatchObject({ state: 'shelved', occurrences: 2 });
    expect(expired(said, { at: NINE + 899_999, actor: 'system' })).toBeNull();
    const back = expired(said, { at: NINE + 900_000, actor: 'system' });
    expect(back?.alarm).toMatchObject({ state: 'raised', shelvedUntil: null });
    expect(annunciates(said, back?.alarm ?? said)).toBe(true);
  });

  it('of no class is shelved without a reason or for longer than its level allows', () => {
    for (const kind of ALARM_CLASSES) {
      const { alarm } = raised(kind);
      const most = MOST_SHELF_MINUTES[ALARM_RULES[kind].level];
      expect(applyToAlarm(alarm, { ...shelve(alarm), reason: ' ' }, aida()).ok).toBe(false);
      expect(applyToAlarm(alarm, shelve(alarm, (most ?? 0) + 1), aida()).ok).toBe(false);
      expect(shelfPresets(kind).every((minutes) => minutes <= (most ?? 0))).toBe(true);
      expect(shelfPresets(kind).length > 0).toBe(most !== null);
    }
  });

  it('of equipment ends with its restoral, on the shelf too; one that called for a person does not', () => {
    const trouble = raised('power').alarm;
    const put = taken(applyToAlarm(trouble, shelve(trouble), aida()));
    expect(signalled(put, { what: 'restored', code: 'AR' }, source()).alarm.state).toBe('closed');
    expect(signalled(raised('panic').alarm, { what: 'restored', code: 'PR' }, source()).alarm.state).toBe(
      'raised',
    );
    expect(signalled(raised('panic').alarm, { what: 'cancelled', code: 'OC' }, source()).alarm.state).toBe(
      'raised',
    );
  });
});

test('an SOS latches: it is never shelved, nobody closes it before its clear, and its clear ends it', () => {
  const { alarm } = raised('sos');
  for (const move of PERSON_MOVES) {
    const command = { move, version: 1, reason: 'because', minutes: 15 };
    expect(applyToAlarm(alarm, command, aida())).toEqual({ ok: false, refusal: { code: 'latched' } });
  }
  const heard = taken(applyToAlarm(alarm, acknowledge(alarm), { ...aida(), latched: true }));
  expect(applyToAlarm(heard, { move: 'close', version: 2, reason: '' }, aida()).ok).toBe(false);
  expect(signalled(heard, { what: 'restored', code: 'SOS' }, aida()).alarm.state).toBe('closed');
  // Cleared before anybody has acknowledged it, it still waits for somebody.
  const unheard = signalled(alarm, { what: 'restored', code: 'SOS' }, aida()).alarm;
  expect(unheard.state).toBe('raised');
  const after = taken(applyToAlarm(unheard, acknowledge(unheard), aida()));
  expect(taken(applyToAlarm(after, { move: 'close', version: 3, reason: '' }, aida())).state).toBe('closed');
});

const anyStep = fc.record({
  what: fc.constantFrom('signal', 'person', 'person', 'person', 'shelf', 'end'),
  signal: fc.constantFrom('raised' as const, 'raised' as const, 'restored' as const, 'cancelled' as const),
  move: fc.constantFrom(...PERSON_MOVES),
  minutes: fc.constantFrom(15, 60, 720, 5_000),
  reason: fc.constantFrom('because', 'because', ''),
  staleBy: fc.constantFrom(0, 0, 0, 1),
  afterMs: fc.nat(1_800_000),
  latched: fc.boolean(),
});
/** The moves that may lie between two states of neighbouring entries. */
const moveBetween = (from: Alarm['state'], to: Alarm['state']): AlarmMove[] =>
  (Object.entries(ALARM_MOVES[from]) as [AlarmMove, Alarm['state']][]).flatMap(([move, into]) =>
    into === to ? [move] : [],
  );

test('no sequence of signals, commands and time leaves the record of moves, and every log replays to its alarm', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ALARM_CLASSES), fc.array(anyStep, { maxLength: 40 }), (kind, steps) => {
      let { alarm } = raised(kind);
      const { log } = raised(kind);
      let at = NINE;
      for (const step of steps) {
        at += step.afterMs;
        const before = alarm;
        const moved = ((): { alarm: Alarm; entry: AlarmLogEntry } | null => {
          // A closed alarm is heard of no more: the next signal is another one.
          if (step.what === 'signal')
            return before.state === 'closed'
              ? null
              : signalled(before, { what: step.signal, code: 'x' }, source(at));
          if (step.what === 'shelf') return expired(before, { at, actor: 'system' });
          if (step.what === 'end')
            return kind === 'sos' ? null : ended(before, 'over', { at, actor: 'system' });
          const { move, minutes, reason } = step;
          const command = { move, minutes, reason, version: Math.max(1, before.version - step.staleBy) };
          const outcome = applyToAlarm(before, command, { at, actor: 'person:1', latched: step.latched });
          return outcome.ok ? outcome : null;
        })();
        if (!moved) continue;
        alarm = moved.alarm;
        log.push(moved.entry);
        expect(alarmStateSchema.options).toContain(alarm.state);
        if (alarm.state !== before.state) expect(moveBetween(before.state, alarm.state)).not.toEqual([]);
        expect(alarm.shelvedUntil !== null).toBe(alarm.state === 'shelved');
        if (kind === 'sos') {
          expect(alarm.state).not.toBe('shelved');
          if (alarm.state === 'closed') expect(alarm.restoredAt).not.toBeNull();
        }
      }
      expect(alarmSchema.parse(alarm)).toEqual(alarm);
      expect(replayAlarm(alarm.id, log)).toEqual(alarm);
      if (log.length > 2)
        expect(() => replayAlarm(alarm.id, [...log.slice(0, 1), ...log.slice(2)])).toThrow(/is missing/);
    }),
  );
});
