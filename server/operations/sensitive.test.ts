import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  REGION,
  unitAt,
  type Caller,
} from './operations.fixture.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let aida: Caller;
let wall: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  aida = await personAt(world.db, world.picture, 'Аида', [['operator', REGION]]);
  wall = await personAt(world.db, world.picture, 'экран', [['wall', REGION]]);
});
afterAll(() => world.test.drop());

const rowOf = async (who: Caller, id: number) =>
  (await who.incidents.list({ unit: REGION, states: 'all' })).rows.find((row) => row.id === id);
const codeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'done',
    (error: { code?: string; cause?: { detail?: { refusal?: { code: string } } } }) =>
      error.cause?.detail?.refusal?.code ?? error.code,
  );

it('a wall shows a sensitive incident as its category says: not at all, dimmed, and never less than dimmed', async () => {
  const address = {
    settlement: 'Ленгер',
    street: 'Абай',
    house: '5',
    commonName: '',
    crossing: '',
    text: '',
  };
  const place = { lon: 68.51234, lat: 42.29876, accuracyM: 10, method: 'map' } as const;
  const [hidden, dimmed, flagged, plain] = await Promise.all(
    [
      { category: 'sexual_offence', sensitive: true },
      { category: 'child_abduction', sensitive: true },
      { category: 'fight', sensitive: true },
      { category: 'sexual_offence', sensitive: false },
    ].map((own) => openedBy(aida, { ...own, address, place })),
  );
  expect(await rowOf(wall, hidden?.id ?? 0)).toBeUndefined();
  for (const one of [dimmed, flagged]) {
    expect(await rowOf(wall, one?.id ?? 0)).toMatchObject({ dimmed: true, place: '', lon: 68.51, lat: 42.3 });
    expect(await codeOf(wall.incidents.card({ id: one?.id ?? 0 }))).toBe('NOT_FOUND');
  }
  expect(await rowOf(wall, plain?.id ?? 0)).toMatchObject({ dimmed: false, place: 'Ленгер, Абай 5' });
  expect(await rowOf(aida, hidden?.id ?? 0)).toMatchObject({ sensitive: true, dimmed: false });
  const alike = async (who: Caller) =>
    (await who.incidents.card({ id: plain?.id ?? 0 })).duplicates.map(({ id }) => id);
  expect(await alike(aida)).toContain(hidden?.id);
  expect(await alike(wall)).toEqual([]);
});

it('a wall does not learn of a hidden incident from the unit that was sent to it', async () => {
  const hidden = await openedBy(aida, { category: 'sexual_offence', sensitive: true });
  const unitId = await unitAt(world.db, { callSign: 'Барыс-1' });
  const sent = { key: newKey(), incidentId: hidden.id, expectedVersion: hidden.version, unitId };
  await aida.incidents.command({ type: 'task.assign', ...sent });
  const workOf = async (who: Caller) =>
    (await who.units.list({ unit: REGION })).find(({ unit }) => unit.id === unitId)?.work;
  expect(await workOf(aida)).toMatchObject({ incident: { id: hidden.id } });
  expect(await workOf(wall)).toMatchObject({ task: { state: 'assigned' }, incident: null });
});

it('the flag is set and cleared with a reason, which stands in the log', async () => {
  const { id, version } = await openedBy(aida);
  const edit = { type: 'incident.edit', incidentId: id, expectedVersion: version } as const;
  const patch = { sensitive: true };
  expect(await codeOf(aida.incidents.command({ ...edit, key: newKey(), patch }))).toBe('reason_needed');
  const reason = 'Жәбірленуші кәмелетке толмаған';
  await aida.incidents.command({ ...edit, key: newKey(), patch, reason });
  const { incident, log } = await aida.incidents.card({ id });
  expect(incident.sensitive).toBe(true);
  expect(log.at(-1)?.event).toMatchObject({ type: 'edited', patch, before: { sensitive: false }, reason });
});
