import { afterAll, beforeAll, expect, it } from 'vitest';
import { incidentFile, incidentLog } from './incident/store.ts';
import {
  DISTRICT,
  facts,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  PLACE,
  REGION,
  type Caller,
} from './operations.fixture.ts';
import { NO_ADDRESS } from '../../shared/operations/schema.ts';
import { replay } from '../../shared/operations/replay.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let aida: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  aida = await personAt(world.db, world.picture, 'Аида', [['operator', REGION]]);
});
afterAll(() => world.test.drop());

const text = 'Мектеп жанында қара көліктен атыс естілді';
const address = { ...NO_ADDRESS, settlement: 'Ленгер', text };
const typed = (own: object = {}) => ({
  category: '',
  facilityId: null,
  place: null,
  phone: '',
  text: '',
  ...own,
});
const create = (own: object = {}) => ({
  type: 'incident.create' as const,
  key: newKey(),
  centre: DISTRICT,
  source: 'call_112' as const,
  facts: facts({ address }),
  startedAt: Date.now(),
  answeredAt: Date.now(),
  ...own,
});

it('a report that is being typed finds what it repeats, and says why: how far, how long ago, which words', async () => {
  const { id, number } = await openedBy(aida, { address });
  const near = { lon: PLACE.lon + 0.001, lat: PLACE.lat };
  const [found] = await aida.incidents.similar(
    typed({ category: 'armed_attack', place: near, text: 'қара көлік, мектеп жанында атыс' }),
  );
  expect(found).toMatchObject({ id, verdict: 'likely', incident: { number, place: 'Ленгер' } });
  const reasons = new Map(found?.reasons.map((one) => [one.reason, one]));
  expect(reasons.get('near')).toMatchObject({ metres: expect.closeTo(82, 0) });
  expect(reasons.get('similar_text')).toMatchObject({ words: expect.arrayContaining(['мектеп', 'атыс']) });
  expect(found?.minutesApart).toBeLessThan(5);
  expect(await aida.incidents.similar(typed())).toEqual([]);
});

it('knows a telephone only for who may read it, and nothing of a territory beside', async () => {
  await openedBy(aida, { place: null, address: NO_ADDRESS });
  const phone = { category: 'armed_attack', phone: '8 701 000 00 00' };
  expect(await aida.incidents.similar(typed(phone))).not.toEqual([]);
  const stranger = await personAt(world.db, world.picture, 'Бөтен', [['duty_officer', '630000000']]);
  expect(await stranger.incidents.similar(typed({ ...phone, text }))).toEqual([]);
});

it('a report joins the incident it repeats in the same moment, and is taken out of it again', async () => {
  const main = await openedBy(aida, { address });
  const command = create({ repeats: main.id });
  const answers = await Promise.all([1, 2].map(() => aida.incidents.command(command)));
  const [{ incidentId: id, incident }] = answers as [(typeof answers)[0]];
  expect(answers.map((one) => one.incidentId)).toEqual([id, id]);
  expect(incident).toMatchObject({ state: 'merged', mergedInto: main.id });
  const card = await aida.incidents.card({ id: main.id });
  expect(card.merged).toMatchObject([{ id, number: incident?.number }]);
  const repeated = await aida.incidents.card({ id });
  expect(repeated.mergedInto).toMatchObject({ id: main.id, number: main.number });
  await aida.incidents.command({
    type: 'incident.unmerge',
    key: newKey(),
    incidentId: id,
    expectedVersion: repeated.incident.version,
    expectedIntoVersion: card.incident.version,
    reason: 'Басқа мектеп',
  });
  expect((await aida.incidents.card({ id: main.id })).merged).toEqual([]);
  expect((await aida.incidents.card({ id })).incident).toMatchObject({ state: 'new', mergedInto: null });
  for (const one of [id, main.id])
    expect(replay(await incidentLog(world.db, one))).toEqual(await incidentFile(world.db, one));
});

it('joins nothing that is closed or outside, and then is not opened either', async () => {
  const main = await openedBy(aida, { address });
  const desk = { key: newKey(), incidentId: main.id, expectedVersion: main.version };
  await aida.incidents.command({ type: 'incident.close', ...desk, outcome: 'resolved', reason: '' });
  const last = async () => (await aida.incidents.list({ unit: REGION, states: 'all' })).rows[0]?.id;
  const before = await last();
  await expect(aida.incidents.command(create({ repeats: main.id }))).rejects.toThrow(/not allowed in state/);
  await expect(aida.incidents.command(create({ repeats: 999_999 }))).rejects.toThrow(/There is no/);
  expect(await last()).toBe(before);
});

it('a false alarm is closed with a reason', async () => {
  const { id, version } = await openedBy(aida);
  const close = {
    type: 'incident.close',
    incidentId: id,
    expectedVersion: version,
    outcome: 'false_alarm',
  } as const;
  await expect(aida.incidents.command({ ...close, key: newKey(), reason: '' })).rejects.toThrow(
    /reason needed/,
  );
  await aida.incidents.command({ ...close, key: newKey(), reason: 'Оқу-жаттығу' });
});
