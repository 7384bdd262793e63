import { afterAll, beforeAll, expect, it } from 'vitest';
import { openJobPool, type JobPool } from './jobs.ts';
import type { CameraSitingJobs, LocationJobs } from './kinds.ts';
import { testContext, type TestGrants } from '../../access/test-access.ts';
import { bundleScript } from '../../db/test-child.ts';
import type { Db } from '../../db/schema.ts';
import { upsertSettlements } from '../../hierarchy/settlement/store.ts';
import { createLog } from '../../log.ts';
import { crewUnit, DISTRICT, operationsWorld, PLACE, REGION } from '../../operations/operations.fixture.ts';
import { insertUnits } from '../../operations/unit/store.ts';
import { loadPicture } from '../../picture/load.ts';
import type { Picture } from '../../picture/picture.ts';
import { upsertFacilities } from '../../register/bulk/store.ts';
import { appRouter } from '../../router.ts';
import { createCaller } from '../../trpc.ts';
import { travelOf } from './travel-of.ts';
import { createEstimate } from '../../../shared/planning/travel/estimate.ts';
import type { LocationJob } from '../../../shared/planning/location/schema.ts';
import { travelRows } from '../../../shared/planning/location/travel.ts';
import { randomFrom } from '../../../shared/random.ts';

const BESIDE = '630000000';
let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
let pool: JobPool;
let jobs: LocationJobs;
let sitings: CameraSitingJobs;
/** The test moves the clock on by this much. */
let aheadMs = 0;

beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  const random = randomFrom('schools');
  // Three groups of twenty schools, 55 km from each other, and one school where nobody comes in time.
  const groups = [0, 0.5, 1].flatMap((north) =>
    Array.from({ length: 20 }, () => ({
      lon: PLACE.lon + random() * 0.1,
      lat: PLACE.lat + north + random() * 0.1,
      learners: Math.round(200 + 600 * north + random() * 50),
    })),
  );
  await upsertFacilities(
    db,
    [...groups, { lon: PLACE.lon + 3, lat: PLACE.lat, learners: 90 }].map((own, n) => ({
      externalId: `school-${n}`,
      type: 'school' as const,
      name: { kk: `Мектеп ${n}`, ru: `Школа ${n}`, en: `School ${n}` },
      kato: DISTRICT,
      settlement: null,
      people: own.learners + 60,
      placeKind: 'rural' as const,
      owner: 'state' as const,
      demonstration: false,
      ...own,
    })),
  );
  await upsertSettlements(db, [
    {
      id: 1,
      name: { kk: 'Ауыл', ru: 'Аул', en: 'Village' },
      lon: PLACE.lon,
      lat: PLACE.lat + 0.5,
      population: 900,
      kind: 'village',
      kato: DISTRICT,
      rank: 7,
      source: 'test',
    },
  ]);
  await insertUnits(db, [crewUnit()], { actor: 'test', at: Date.now(), demonstration: false });
  picture = await loadPicture(db);
  const script = await bundleScript(new URL('./thread.ts', import.meta.url));
  pool = openJobPool({ script, clock: () => Date.now() + aheadMs, log: createLog('silent') });
  jobs = pool.kind();
  sitings = pool.kind();
});
afterAll(async () => {
  await pool.close();
  await world.test.drop();
});

const caller = (context: ReturnType<typeof testContext>, access = context.access) =>
  createCaller(appRouter)({ ...context, access, locations: jobs, cameraSitings: sitings }).planning;
const as = (grants: TestGrants = [['chief', REGION]], actor = 'person:1') => {
  const context = testContext(db, picture, grants);
  const access = context.access && { ...context.access, actor };
  return caller(context, access).location;
};
type Question = Parameters<ReturnType<typeof as>['start']>[0];

const question = (own: Partial<Question> = {}): Question => ({
  unit: REGION,
  model: 'maximal_covering',
  candidates: [
    { kind: 'hexagons', resolution: 7 },
    { kind: 'settlements', leastPopulation: 0 },
  ],
  posts: 'fixed',
  demand: {
    facilities: ['school'],
    settlements: false,
    weight: { pupils: 1, population: 0, incidents: 0, places: 0 },
  },
  targetMinutes: { urban: 7, rural: 20 },
  hours: 'day',
  limit: { kind: 'number', number: 2 },
  ...own,
});
const ended = async (own: Partial<Question> = {}, who = as()): Promise<LocationJob> => {
  const { id } = await who.start(question(own));
  await jobs.settled(id);
  return who.status({ id });
};

it('finds where two more posts protect most pupils, proves it and says what each adds', async () => {
  const { state, answer } = await ended();
  expect(state).toBe('done');
  const pupils = picture.facilities.reduce((sum, { learners }) => sum + (learners ?? 0), 0);
  expect(answer).toMatchObject({ quality: 'optimal', found: pupils - 90, bound: pupils - 90, gap: 0 });
  expect(answer?.sites.map(({ fixed, existing }) => [fixed, existing]).sort()).toEqual([
    [false, false],
    [false, false],
    [true, true],
  ]);
  // Each group has its post: what it covers is lost without it.
  for (const { covers, unique, lostWithout } of answer?.sites ?? []) {
    expect(unique).toEqual(covers);
    expect(lostWithout).toBe(covers.weight);
    expect(covers.places).toBe(20);
  }
  expect(answer?.uncovered).toMatchObject({
    count: 1,
    weight: 90,
    places: [{ key: expect.stringMatching(/^facility:/) }],
  });
  expect(answer?.before).toMatchObject({ sites: 1, places: 61, coveredPlaces: 20 });
  expect(answer?.after).toMatchObject({ sites: 3, coveredPlaces: 60, coveredWeight: pupils - 90 });
  expect(answer?.assumptions).toMatchObject({
    weightUnit: 'pupils',
    travel: { basis: 'estimate', detour: 1.3 },
  });
});

it.each(['set_covering', 'backup_covering', 'expected_covering', 'p_median', 'p_centre'] as const)(
  'answers %s',
  async (model) => {
    const { answer, problem } = await ended({ model, posts: 'moveable' });
    expect(problem).toBeNull();
    expect(answer?.gap).toBe(0);
    expect(answer?.sites.length).toBeGreaterThan(0);
  },
);

it('weighs a mix in points of the territory', async () => {
  const { answer } = await ended({
    demand: {
      facilities: ['school'],
      settlements: true,
      weight: { pupils: 2, population: 1, incidents: 5, places: 1 },
    },
  });
  expect(answer?.before.weight).toBeCloseTo(100, 9);
  expect(answer?.assumptions).toMatchObject({ weightUnit: 'points', incidents: { count: 0 } });
});

it('says why there is no answer', async () => {
  const why = async (own: Partial<Question>) => (await ended(own)).problem;
  expect(await why({ limit: { kind: 'number', number: 900 } })).toMatchObject({
    code: 'more_than_candidates',
    number: 900,
  });
  expect(await why({ candidates: [{ kind: 'posts' }] })).toEqual({ code: 'no_candidates' });
  expect(await why({ fixed: ['settlement:77'] })).toEqual({ code: 'unknown_sites', keys: ['settlement:77'] });
  expect(await why({ limit: { kind: 'budget', budgetKzt: 10, costKzt: 11 } })).toEqual({
    code: 'budget_too_small',
  });
  expect(await why({ demand: { ...question().demand, facilities: ['college'] } })).toEqual({
    code: 'no_demand',
  });
  expect(
    await why({
      posts: 'ignored',
      candidates: [{ kind: 'chosen', points: [{ key: 'point:1', name: 'A', lon: 50, lat: 50 }] }],
      limit: { kind: 'number', number: 1 },
    }),
  ).toEqual({ code: 'nothing_reachable' });
  await expect(
    as().start(question({ limit: { kind: 'budget', budgetKzt: -1, costKzt: 5 } })),
  ).rejects.toThrow('A budget is not negative');
  await expect(
    as().start(question({ fixed: ['settlement:1'], forbidden: ['settlement:1'] })),
  ).rejects.toThrow('Both fixed and forbidden: settlement:1');
  await expect(
    as().start(question({ model: 'p_median', limit: { kind: 'budget', budgetKzt: 9, costKzt: 5 } })),
  ).rejects.toThrow('A budget is for covering');
});

it('is ended by its person, keeps its best answer, and is nobody else’s', async () => {
  const me = as();
  const { id } = await me.start(
    question({
      candidates: [{ kind: 'hexagons', resolution: 8 }],
      model: 'p_median',
      limit: { kind: 'number', number: 12 },
      timeLimitS: 300,
    }),
  );
  await expect(me.start(question())).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  await expect.poll(async () => (await me.status({ id })).answer).not.toBeNull();
  const other = as([['chief', REGION]], 'person:2');
  await expect(other.status({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(other.cancel({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const cancelled = await me.cancel({ id });
  expect(['cancelled', 'done']).toContain(cancelled.state);
  expect(cancelled.answer?.sites).toHaveLength(13);
  aheadMs = 31 * 60_000;
  await expect(me.status({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  aheadMs = 0;
});

it('is begun by who plans in the territory', async () => {
  await expect(as([['analyst', REGION]]).start(question())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(as([['chief', BESIDE]]).start(question())).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('sites cameras around a school: more than one direction a pole is not, and what they see is proven the most', async () => {
  const { cameraSiting } = caller(testContext(db, picture, [['chief', REGION]]));
  const [school] = picture.facilities;
  const ask = (own: object = {}) => ({
    unit: REGION,
    facilities: [school?.id ?? 0],
    poles: { kind: 'around' as const, each: 4, offsetM: 8 },
    lenses: [{ name: '90°', fovDeg: 90, widthPx: 1920, costKzt: 300_000 }],
    demand: {
      entrances: { weight: 10, sight: 'observe' as const, cameras: 2 },
      perimeter: { weight: 1, sight: 'detect' as const },
      incidents: null,
    },
    limit: { kind: 'number' as const, number: 4 },
    ...own,
  });
  const siting = async (own: object) => {
    const { id } = await cameraSiting.start(ask(own));
    await sitings.settled(id);
    return cameraSiting.status({ id });
  };
  const { answer } = await siting({});
  expect(answer).toMatchObject({
    quality: 'optimal',
    gap: 0,
    assumptions: { footprint: { basis: 'estimate' } },
  });
  expect(new Set(answer?.cameras.map(({ pole }) => pole)).size).toBe(answer?.cameras.length);
  expect(answer?.cameras.map(({ azimuthDeg }) => azimuthDeg).every((deg) => deg % 30 === 0)).toBe(true);
  // The camera in each corner looks along two walls.
  expect(answer?.counts.find(({ target }) => target === 'perimeter')).toMatchObject({ before: 0 });
  const onlyTwo = await siting({ limit: { kind: 'budget', budgetKzt: 700_000 } });
  expect(onlyTwo.answer?.cameras).toHaveLength(2);
  expect(onlyTwo.answer?.found).toBeLessThan(answer?.found ?? 0);
  expect((await siting({ limit: { kind: 'budget', budgetKzt: 1 } })).problem).toEqual({
    code: 'budget_too_small',
  });
  await expect(cameraSiting.start(ask({ facilities: [999_999] }))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('takes road time where there are roads, by rows of the places', async () => {
  const place = (key: string, north: number) => ({
    key,
    name: null,
    kato: DISTRICT,
    lon: PLACE.lon,
    lat: PLACE.lat + north,
  });
  const name = { kk: '', ru: '', en: '' };
  const points = [0.1, 0.2, 0.3].map((north) => ({
    ...place('facility:1', north),
    name,
    kind: 'rural' as const,
    demonstration: false,
    people: null,
  }));
  const sites = [0, 0.5].map((north) => ({ ...place('point:1', north), units: 0, isCandidate: true }));
  const estimate = createEstimate();
  const roads = { ...estimate, status: () => Promise.resolve({ basis: { estimate: false } }) };
  const { travel } = await travelOf({ roads }, { points, sites, hours: 'day' });
  const straight = await travelOf({ roads: undefined }, { points, sites, hours: 'day' });
  const [byRoad, reckoned] = [travelRows(travel), travelRows(straight.travel)];
  expect([travel.kind, straight.travel.kind]).toEqual(['matrix', 'straight']);
  const [one, other] = [new Float64Array(2), new Float64Array(2)];
  for (let i = 0; i < 3; i++) {
    byRoad.minutesOf(i, one);
    reckoned.minutesOf(i, other);
    one.forEach((minutes, j) => expect(minutes).toBeCloseTo(other[j] ?? 0, 6));
  }
});
