import { describe, expect, it } from 'vitest';
import type { IncidentCommand } from './command.ts';
import { by, facts, NINE, taken, unit } from './incident.fixture.ts';
import { applyToIncident, createIncident, type Circumstances } from './incident-machine.ts';
import type { IncidentLogEntry } from './log.ts';
import { changesSince, replay } from './replay.ts';
import type { IncidentFile } from './schema.ts';

/** Gives commands one after another and fails at the first refusal. */
function through(
  file: IncidentFile,
  steps: readonly (readonly [IncidentCommand, Partial<Circumstances>?])[],
): { file: IncidentFile; log: IncidentLogEntry[] } {
  const log: IncidentLogEntry[] = [];
  let now = file;
  for (const [command, own] of steps) {
    const outcome = applyToIncident(now, command, by(own));
    if (!outcome.ok) throw new Error(`${command.type}: ${JSON.stringify(outcome.refusal)}`);
    now = outcome.state;
    log.push(...outcome.entries);
  }
  return { file: now, log };
}

const key = 'a-key-of-a-command';
const assign: IncidentCommand = { type: 'task.assign', key, incidentId: 1, expectedVersion: 1, unitId: 1 };
const task = (move: 'accept' | 'en_route' | 'on_scene', expectedVersion: number): IncidentCommand => ({
  type: `task.${move}`,
  key,
  incidentId: 1,
  taskId: 1,
  expectedVersion,
});
const crew = (seconds: number): Partial<Circumstances> => ({
  at: NINE + seconds * 1000,
  role: 'crew',
  actor: 'unit-1',
  ownUnitId: 1,
});

describe('an incident', () => {
  it('was not reported after it was written down, whatever the clock of the desk said', () => {
    const outcome = createIncident(
      {
        type: 'incident.create',
        key,
        centre: '750000000',
        source: 'call_102',
        facts: facts(),
        startedAt: NINE + 5 * 3_600_000,
        answeredAt: null,
      },
      { ...by(), id: 1, number: '750000000-2026-000001' },
    );
    expect(outcome).toMatchObject({
      ok: true,
      state: { incident: { times: { t0: NINE, t1: null, t2: NINE } } },
    });
  });

  it('goes from the call to the close, and its clock says when', () => {
    const { file, log } = taken();
    const told = through(file, [
      [assign, { at: NINE + 60_000, unit: unit() }],
      [task('accept', 1), crew(80)],
      [task('en_route', 2), crew(100)],
      [task('on_scene', 3), crew(400)],
      [{ type: 'incident.under_control', key, incidentId: 1, expectedVersion: 2 }, { at: NINE + 600_000 }],
      [
        { type: 'task.done', key, incidentId: 1, taskId: 1, expectedVersion: 4, reason: 'Parted' },
        { at: NINE + 700_000 },
      ],
      [
        { type: 'incident.close', key, incidentId: 1, expectedVersion: 3, outcome: 'resolved', reason: '' },
        { at: NINE + 800_000 },
      ],
    ]);
    const { times, state } = told.file.incident;
    expect(state).toBe('closed');
    expect(Object.values(times).map((t) => (t === null ? null : (t - NINE) / 1000))).toEqual([
      -30, -25, 0, 60, 80, 100, 400, 600, 800,
    ]);
    expect(replay([...log, ...told.log])).toEqual(told.file);
  });

  it('tells the second of two people who was faster and what they did', () => {
    const { file, log } = taken();
    const first = through(file, [
      [{ type: 'incident.edit', key, incidentId: 1, expectedVersion: 1, patch: { priority: 1 } }],
    ]);
    const late: IncidentCommand = {
      type: 'incident.edit',
      key,
      incidentId: 1,
      expectedVersion: 1,
      patch: { sensitive: true },
    };
    expect(applyToIncident(first.file, late, by({ actor: 'operator-2' }))).toEqual({
      ok: false,
      refusal: { code: 'changed_meanwhile', expected: 1, version: 2 },
    });
    const [change] = changesSince([...log, ...first.log], 1);
    expect(change).toMatchObject({
      actor: 'operator-1',
      event: { type: 'edited', patch: { priority: 1 }, before: { priority: 2 } },
    });
  });

  it('is in nobody’s way when a crew reports while the desk edits', () => {
    const { file } = taken();
    const moving = through(file, [
      [assign, { unit: unit() }],
      [task('accept', 1), crew(5)],
    ]);
    const edit: IncidentCommand = {
      type: 'incident.edit',
      key,
      incidentId: 1,
      expectedVersion: 2,
      patch: { priority: 1 },
    };
    expect(applyToIncident(moving.file, edit, by()).ok).toBe(true);
  });

  it('is open again, and nobody’s, when the only crew refuses', () => {
    const { file } = taken();
    const refused = through(file, [
      [assign, { unit: unit() }],
      [
        { type: 'task.refuse', key, incidentId: 1, taskId: 1, expectedVersion: 1, reason: 'Puncture' },
        crew(10),
      ],
    ]);
    expect(refused.file.incident.state).toBe('open');
    expect(refused.file.tasks[0]).toMatchObject({ state: 'refused', reason: 'Puncture' });
  });

  it('takes the crew’s own moments when its telephone sends them later, in order', () => {
    const { file } = taken();
    const { file: sent } = through(file, [[assign, { unit: unit() }]]);
    const late = { ...crew(500), at: NINE + 500_000 };
    const { file: heard } = through(sent, [
      [{ ...task('en_route', 1), happenedAt: NINE + 90_000 } as IncidentCommand, late],
      [{ ...task('on_scene', 2), happenedAt: NINE + 300_000 } as IncidentCommand, late],
    ]);
    expect(heard.incident.times).toMatchObject({ t5: NINE + 90_000, t6: NINE + 300_000 });
    const ahead = { ...task('on_scene', 1), happenedAt: NINE + 900_000 } as IncidentCommand;
    expect(applyToIncident(sent, ahead, by(late))).toMatchObject({
      refusal: { code: 'from_the_future' },
    });
  });

  it('keeps its playbook’s version until its category changes, and then begins the new one', () => {
    const { file } = taken();
    const { file: marked } = through(file, [
      [{ type: 'incident.step', key, incidentId: 1, stepId: 'pin', state: 'done', reason: '' }],
      [
        { type: 'incident.edit', key, incidentId: 1, expectedVersion: 1, patch: { priority: 1 } },
        { playbookOf: () => ({ id: 'fight', version: 9 }) },
      ],
    ]);
    expect(marked.incident.playbook).toEqual({ id: 'fight', version: 1 });
    expect(Object.keys(marked.incident.steps)).toEqual(['pin']);
    const { file: other } = through(marked, [
      [
        {
          type: 'incident.edit',
          key,
          incidentId: 1,
          expectedVersion: 2,
          patch: { category: 'armed_attack' },
        },
      ],
    ]);
    expect(other.incident).toMatchObject({ playbook: { id: 'armed_attack', version: 1 }, steps: {} });
  });

  it.each([
    ['a crew that touches another crew’s task', task('accept', 1), crew(1), 'not_your_task'],
    ['closing while crews are out', close(2), {}, 'live_tasks'],
    [
      'sending a unit that is on its way elsewhere',
      { ...assign, expectedVersion: 2 },
      {},
      'unit_not_available',
    ],
    ['skipping a step without saying why', skip(), {}, 'reason_needed'],
    ['a crew that closes', close(2), crew(1), 'not_permitted'],
    ['done before it was on scene', done(), {}, 'not_allowed_in_state'],
    [
      'a task that does not exist',
      { ...task('accept', 1), taskId: 77 } as IncidentCommand,
      {},
      'unknown_task',
    ],
  ])('refuses %s', (_, command, own, code) => {
    const { file } = through(taken().file, [[assign, { unit: unit() }]]);
    const busy = unit({ status: 'en_route', taskId: 9 });
    const stranger = own.role === 'crew' ? { ...own, ownUnitId: 2 } : own;
    const outcome = applyToIncident(file, command, by({ unit: busy, ...stranger }));
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
  });
});

function close(expectedVersion: number): IncidentCommand {
  return { type: 'incident.close', key, incidentId: 1, expectedVersion, outcome: 'resolved', reason: '' };
}
function skip(): IncidentCommand {
  return { type: 'incident.step', key, incidentId: 1, stepId: 'pin', state: 'skipped', reason: '' };
}
function done(): IncidentCommand {
  return { type: 'task.done', key, incidentId: 1, taskId: 1, expectedVersion: 1, reason: '' };
}
