import { insertUnits } from './unit/store.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import { NO_ADDRESS, type IncidentFacts, type PoliceUnit } from '../../shared/operations/schema.ts';
import type { TestGrants } from '../access/test-access.ts';
import { testContext } from '../access/test-access.ts';
import { insertPerson } from '../access/people/store.ts';
import type { Db } from '../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { loadPicture } from '../picture/load.ts';
import type { Picture } from '../picture/picture.ts';
import { appRouter } from '../router.ts';
import { createCaller } from '../trpc.ts';

/** A region, and a district of it. */
export const REGION = '610000000';
export const DISTRICT = '615800000';
export const PLACE = { lon: 68.5, lat: 42.3 };

export const facts = (own: Partial<IncidentFacts> = {}): IncidentFacts => ({
  category: 'armed_attack',
  priority: 1,
  caller: { name: 'Айдана', phone: '+7 701 000 00 00', relation: 'witness' },
  address: { ...NO_ADDRESS, settlement: 'Ленгер' },
  place: { ...PLACE, accuracyM: 20, method: 'map' },
  kato: DISTRICT,
  facilityId: null,
  sensitive: false,
  ...own,
});

export const crewUnit = (own: Partial<PoliceUnit> = {}): Omit<PoliceUnit, 'id'> => ({
  callSign: 'Барыс-1',
  type: 'patrol_car',
  crew: [],
  crewSize: null,
  home: { kato: DISTRICT, ...PLACE },
  shift: null,
  equipment: ['body_armour'],
  status: 'free',
  statusSince: Date.now(),
  statusReason: '',
  taskId: null,
  sos: null,
  duty: null,
  retiredAt: null,
  version: 1,
  ...own,
});

let keys = 0;
export const newKey = (): string => `test-key-${String(++keys).padStart(6, '0')}`;

/** The hierarchy, people with a name in the database, and a way to call as somebody. */
export async function operationsWorld(): Promise<{ test: TestDatabase; db: Db; picture: Picture }> {
  const test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  return { test, db: test.db, picture: await loadPicture(test.db, { cameras: true }) };
}

/** Somebody with these roles who has an account of this name. */
export async function personAt(db: Db, picture: Picture, displayName: string, grants: TestGrants) {
  const personId = await insertPerson(db, {
    login: `p-${newKey()}`,
    displayName,
    passwordHash: null,
    passwordUntil: null,
    demonstration: false,
    createdBy: 'test',
  });
  const context = testContext(db, picture, grants);
  if (!context.access || personId === undefined) throw new Error('Nobody was made');
  const access = { ...context.access, personId, actor: `person:${personId}` };
  const { operations } = createCaller(appRouter)({ ...context, access });
  return operations;
}
export type Caller = Awaited<ReturnType<typeof personAt>>;

export const openedBy = async (caller: Caller, own: Partial<IncidentFacts> = {}) => {
  const opened = await caller.incidents.command({
    type: 'incident.create',
    key: newKey(),
    centre: DISTRICT,
    source: 'call_102',
    facts: facts(own),
    startedAt: Date.now() - 20_000,
    answeredAt: Date.now() - 15_000,
  });
  if (!opened.incident) throw new Error('It was opened outside');
  return opened.incident;
};

/** A unit in the database, seen where it stands a moment ago. */
export async function unitAt(db: Db, own: Partial<PoliceUnit> = {}): Promise<number> {
  const by = { actor: 'test', at: Date.now(), demonstration: false };
  const [id = 0] = await insertUnits(db, [crewUnit(own)], by);
  const now = new Date();
  const { lon, lat } = own.home ?? PLACE;
  await db
    .insertInto('unit_position')
    .values({ unit_id: id, lon, lat, at: now, received_at: now, source: 'vehicle_tracker' })
    .execute();
  return id;
}

let crews = 0;
/** An incident with a task of a new unit. */
export async function dispatchedBy(caller: Caller, db: Db) {
  const incident = await openedBy(caller);
  const unitId = await unitAt(db, { callSign: `Арлан-${++crews}` });
  const sent = await caller.incidents.command({
    type: 'task.assign',
    key: newKey(),
    incidentId: incident.id,
    expectedVersion: incident.version,
    unitId,
  });
  const [task] = sent.tasks;
  if (!task) throw new Error('There is no task');
  return { incident, unitId, task };
}

/** What somebody is told whose command is refused. */
export async function refusalOf(
  asked: Promise<unknown>,
): Promise<{ code: string; message: string; cause: unknown }> {
  try {
    await asked;
  } catch (error) {
    return error as { code: string; message: string; cause: unknown };
  }
  throw new Error('It was not refused');
}
