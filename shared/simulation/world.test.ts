import { describe, expect, it } from 'vitest';
import { rosterCrew, site } from './crew.fixture.ts';
import type { CrewTask, CrewWord } from './crew.ts';
import type { Fix } from './device.ts';
import { goOn, makeWorld, notTaken, told, type Happening, type World } from './world.ts';
import { categories } from '../../data/categories/categories.ts';
import { createIncidentSchema } from '../operations/command.ts';
import type { CrewSaying } from '../operations/crew.ts';
import { implausibility } from '../operations/position.ts';
import type { TaskState, UnitStatus } from '../operations/schema.ts';
import { TASK_MOVES, UNIT_STATUS_BY_TASK, type TaskMove } from '../operations/task-machine.ts';
import { UNIT_MOVES } from '../operations/unit-machine.ts';

const START = Date.parse('2026-03-09T10:00:00+05:00');
const PLACE = { lon: 68.52, lat: 42.315 };
const roster = [
  rosterCrew(1, 'patrol_car'),
  rosterCrew(2, 'foot_patrol'),
  rosterCrew(3, 'juvenile_inspector'),
  rosterCrew(4, 'ambulance'),
  rosterCrew(5, 'patrol_car', { place: 'rural' }),
];
const worldOf = (seed = 'test'): World =>
  makeWorld(
    {
      seed,
      roster,
      panels: [],
      sensors: { sites: [], cameras: [] },
      sites: [1, 2, 3, 4].map((id) => site(id)),
      categories: categories(),
    },
    { model: START, real: START },
  );

/** A server that answers as the machines of tasks and units say; it fails the test when the model asks for what is not allowed. */
function centre() {
  const words = new Map<number, CrewWord>(
    roster.map(({ id, status }) => [id, { status, task: null, sos: false }]),
  );
  return {
    words,
    assign: (unitId: number, task: CrewTask): CrewWord => {
      const word: CrewWord = { status: 'called', task, sos: false };
      words.set(unitId, word);
      return word;
    },
    hear: (unitId: number, saying: CrewSaying): CrewWord => {
      const before = words.get(unitId) ?? { status: 'free', task: null, sos: false };
      const after = answer(before, saying);
      words.set(unitId, after);
      return after;
    },
  };
}

function answer({ status, task }: CrewWord, saying: CrewSaying): CrewWord {
  if (saying.type === 'unit.status') {
    expect(UNIT_MOVES[status], `${status} → ${saying.status}`).toContain(saying.status);
    if (saying.status === 'busy') expect(saying.reason).not.toBe('');
    return { status: saying.status, task: null, sos: false };
  }
  if (saying.type === 'unit.sos') return { status, task, sos: true };
  if (!task) throw new Error(`${saying.type} without a task`);
  const to: TaskState | undefined = TASK_MOVES[task.state][saying.type.slice('task.'.length) as TaskMove];
  if (!to) throw new Error(`${saying.type} in ${task.state}`);
  const next: UnitStatus = UNIT_STATUS_BY_TASK[to];
  return next === 'free'
    ? { status: 'free', task: null, sos: false }
    : { status: next, task: { ...task, state: to }, sos: false };
}

/** Plays a world for some seconds and answers it at once. */
function play(
  world: World,
  seconds: number,
  {
    speed = 1,
    at = {},
  }: { speed?: number; at?: Record<number, (of: ReturnType<typeof centre>) => void> } = {},
): Happening[] {
  const server = centre();
  const all: Happening[] = [];
  for (let s = 1; s <= seconds; s++) {
    at[s]?.(server);
    const happened = goOn(world, START + s * 1_000, { speed, held: false, day: 'ordinary', most: 3 });
    for (const one of happened)
      if (one.kind === 'saying') told(world, one.unitId, server.hear(one.unitId, one.saying));
    all.push(...happened);
  }
  return all;
}

const fixesOf = (all: readonly Happening[], unitId: number): Fix[] =>
  all.flatMap((one) => (one.kind === 'fixes' && one.unitId === unitId ? one.fixes : []));
const sayingsOf = (all: readonly Happening[], unitId: number): string[] =>
  all.flatMap((one) => (one.kind === 'saying' && one.unitId === unitId ? [one.saying.type] : []));

describe('the world of the simulation', () => {
  it('is the same for the same seed and the same answers, and another one for another seed', () => {
    const play1 = play(worldOf(), 2_400, { speed: 10 });
    expect(play(worldOf(), 2_400, { speed: 10 })).toEqual(play1);
    expect(play(worldOf('other'), 2_400, { speed: 10 })).not.toEqual(play1);
  });

  it.each([1, 60])('sends no fix that the ingest would set aside, at a speed of %i', (speed) => {
    const all = play(worldOf(), 3_600, { speed });
    for (const { id } of roster) {
      const fixes = fixesOf(all, id);
      expect(fixes.length).toBeGreaterThan(60);
      let last: Fix | null = null;
      for (const fix of fixes) {
        expect(implausibility(fix, last, fix.at)).toBeNull();
        if (last) expect(fix.at).toBeGreaterThan(last.at);
        last = fix;
      }
    }
  });

  it('lets the patrols move and those at a station wait there', () => {
    const all = play(worldOf(), 1_800);
    const spots = (id: number): number =>
      new Set(fixesOf(all, id).map(({ lon, lat }) => `${lon},${lat}`)).size;
    expect(spots(1)).toBeGreaterThan(50);
    expect(spots(4)).toBe(1);
  });

  it('answers an order as a crew does: accepts, sets off, drives there, works and finishes, or refuses', () => {
    const order = (id: number): CrewTask => ({ id, state: 'assigned', priority: 1, place: PLACE });
    const world = worldOf();
    const all = play(world, 5_400, { at: { 5: (server) => told(world, 1, server.assign(1, order(7))) } });
    const said = sayingsOf(all, 1).filter((type) => type.startsWith('task.'));
    expect(said).toEqual(['task.accept', 'task.en_route', 'task.on_scene', 'task.done']);
    const arrived = all.findIndex((one) => one.kind === 'saying' && one.saying.type === 'task.on_scene');
    const after = fixesOf(all.slice(arrived), 1)[0];
    expect(Math.abs((after?.lon ?? 0) - PLACE.lon)).toBeLessThan(0.0005);
    expect(Math.abs((after?.lat ?? 0) - PLACE.lat)).toBeLessThan(0.0005);
  });

  it('lets go of an order that was called back', () => {
    const world = worldOf();
    const all = play(world, 900, {
      at: {
        5: (server) =>
          told(world, 1, server.assign(1, { id: 7, state: 'en_route', priority: 2, place: PLACE })),
        20: (server) => {
          server.words.set(1, { status: 'free', task: null, sos: false });
          told(world, 1, { status: 'free', task: null, sos: false });
        },
      },
    });
    expect(sayingsOf(all, 1).filter((type) => type.startsWith('task.'))).toEqual([]);
  });

  it('asks for nothing that the machines of units and tasks do not allow, through three days', () => {
    const all = play(worldOf(), 4_400, { speed: 60 });
    const said = all.flatMap((one) => (one.kind === 'saying' ? [one.saying] : []));
    const to = said.flatMap((one) => (one.type === 'unit.status' ? [one.status] : []));
    for (const status of ['free', 'busy', 'break', 'off_duty']) expect(to).toContain(status);
    // An inspector of minors works by day: off duty once a night.
    const off = all.filter(
      (one) => one.kind === 'saying' && one.saying.type === 'unit.status' && one.saying.status === 'off_duty',
    );
    expect(off.map((one) => one.kind === 'saying' && one.unitId)).toEqual([3, 3, 3]);
  });

  it('stands still while it is held, and its devices go on reporting that', () => {
    const world = worldOf();
    play(world, 600);
    const spots = [...world.crews.values()].map(({ crew }) => crew.body.spot);
    const held = Array.from({ length: 120 }, (_, s) =>
      goOn(world, START + (600 + s) * 1_000, { speed: 1, held: true, day: 'ordinary', most: 3 }),
    ).flat();
    expect([...world.crews.values()].map(({ crew }) => crew.body.spot)).toEqual(spots);
    expect(held.every(({ kind }) => kind === 'fixes')).toBe(true);
    expect(held.length).toBeGreaterThan(roster.length);
  });

  it('says again later what could not be taken', () => {
    const world = worldOf();
    told(world, 1, {
      status: 'called',
      task: { id: 7, state: 'assigned', priority: 1, place: PLACE },
      sos: false,
    });
    let said = 0;
    for (let s = 1; s <= 600; s++)
      for (const one of goOn(world, START + s * 1_000, { speed: 1, held: false, day: 'ordinary', most: 0 }))
        if (one.kind === 'saying' && one.saying.type === 'task.accept') {
          said++;
          notTaken(world, 1);
        }
    expect(said).toBeGreaterThan(10);
    expect(said).toBeLessThan(35);
  });

  it('brings reports that the server would take, with callers who are nobody', () => {
    const all = play(worldOf(), 3_600, { speed: 60 });
    const reports = all.flatMap((one) => (one.kind === 'report' ? [one.report] : []));
    expect(reports.length).toBeGreaterThan(500);
    const known = new Set(categories().map(({ id }) => id));
    for (const report of reports) {
      expect(() => createIncidentSchema.parse({ ...report, key: 'simulation-1' })).not.toThrow();
      expect(known).toContain(report.facts.category);
      if (report.facts.caller) expect(report.facts.caller.phone).toMatch(/^\+7 000 000 \d\d \d\d$/);
    }
    const atSchools = reports.filter(({ facts }) => facts.facilityId !== null);
    expect(atSchools.length).toBeGreaterThan(reports.length / 10);
    expect(new Set(reports.map(({ facts }) => facts.category)).size).toBeGreaterThan(15);
  });

  it('takes what is too much for the centre as not called in', () => {
    const world = worldOf();
    const happened = goOn(world, START + 10_000, { speed: 60, held: false, day: 'ordinary', most: 1 });
    expect(happened.filter(({ kind }) => kind === 'report').length).toBeLessThanOrEqual(1);
  });
});
