import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  attachCommandSchema,
  incidentCommandSchema,
  mergeCommandSchema,
  unitCommandSchema,
} from './command.ts';
import { by, NINE, taken, unit } from './incident.fixture.ts';
import { applyToIncident, type Circumstances } from './incident-machine.ts';
import { INCIDENT_MOVES, stateOf } from './incident-state.ts';
import type { IncidentLogEntry, UnitLogEntry } from './log.ts';
import { applyMerge } from './merge.ts';
import { replay } from './replay.ts';
import {
  incidentFileSchema,
  incidentStateSchema,
  policeUnitSchema,
  taskStateSchema,
  unitStatusSchema,
  type IncidentFile,
  type PoliceUnit,
} from './schema.ts';
import { isLive } from './task-machine.ts';
import { applyToUnit, replayUnit, unitAfterTask } from './unit-machine.ts';

// A small world – three incidents, three units – and any commands in any order by anybody.
const TYPES = [
  ...new Set(Object.values(INCIDENT_MOVES).flat()),
  'task.assign',
  'task.assign',
  'unit.status',
  'unit.sos',
  'unit.sos_acknowledge',
  'unit.sos_clear',
] as const;
const anId = fc.integer({ min: 1, max: 3 });
const anyStep = fc.record({
  type: fc.constantFrom(...TYPES),
  incidentId: anId,
  otherId: anId,
  unitId: anId,
  taskIndex: fc.nat(3),
  status: fc.constantFrom('free', 'busy', 'break', 'off_duty'),
  priority: fc.constantFrom(1, 2, 3, 4),
  reason: fc.constantFrom('because', 'because', ''),
  staleBy: fc.constantFrom(0, 0, 0, 0, 1),
  role: fc.constantFrom('operator', 'operator', 'chief', 'crew', 'system'),
  lateMs: fc.constantFrom(0, 0, 45_000, -60_000, -600_000),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

type World = {
  files: Map<number, IncidentFile>;
  logs: Map<number, IncidentLogEntry[]>;
  units: Map<number, PoliceUnit>;
  unitLogs: Map<number, UnitLogEntry[]>;
  at: number;
};

function newWorld(): World {
  const ids = [1, 2, 3];
  const registered = ids.map((id) => unit({ id, callSign: `Барыс-${id}` }));
  return {
    files: new Map(ids.map((id) => [id, taken(id).file])),
    logs: new Map(ids.map((id) => [id, taken(id).log])),
    units: new Map(registered.map((u) => [u.id, u])),
    unitLogs: new Map(
      registered.map((u): [number, UnitLogEntry[]] => {
        const sign = { at: NINE, happenedAt: NINE, actor: 'chief', role: 'chief' as const, key: 'register' };
        return [u.id, [{ ...sign, unitId: u.id, seq: 1, event: { type: 'registered', unit: u } }]];
      }),
    ),
    at: NINE,
  };
}

const of = <T>(map: Map<number, T>, id: number): T => {
  const found = map.get(id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
};

/** Does a step as the server does: the incident, and in the same transaction what follows for the unit. */
function act(world: World, step: Step): void {
  world.at += 1000;
  const file = of(world.files, step.incidentId);
  const main = of(world.files, file.incident.mergedInto ?? step.otherId);
  const task = file.tasks[step.taskIndex];
  const aUnit = of(world.units, step.unitId);
  const who: Circumstances = by({
    at: world.at,
    actor: step.role === 'crew' ? `unit-${step.unitId}` : `${step.role}-${step.otherId}`,
    role: step.role,
    ownUnitId: step.role === 'crew' ? step.unitId : null,
    nextTaskId: file.incident.id * 1000 + file.tasks.length,
    unit: aUnit,
  });
  const key = `key-${world.at}`;
  const version =
    step.type.startsWith('task.') && step.type !== 'task.assign' ? task?.version : file.incident.version;
  const raw = {
    ...step,
    key,
    expectedVersion: Math.max(
      1,
      (step.type.startsWith('unit.') ? aUnit.version : (version ?? 1)) - step.staleBy,
    ),
    intoId: step.otherId,
    expectedIntoVersion: main.incident.version,
    taskId: task?.id ?? 999_999,
    happenedAt: world.at + step.lateMs,
    patch: { priority: step.priority, category: step.priority === 1 ? 'fire' : 'fight' },
    text: 'A word',
    stepId: `step_${step.taskIndex}`,
    state: step.reason === '' ? 'skipped' : 'done',
    attachment: {
      id: `00000000-0000-4000-8000-${String(world.at).slice(-12).padStart(12, '0')}`,
      name: 'photo.jpg',
      type: 'image/jpeg',
      bytes: 10,
      sha256: '0'.repeat(64),
    },
    attachmentId: file.incident.attachments[step.taskIndex]?.id,
    outcome: 'resolved',
  };
  if (step.type.startsWith('unit.')) {
    const command = unitCommandSchema.safeParse(raw);
    if (command.success) keepUnit(world, applyToUnit(aUnit, command.data, who));
    return;
  }
  const merge = mergeCommandSchema.safeParse(raw);
  if (merge.success) {
    const outcome = applyMerge({ report: file, main }, merge.data, who);
    if (outcome.ok) keep(world, [outcome.state.report, outcome.state.main], outcome.entries);
    return;
  }
  const command = z.union([incidentCommandSchema, attachCommandSchema]).safeParse(raw);
  if (!command.success) return;
  const outcome = applyToIncident(file, command.data, who);
  if (!outcome.ok) return;
  keep(world, [outcome.state], outcome.entries);
  for (const entry of outcome.entries)
    if (entry.event.type === 'task_assigned' || entry.event.type === 'task_moved')
      keepUnit(world, unitAfterTask(of(world.units, entry.event.unitId), entry.event, entry));
}

function keep(world: World, files: IncidentFile[], entries: readonly IncidentLogEntry[]): void {
  for (const file of files) world.files.set(file.incident.id, file);
  for (const entry of entries) of(world.logs, entry.incidentId).push(entry);
}

function keepUnit(
  world: World,
  outcome: ReturnType<typeof applyToUnit> | ReturnType<typeof unitAfterTask>,
): void {
  if (!('state' in outcome)) return;
  world.units.set(outcome.state.id, outcome.state);
  for (const entry of outcome.entries) of(world.unitLogs, entry.unitId).push(entry);
}

const worlds = fc.array(anyStep, { maxLength: 150, size: 'max' }).map((steps) => {
  const world = newWorld();
  for (const step of steps) act(world, step);
  return world;
});

test('no sequence of commands reaches an undefined state', () => {
  fc.assert(
    fc.property(worlds, ({ files, units }) => {
      for (const file of files.values()) {
        expect(incidentFileSchema.parse(file)).toEqual(file);
        expect(file.incident.state).toBe(stateOf(file.incident, file.tasks));
      }
      for (const one of units.values()) expect(policeUnitSchema.parse(one)).toEqual(one);
    }),
    { numRuns: 200 },
  );
});

test('every log, written as JSON and read again, replays to the live state', () => {
  fc.assert(
    fc.property(worlds, ({ files, logs, units, unitLogs }) => {
      for (const [id, file] of files)
        expect(replay(JSON.parse(JSON.stringify(of(logs, id))) as IncidentLogEntry[])).toEqual(file);
      for (const [id, one] of units)
        expect(replayUnit(JSON.parse(JSON.stringify(of(unitLogs, id))) as UnitLogEntry[])).toEqual(one);
    }),
    { numRuns: 200 },
  );
});

test('a unit has a task exactly while one task binds it, and says so by its status', () => {
  fc.assert(
    fc.property(worlds, ({ files, units }) => {
      const live = [...files.values()].flatMap(({ tasks }) => tasks.filter(isLive));
      for (const one of units.values()) {
        const own = live.filter((task) => task.unitId === one.id);
        expect(own.map((task) => task.id)).toEqual(one.taskId === null ? [] : [one.taskId]);
        expect(['called', 'en_route', 'on_scene'].includes(one.status)).toBe(own.length === 1);
      }
    }),
    { numRuns: 200 },
  );
});

test('merged incidents form trees: both sides know each other and no chain closes', () => {
  fc.assert(
    fc.property(worlds, ({ files }) => {
      for (const { incident } of files.values()) {
        for (const id of incident.duplicates) expect(of(files, id).incident.mergedInto).toBe(incident.id);
        if (incident.mergedInto !== null)
          expect(of(files, incident.mergedInto).incident.duplicates).toContain(incident.id);
        let at = incident;
        for (let hops = 0; at.mergedInto !== null; hops++) {
          expect(hops).toBeLessThan(files.size);
          at = of(files, at.mergedInto).incident;
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('un-merging is the exact inverse of merging, in any state they may be merged in', () => {
  let merged = 0;
  fc.assert(
    fc.property(worlds, anId, anId, ({ files, at }, a, b) => {
      const pair = { report: of(files, a), main: of(files, b) };
      const desk = { key: 'merge-or-unmerge', incidentId: a, reason: 'the same' };
      const versions = (now: typeof pair) => ({
        expectedVersion: now.report.incident.version,
        expectedIntoVersion: now.main.incident.version,
      });
      const there = applyMerge(
        pair,
        { type: 'incident.merge', ...desk, ...versions(pair), intoId: b },
        by({ at }),
      );
      if (!there.ok) return;
      merged++;
      const back = applyMerge(
        there.state,
        { type: 'incident.unmerge', ...desk, ...versions(there.state) },
        by({ at: at + 60_000 }),
      );
      expect(back.ok && [bare(back.state.report), bare(back.state.main)]).toEqual([
        bare(pair.report),
        bare(pair.main),
      ]);
    }),
    { numRuns: 400 },
  );
  expect(merged).toBeGreaterThan(20);
});

/** Without the counters of its log, which only ever grow. */
const bare = ({ incident: { version: _version, entries: _entries, ...incident }, tasks }: IncidentFile) => ({
  incident,
  tasks,
});

test('a random day reaches every state there is', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 150, maxLength: 150 }), (steps) => {
      const world = newWorld();
      for (const step of steps) {
        act(world, step);
        for (const { incident, tasks } of world.files.values()) {
          seen.add(incident.state);
          for (const task of tasks) seen.add(task.state);
        }
        for (const one of world.units.values()) seen.add(one.status);
      }
    }),
    { numRuns: 200 },
  );
  const states = [incidentStateSchema.options, taskStateSchema.options, unitStatusSchema.options].flat();
  expect([...seen].sort()).toEqual([...new Set<string>(states)].sort());
});
