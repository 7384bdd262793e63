import { createTRPCClient, httpLink } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_PREFIX } from './key.ts';
import { startSimulatedServer, type SimulatedServer } from './simulation.fixture.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { crewUnit, DISTRICT, facts, newKey, PLACE } from '../operations/operations.fixture.ts';
import { insertUnits } from '../operations/unit/store.ts';
import { upsertFacilities } from '../register/bulk/store.ts';
import type { AppRouter } from '../router.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';

/** Cars drive no faster than cars, and a machine may be slow. */
const SOON = { timeout: 120_000, interval: 250 };
/** Its day has the hours of ours: in a night hours may pass, of a minute each, until something happens. */
const AT_NIGHT = { timeout: 300_000, interval: 500 };
const TEST_MS = 240_000;
const CREWS = 8;

let test: TestDatabase;
let server: SimulatedServer;
/** What a person opened and sent a unit to, while everything else is played. */
let ofPerson: { id: number; version: number };
let officer: ReturnType<typeof createTRPCClient<AppRouter>>;

beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  await upsertFacilities(
    test.db,
    [1, 2, 3].map((n) => ({
      externalId: `F-${n}`,
      type: 'school',
      name: { kk: `Мектеп ${n}`, ru: `Школа ${n}`, en: `School ${n}` },
      kato: DISTRICT,
      settlement: null,
      lon: PLACE.lon + n / 2_000,
      lat: PLACE.lat,
      people: 500,
      learners: 450,
      placeKind: 'rural',
      owner: 'state',
      demonstration: true,
    })),
  );
  const units = Array.from({ length: CREWS }, (_, n) =>
    crewUnit({ callSign: `Барыс-${n + 1}`, type: n % 2 === 0 ? 'duty_group' : 'patrol_car' }),
  );
  await insertUnits(test.db, units, { actor: 'seed', at: Date.now(), demonstration: true });
  // Not of the demonstration, and so nobody's to play with.
  const own = [crewUnit({ callSign: 'Барыс-99' })];
  await insertUnits(test.db, own, { actor: 'test', at: Date.now(), demonstration: false });
  server = await startSimulatedServer(test, { speed: 60, held: false, day: 'ordinary' });
  officer = await signedIn('demo-republic');
});
afterAll(async () => {
  await server.close();
  await test.drop();
});

/** A demonstration account, over HTTP as a browser comes. */
async function signedIn(account: string): Promise<typeof officer> {
  const response = await fetch(`${server.origin}/api/trpc/access.demoSignIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${server.origin}/api/trpc`, headers: { cookie } })],
  });
}

const unitsNow = () => officer.operations.units.list.query({ unit: COUNTRY_KATO });
const incidentsNow = async (states: 'open' | 'closed') =>
  (await officer.operations.incidents.list.query({ unit: COUNTRY_KATO, states })).rows;
const cardOf = (id: number) => officer.operations.incidents.card.query({ id });
/** One that a crew has finished and the desk has closed; 0 when there is none yet. */
const finishedIncident = async (): Promise<number> =>
  (
    await test.db
      .selectFrom('task')
      .innerJoin('incident', 'incident.id', 'task.incident_id')
      .select('incident.id')
      .where('task.state', '=', 'done')
      .where('incident.state', '=', 'closed')
      .executeTakeFirst()
  )?.id ?? 0;
const refusedNow = () => test.db.selectFrom('ingest_refused').selectAll().execute();
const deedsOf = async (action: string) =>
  (await test.db.selectFrom('audit_entry').select('actor').where('action', '=', action).execute()).map(
    ({ actor }) => actor,
  );

/** A person opens an incident. */
async function openedByPerson(): Promise<{ id: number; version: number }> {
  const { incident } = await officer.operations.incidents.command.mutate({
    type: 'incident.create',
    key: newKey(),
    centre: DISTRICT,
    source: 'call_102',
    facts: facts({ category: 'theft', priority: 3 }),
    startedAt: null,
    answeredAt: null,
  });
  if (!incident) throw new Error('It was opened outside');
  return incident;
}

const sent = (incidentId: number, expectedVersion: number, unitId: number) =>
  officer.operations.incidents.command.mutate({
    type: 'task.assign',
    key: newKey(),
    incidentId,
    expectedVersion,
    unitId,
  });

/** A simulated unit that is free now. */
async function freeUnit(): Promise<number> {
  let id = 0;
  await expect
    .poll(async () => {
      const free = (await unitsNow()).find(
        ({ unit, demonstration }) => demonstration && unit.status === 'free',
      );
      return (id = free?.unit.id ?? 0);
    }, SOON)
    .toBeGreaterThan(0);
  return id;
}

describe('the simulation against a real server', { timeout: TEST_MS }, () => {
  it('says that it runs, and how fast', async () => {
    const { simulation } = await officer.operations.state.query();
    expect(simulation).toEqual({ speed: 60, held: false, day: 'ordinary' });
  });

  it('shows every unit of the demonstration where it is, fresh, and leaves the others alone', async () => {
    await expect
      .poll(async () => (await unitsNow()).filter(({ freshness }) => freshness === 'fresh').length, SOON)
      .toBe(CREWS);
    const others = (await unitsNow()).filter(({ demonstration }) => !demonstration);
    expect(others.map(({ position }) => position)).toEqual([null]);
  });

  it('takes an order that a person gives', async () => {
    ofPerson = await openedByPerson();
    await sent(ofPerson.id, ofPerson.version, await freeUnit());
    await expect
      .poll(async () => (await cardOf(ofPerson.id)).tasks.map(({ state }) => state), SOON)
      .not.toEqual(['assigned']);
  });

  it('plays incidents from the call to the closing: taken, a unit sent, accepted, there, finished', async () => {
    let id = 0;
    await expect.poll(async () => (id = await finishedIncident()), SOON).toBeGreaterThan(0);
    const card = await cardOf(id);
    const steps = card.log.map(({ event }) => (event.type === 'task_moved' ? event.to : event.type));
    for (const step of ['created', 'claimed', 'task_assigned', 'en_route', 'on_scene', 'done', 'closed'])
      expect(steps).toContain(step);
    // All of it is signed: the operator by the account of the simulation, the crews by their units.
    expect(Object.values(card.people)).toEqual(['Simulation']);
    // A call is opened by the desk; what a crew comes upon, by its own page; what a sensor hears, by its signal.
    expect(card.log[0]?.key).toMatch(/^(simulation|report|detector)-/);
    expect(card.incident.caller?.phone ?? '+7 000 000 00 00').toMatch(/^\+7 000 000/);
    expect(await deedsOf('simulation.enlist')).toEqual(['simulation']);
  });

  it('leaves what a person has opened alone, but answers when a person sends a unit', async () => {
    const { id } = ofPerson;
    await expect
      .poll(async () => (await cardOf(id)).tasks.map(({ state }) => state), SOON)
      .toEqual([expect.stringMatching(/done|refused/)]);
    const { incident, log } = await cardOf(id);
    // The crew did its part; the desk of the simulation neither took nor closed it.
    expect(incident.state).toBe('open');
    const me = log[0]?.actor;
    expect(new Set(log.filter(({ role }) => role !== 'crew').map(({ actor }) => actor))).toEqual(
      new Set([me]),
    );
  });

  it('leaves an incident to the person who takes it', async () => {
    let id = 0;
    await expect
      .poll(async () => {
        const open = (await incidentsNow('open')).find(({ state }) => state === 'new' || state === 'open');
        if (!open) return 0;
        const { id: incidentId, version: expectedVersion } = open;
        const claim = { type: 'incident.claim', key: newKey(), incidentId, expectedVersion } as const;
        // The operator of the simulation may be faster: then the next one.
        const taken = await officer.operations.incidents.command.mutate(claim).catch(() => null);
        return (id = taken?.incidentId ?? 0);
      }, SOON)
      .toBeGreaterThan(0);
    const mine = async () =>
      (await cardOf(id)).log.filter(({ event }) => event.type === 'claimed').at(-1)?.actor;
    const me = await mine();
    const closedBefore = (await incidentsNow('closed')).length;
    await expect.poll(async () => (await incidentsNow('closed')).length, SOON).toBeGreaterThan(closedBefore);
    expect((await cardOf(id)).incident.state).not.toBe('closed');
    expect(await mine()).toBe(me);
  });

  it('is held and goes on by the word of the administrator of the Republic, and nobody else', async () => {
    const chief = await signedIn('demo-turkistan');
    await expect(chief.simulation.setPace.mutate({ speed: 5, held: true, day: 'ordinary' })).rejects.toThrow(
      /simulation.control/,
    );
    await officer.simulation.setPace.mutate({ speed: 60, held: true, day: 'ordinary' });
    expect((await officer.operations.state.query()).simulation).toEqual({
      speed: 60,
      held: true,
      day: 'ordinary',
    });
    expect(await deedsOf('simulation.setPace')).toHaveLength(1);
    await officer.simulation.setPace.mutate({ held: false });
    expect((await officer.operations.state.query()).simulation).toMatchObject({ speed: 60, held: false });
    const before = (await incidentsNow('closed')).length;
    await expect.poll(async () => (await incidentsNow('closed')).length, SOON).toBeGreaterThan(before);
  });

  it('takes up after a restart what it had left open', { timeout: 2 * AT_NIGHT.timeout }, async () => {
    /** What the simulation has opened and still leads: a person who took one is left alone with it. */
    const ledByIt = async (): Promise<number[]> => {
      const cards = await Promise.all((await incidentsNow('open')).map(({ id }) => cardOf(id)));
      const isLed = ({ log }: (typeof cards)[number]): boolean =>
        log[0]?.key.startsWith(KEY_PREFIX) === true &&
        log.every(({ event, key }) => event.type !== 'claimed' || key.startsWith(KEY_PREFIX));
      return cards.filter(isLed).map(({ incident }) => incident.id);
    };
    let left: number[] = [];
    await expect.poll(async () => (left = await ledByIt()).length, AT_NIGHT).toBeGreaterThan(0);
    const restartedAt = Date.now();
    expect(await server.restart()).toBe(0);
    const wentOn = async (id: number): Promise<boolean> =>
      (await cardOf(id)).log.some(({ at, role }) => at > restartedAt && role === 'operator');
    await expect.poll(async () => (await Promise.all(left.map(wentOn))).some(Boolean), AT_NIGHT).toBe(true);
  });

  it('gives a unit up to whoever makes a link for a telephone', async () => {
    const unitId = await freeUnit();
    const { secret } = await officer.operations.units.link.mutate({ unitId, reason: 'A real telephone' });
    const mine = async () =>
      test.db
        .selectFrom('ingest_device')
        .select('name')
        .where('unit_id', '=', unitId)
        .where('enabled', '=', true)
        .execute();
    await expect
      .poll(async () => (await mine()).map(({ name }) => name), SOON)
      .toEqual([expect.stringMatching(/^crew /)]);
    expect(await deedsOf('simulation.giveUp')).toEqual(['simulation']);
    // A position of the telephone stays: nobody else says where the unit is.
    const at = Date.now();
    await officer.operations.crew.position.mutate({ secret, lon: 68.6, lat: 42.4, accuracyM: 5, at });
    const { unit } = await officer.operations.crew.me.mutate({ secret });
    expect(unit.id).toBe(unitId);
    const told = (
      await test.db.selectFrom('audit_entry').select('id').where('actor', '=', `unit:${unitId}`).execute()
    ).length;
    const closed = (await incidentsNow('closed')).length;
    await expect.poll(async () => (await incidentsNow('closed')).length, SOON).toBeGreaterThan(closed);
    const after = await test.db
      .selectFrom('audit_entry')
      .select('id')
      .where('actor', '=', `unit:${unitId}`)
      .execute();
    expect(after.length).toBe(told);
  });

  it('was never set aside by the ingest', async () => {
    // A device is not known for the moment in which its unit is given up or a run begins; no fix was ever doubted.
    const reasons = (await refusedNow()).map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason !== 'unknown_device')).toEqual([]);
    expect(reasons.length).toBeLessThan(CREWS);
  });
});
