import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incidentHistories, unitHistories } from './history.ts';
import { unitLogsUntil } from './store.ts';
import { boardAt, type Board, type BoardHistory } from '../../../shared/operations/board-at.ts';
import type { IncidentCommand } from '../../../shared/operations/command.ts';
import type { Position } from '../../../shared/operations/schema.ts';
import { seeded } from '../../../shared/operations/units.fixture.ts';
import { territoryOf } from '../../access/guard.ts';
import { testAccess } from '../../access/test-access.ts';
import type { Db } from '../../db/schema.ts';
import { keepPositions } from '../../ingest/position/store.ts';
import type { Picture } from '../../picture/picture.ts';
import { commandIncident, mergeIncidents } from '../incident/command.ts';
import { crewOf, deskOf, type Commander } from '../incident/commander.ts';
import { openIncident } from '../incident/create.ts';
import { incidentFile, incidentsWithin } from '../incident/store.ts';
import {
  crewUnit,
  DISTRICT,
  facts,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  PLACE,
  REGION,
} from '../operations.fixture.ts';
import { commandUnit } from '../unit/command.ts';
import { raiseSos } from '../unit/sos.ts';
import { insertUnits, unitById, unitsWithin } from '../unit/store.ts';
import { katosBelow, type Viewer } from '../viewer.ts';

/** 20 November 2026, 09:00 in Kazakhstan. */
const NINE = Date.UTC(2026, 10, 20, 4);
const HOUR_MS = 3_600_000;
/** Another district of the region. */
const OTHER = '611600000';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db, picture } = world);
});
afterAll(() => world.test.drop());

/** Who is refused has changed nothing, which is as good an hour as any. */
async function tried(doing: Promise<unknown>): Promise<void> {
  try {
    await doing;
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
  }
}

function viewerAt(at: number): Viewer & { commander: Commander } {
  const access = testAccess(picture, [['duty_officer', REGION]]);
  const guard = territoryOf(picture.tree, 'operations.write', access.scope('operations.write'), undefined);
  return { db, picture, access, at, commander: deskOf({ ...guard, access }, at) };
}

/** What stands in the tables now: the ledger with which a replay is compared. */
async function ledger(katos: readonly string[]): Promise<Board> {
  const incidents = await incidentsWithin(db, { katos, ids: [], states: 'open', before: null, limit: 1_000 });
  const units = await unitsWithin(db, katos, Date.now());
  return {
    incidents: incidents.toSorted((a, b) => a.incident.id - b.incident.id),
    units: units.map(({ unit, position }) => ({
      unit,
      seen: position && [position.at, position.lon, position.lat],
    })),
  };
}

/** Everything that the server tells of a period, page by page as a screen asks for it. */
async function history(
  viewer: Viewer,
  katos: readonly string[],
  fromMs: number,
  toMs: number,
): Promise<BoardHistory> {
  const period = { katos, fromMs, toMs };
  const incidents = [];
  for (let cursor: number | null = null; ;) {
    const page: Awaited<ReturnType<typeof incidentHistories>> = await incidentHistories(viewer, {
      ...period,
      cursor,
    });
    incidents.push(...page.rows.map(({ log }) => log));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  const units = [];
  for (let cursor: number | null = null; ;) {
    const page: Awaited<ReturnType<typeof unitHistories>> = await unitHistories(viewer, {
      ...period,
      cursor,
    });
    units.push(...page.rows);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return { incidents, units };
}

describe('the replay of an hour', () => {
  it('is the very board at ten random instants, from the stored history alone', async () => {
    const random = seeded(20_261_120);
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
    const katos = katosBelow(picture, picture.tree.indexOf.get(REGION) ?? 0);
    const before = { actor: 'seed', at: NINE - HOUR_MS, demonstration: false };
    const unitIds = await insertUnits(
      db,
      Array.from({ length: 130 }, (_, i) => crewUnit({ callSign: `Экипаж ${i}`, statusSince: before.at })),
      before,
    );
    const incidentIds: number[] = [];
    const fixes = new Map<number, number>();

    /** One thing that somebody does; many are refused, as in life. */
    const act = async (at: number): Promise<void> => {
      const { commander } = viewerAt(at);
      const id = pick(incidentIds.slice(-25));
      const file = id === undefined ? undefined : await incidentFile(db, id);
      const unitId = pick(unitIds.slice(0, 30)) ?? 0;
      const chance = random();
      if (!file || chance < 0.18) {
        const kato = random() < 0.8 ? DISTRICT : OTHER;
        const opened = await openIncident(db, commander, {
          type: 'incident.create',
          key: newKey(),
          centre: DISTRICT,
          source: 'call_102',
          facts: facts({ kato, category: 'fight', priority: 2 }),
          startedAt: at - 20_000,
          answeredAt: at - 12_000,
        });
        incidentIds.push(opened.incidentId);
        return;
      }
      const { incident, tasks } = file;
      const desk = { key: newKey(), incidentId: incident.id, expectedVersion: incident.version };
      const task = pick(tasks);
      const give = (command: IncidentCommand, by = commander) => tried(commandIncident(db, by, command));
      if (incident.state === 'closed' && chance < 0.4)
        await give({ type: 'incident.reopen', ...desk, reason: 'again' });
      else if (task && chance < 0.55) {
        const onTask = {
          key: newKey(),
          incidentId: incident.id,
          taskId: task.id,
          expectedVersion: task.version,
        };
        // A crew whose line was cut says afterwards when it happened.
        const happenedAt = random() < 0.3 ? at - Math.floor(random() * 40_000) : undefined;
        const said = { ...onTask, ...(happenedAt === undefined ? {} : { happenedAt }) };
        const move = pick([
          'task.accept',
          'task.en_route',
          'task.on_scene',
          'task.done',
          'task.refuse',
          'task.cancel',
        ] as const);
        const crew = crewOf(task.unitId, at);
        if (move === 'task.cancel') await give({ type: move, ...said, reason: 'not needed' });
        else if (move === 'task.done' || move === 'task.refuse')
          await give({ type: move, ...said, reason: 'as told' }, crew);
        else if (move) await give({ type: move, ...said }, crew);
      } else if (chance < 0.7) await give({ type: 'task.assign', ...desk, unitId });
      else if (chance < 0.74) await give({ type: 'incident.claim', ...desk });
      else if (chance < 0.78)
        await give({
          type: 'incident.edit',
          ...desk,
          patch: random() < 0.5 ? { kato: OTHER } : { priority: 1 },
        });
      else if (chance < 0.82)
        await give({ type: 'incident.note', key: newKey(), incidentId: incident.id, text: 'Екі адам' });
      else if (chance < 0.86)
        await give({ type: 'incident.close', ...desk, outcome: 'false_alarm', reason: 'nobody there' });
      else if (chance < 0.89) await give({ type: 'incident.reopen', ...desk, reason: 'again' });
      else if (chance < 0.93) {
        const into = await incidentFile(db, pick(incidentIds) ?? 0);
        const merging = { ...desk, expectedIntoVersion: into?.incident.version ?? 1, reason: 'the same' };
        if (incident.mergedInto !== null) {
          const main = await incidentFile(db, incident.mergedInto);
          await tried(
            mergeIncidents(db, commander, {
              type: 'incident.unmerge',
              ...merging,
              expectedIntoVersion: main?.incident.version ?? 1,
            }),
          );
        } else if (into)
          await tried(
            mergeIncidents(db, commander, { type: 'incident.merge', ...merging, intoId: into.incident.id }),
          );
      } else {
        const unit = await unitById(db, unitId);
        if (!unit) return;
        const onUnit = { key: newKey(), unitId, expectedVersion: unit.version };
        if (random() < 0.5) {
          const status = pick(['free', 'busy', 'break', 'off_duty'] as const) ?? 'free';
          await tried(commandUnit(db, commander, { type: 'unit.status', ...onUnit, status, reason: 'fuel' }));
        } else if (unit.sos)
          await tried(commandUnit(db, commander, { type: 'unit.sos_acknowledge', key: newKey(), unitId }));
        else await tried(raiseSos(db, commander, { key: newKey(), unitId }));
      }
    };
    const move = async (at: number): Promise<void> => {
      const moved = unitIds.slice(0, 40).flatMap((unitId): Position[] => {
        if (random() < 0.5 || at - (fixes.get(unitId) ?? 0) < 10_000) return [];
        fixes.set(unitId, at);
        const near = { lon: PLACE.lon + random() * 0.1, lat: PLACE.lat + random() * 0.1 };
        return [
          {
            unitId,
            ...near,
            headingDeg: null,
            speedMs: 8,
            accuracyM: 5,
            at,
            receivedAt: at,
            source: 'vehicle_tracker',
          },
        ];
      });
      await keepPositions(db, { latest: moved, trail: moved });
    };

    // Twenty minutes before the hour already, so that it does not begin with an empty board.
    let at = NINE - HOUR_MS / 3;
    const steps: number[] = [];
    for (; at < NINE + HOUR_MS; at += 4_000 + Math.floor(random() * 12_000)) steps.push(at);
    const instants = new Set<number>();
    const ofTheHour = steps.filter((step) => step >= NINE);
    while (instants.size < 10) instants.add(pick(ofTheHour) ?? NINE);
    const recorded: { at: number; board: Board }[] = [];
    for (const step of steps) {
      await move(step);
      await act(step);
      // Anywhere between this deed and the next.
      if (instants.has(step))
        recorded.push({ at: step + Math.floor(random() * 3_999), board: await ledger(katos) });
    }

    const told = await history(viewerAt(at), katos, NINE, NINE + HOUR_MS);
    const covers = (kato: string) => katos.includes(kato);
    for (const { at: instant, board } of recorded) expect(boardAt(told, instant, covers)).toEqual(board);
    // It was an hour worth looking at.
    const states = new Set(
      recorded.flatMap(({ board }) => board.incidents.map(({ incident }) => incident.state)),
    );
    expect([...states].toSorted()).toEqual(expect.arrayContaining(['dispatched', 'new', 'on_scene', 'open']));
    const types = new Set(told.incidents.flatMap((log) => log.map(({ event }) => event.type)));
    for (const type of ['merged', 'closed', 'reopened', 'task_moved', 'edited'] as const)
      expect(types).toContain(type);
    expect(recorded).toHaveLength(10);
  }, 120_000);
});

describe('a replay', () => {
  it('says who opened a card, once a quarter of an hour, and is noted itself', async () => {
    const aida = await personAt(db, picture, 'Аида', [['operator', REGION]]);
    const wall = await personAt(db, picture, 'Экран', [['wall', REGION]]);
    const { id } = await openedBy(aida);
    await aida.incidents.card({ id });
    await aida.incidents.card({ id });
    await wall.incidents.card({ id });
    const now = Date.now();
    const period = { unit: REGION, fromMs: now - 60_000, toMs: now + 60_000 };
    const { rows, people } = await aida.replay.incidents(period);
    const row = rows.find((one) => one.id === id);
    expect(row?.views.map(({ actor }) => people[actor])).toEqual(['Аида', 'Экран']);
    const replayed = await db
      .selectFrom('audit_entry')
      .select('object')
      .where('action', '=', 'operations.replay')
      .execute();
    expect(replayed).toEqual([{ object: `unit:${REGION}` }]);
  });

  it('masks callers for who may not see them, and refuses more than twelve hours', async () => {
    const aida = await personAt(db, picture, 'Аида', [['operator', REGION]]);
    const analyst = await personAt(db, picture, 'Ерлан', [['analyst', REGION]]);
    await openedBy(aida, { caller: { name: 'Гүлнар', phone: '+7 705 123 45 67', relation: 'victim' } });
    const now = Date.now();
    const period = { unit: REGION, fromMs: now - 60_000, toMs: now + 60_000 };
    expect(JSON.stringify(await aida.replay.incidents(period))).toContain('123 45 67');
    expect(JSON.stringify(await analyst.replay.incidents(period))).not.toContain('123 45 67');
    await expect(aida.replay.incidents({ ...period, toMs: now + 13 * HOUR_MS })).rejects.toThrow(
      /twelve hours/,
    );
  });
});

it('of what a crew reported for years before a period only what still counts is read', async () => {
  const kato = '615600000';
  const began = NINE - 100 * HOUR_MS;
  const by = { actor: 'test', at: began, demonstration: false };
  const [unitId = 0] = await insertUnits(
    db,
    [crewUnit({ callSign: 'Ұзақ-1', home: { kato, ...PLACE } })],
    by,
  );
  const says = async (at: number, n: number) => {
    const status = n % 2 === 0 ? ('break' as const) : ('free' as const);
    const command = { type: 'unit.status', unitId, expectedVersion: n + 1, status, reason: `${n}` } as const;
    await commandUnit(db, viewerAt(at).commander, { ...command, key: newKey() });
  };
  for (let n = 0; n < 30; n++) await says(began + (n + 1) * 60_000, n);
  await says(NINE + 60_000, 30);
  const period = { fromMs: NINE, toMs: NINE + HOUR_MS };
  const [read] = await unitLogsUntil(db, { katos: [kato], ...period, after: 0, limit: 10 });
  expect(read?.log.map(({ seq }) => seq)).toEqual([1, 31, 32]);
  const { rows } = await unitHistories({ db }, { katos: [kato], ...period, cursor: null });
  expect(rows[0]?.base).toMatchObject({ status: 'free', statusReason: '29', version: 31 });
  expect(rows[0]?.log).toHaveLength(1);
});
