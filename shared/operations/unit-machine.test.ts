import { describe, expect, it } from 'vitest';
import type { UnitCommand } from './command.ts';
import { NINE, unit } from './incident.fixture.ts';
import type { PoliceUnit } from './schema.ts';
import { applyToUnit, unitAfterTask } from './unit-machine.ts';

const key = 'a-key-of-a-command';
const desk = { at: NINE + 1000, actor: 'operator-1', role: 'operator' as const, ownUnitId: null };
const crew = { at: NINE + 1000, actor: 'unit-1', role: 'crew' as const, ownUnitId: 1 };
const status = (to: 'free' | 'busy' | 'break' | 'off_duty', reason = ''): UnitCommand => ({
  type: 'unit.status',
  key,
  unitId: 1,
  expectedVersion: 1,
  status: to,
  reason,
});
const code = (one: PoliceUnit, command: UnitCommand, who: typeof desk | typeof crew = desk) => {
  const outcome = applyToUnit(one, command, who);
  return outcome.ok ? outcome.state.status : outcome.refusal.code;
};

describe('a unit', () => {
  it('says why it is busy', () => {
    expect(code(unit(), status('busy'))).toBe('reason_needed');
    expect(code(unit(), status('busy', 'Papers'))).toBe('busy');
  });

  it('does not become free by its own word while a task binds it', () => {
    expect(code(unit({ status: 'en_route', taskId: 5 }), status('off_duty'))).toBe('unit_has_task');
  });

  it('comes on duty only as free', () => {
    expect(code(unit({ status: 'off_duty' }), status('break'))).toBe('not_allowed_in_state');
    expect(code(unit({ status: 'off_duty' }), status('free'))).toBe('free');
  });

  it('answers for itself alone', () => {
    expect(code(unit({ id: 2 }), { ...status('break'), unitId: 2 }, crew)).toBe('not_your_unit');
  });

  it('calls for help whatever its status, and once only', () => {
    const sos: UnitCommand = { type: 'unit.sos', key, unitId: 1 };
    const called = applyToUnit(unit({ status: 'off_duty' }), sos, crew);
    expect(called).toMatchObject({ ok: true, state: { sos: { at: NINE + 1000, acknowledgedBy: null } } });
    const again = called.ok && applyToUnit(called.state, sos, { ...crew, at: NINE + 9000 });
    expect(again).toMatchObject({ ok: true, state: { sos: { at: NINE + 1000 } }, entries: [] });
  });

  it('keeps calling until somebody has acknowledged it and said why it is over', () => {
    const calling = unit({
      sos: { at: NINE, acknowledgedBy: null, acknowledgedAt: null, incidentId: 7 },
    });
    const clear: UnitCommand = { type: 'unit.sos_clear', key, unitId: 1, expectedVersion: 1, reason: 'Safe' };
    expect(code(calling, clear)).toBe('not_allowed_in_state');
    expect(code(calling, { type: 'unit.sos_acknowledge', key, unitId: 1 }, crew)).toBe('not_permitted');
    const heard = applyToUnit(calling, { type: 'unit.sos_acknowledge', key, unitId: 1 }, desk);
    expect(heard).toMatchObject({
      state: { sos: { acknowledgedBy: 'operator-1', acknowledgedAt: desk.at, incidentId: 7 } },
    });
    const over = heard.ok && applyToUnit(heard.state, { ...clear, expectedVersion: 2 }, desk);
    expect(over).toMatchObject({ ok: true, state: { sos: null } });
  });

  it('is not freed by the end of a task it no longer has', () => {
    const sign = { at: NINE, happenedAt: NINE, actor: 'x', role: 'operator' as const, key };
    const event = {
      type: 'task_moved' as const, taskId: 4, unitId: 1, from: 'on_scene' as const, to: 'done' as const, reason: '',
    }; // prettier-ignore
    expect(unitAfterTask(unit({ status: 'called', taskId: 5 }), event, sign).entries).toEqual([]);
    expect(unitAfterTask(unit({ status: 'on_scene', taskId: 4 }), event, sign).state).toMatchObject({
      status: 'free',
      taskId: null,
      version: 2,
    });
  });
});
