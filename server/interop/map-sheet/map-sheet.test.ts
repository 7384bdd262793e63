import { afterAll, beforeAll, expect, it } from 'vitest';
import { PT_PER_MM } from './pdf.ts';
import { areaText } from '../../../shared/geometry/area.ts';
import { signedIn, type TestGrants } from '../../access/test-access.ts';
import {
  operationsWorld,
  openedBy,
  personAt,
  PLACE,
  REGION,
  DISTRICT,
  unitAt,
} from '../../operations/operations.fixture.ts';
import { pdfDrawing, pdfText } from '../../pdf/pdf-text.fixture.ts';
import { loadPicture } from '../../picture/load.ts';
import type { Picture } from '../../picture/picture.ts';
import { upsertCameras, upsertFacilities } from '../../register/bulk/store.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let picture: Picture;
let server: TestServer;
/** A metre of ground on a sheet at 1 : 25,000, points. */
const PT_PER_M = (1_000 / 25_000) * PT_PER_MM;
const NEAR = areaText({ path: [[PLACE.lon, PLACE.lat]], isClosed: false, radiusM: 2_000 });
const schoolAt = (externalId: string, kato: string, lon: number) => ({
  externalId,
  type: 'school' as const,
  name: { kk: `Мектеп ${externalId}`, ru: `Школа ${externalId}`, en: `School ${externalId}` },
  kato,
  settlement: null,
  lon,
  lat: PLACE.lat,
  people: 900,
  learners: 800,
  placeKind: 'rural' as const,
  owner: 'state' as const,
  demonstration: true,
});

beforeAll(async () => {
  world = await operationsWorld();
  // In the area, a kilometre beside its middle; outside; and in the area, but of another region.
  await upsertFacilities(world.db, [
    schoolAt('in', DISTRICT, PLACE.lon + 0.01),
    schoolAt('out', DISTRICT, PLACE.lon + 0.1),
    schoolAt('beside', '750000000', PLACE.lon - 0.01),
  ]);
  await upsertCameras(
    world.db,
    {
      externalId: ['c-1'],
      owner: ['police'],
      facilityId: [null],
      kato: [DISTRICT],
      lon: [PLACE.lon],
      lat: [PLACE.lat],
      azimuthDeg: [null],
      fovDeg: [null],
      linked: [true],
      working: [true],
      technicalClass: ['unknown'],
      traffic: [false],
    },
    { demonstration: true },
  );
  await unitAt(world.db, { callSign: 'Барыс-7' });
  await unitAt(world.db, {
    callSign: 'Барыс-8',
    home: { kato: DISTRICT, lon: PLACE.lon + 0.1, lat: PLACE.lat },
  });
  picture = await loadPicture(world.db, { cameras: true });
  server = await startTestServer({ db: world.db, picture: () => picture });
});
afterAll(async () => {
  await server.close();
  await world.test.drop();
});

const cookieOf = async (grants: TestGrants): Promise<string> => (await signedIn(world.db, grants)).cookie;

const within = async (cookie: string, input: object) => {
  const { data, status } = await server.query('operations.within', input, cookie);
  expect(status).toBe(200);
  return data as {
    counts: Record<string, number | null>;
    page: { kind: string; rows: { id: number; callSign?: string; name?: { en: string } }[] };
    next: number | null;
  };
};

it('an area holds what lies in it and is of the territory of whoever asks, kind by kind', async () => {
  const aida = await personAt(world.db, picture, 'Аида', [['operator', REGION]]);
  await openedBy(aida);
  const operator = await cookieOf([['operator', REGION]]);
  const { counts, page, next } = await within(operator, { area: NEAR });
  expect(counts).toEqual({ facilities: 1, cameras: 1, units: 1, incidents: 1 });
  expect([page.kind, page.rows.map(({ name }) => name?.en), next]).toEqual([
    'facilities',
    ['School in'],
    null,
  ]);
  const units = await within(operator, { area: NEAR, kind: 'units' });
  expect(units.page.rows.map(({ callSign }) => callSign)).toEqual(['Барыс-7']);

  // An analyst has no positions: null, which is not zero.
  const analyst = await cookieOf([['analyst', REGION]]);
  expect((await within(analyst, { area: NEAR })).counts).toMatchObject({ units: null, facilities: 1 });
  const stranger = await cookieOf([['operator', '750000000']]);
  const theirs = await within(stranger, { area: NEAR });
  expect(theirs.counts).toEqual({ facilities: 1, cameras: 0, units: 0, incidents: 0 });
  expect(theirs.page.rows.map(({ name }) => name?.en)).toEqual(['School beside']);
});

it('a large area is told page by page, and a wrong one is refused in words', async () => {
  const operator = await cookieOf([['operator', REGION]]);
  const area = areaText({ path: [[PLACE.lon, PLACE.lat]], isClosed: false, radiusM: 50_000 });
  const first = await within(operator, { area, limit: 1 });
  expect([first.counts['facilities'], first.next]).toEqual([2, 1]);
  const second = await within(operator, { area, limit: 1, cursor: 1 });
  expect([second.page.rows.length, second.next]).toEqual([1, null]);
  expect(second.page.rows[0]?.id).not.toBe(first.page.rows[0]?.id);
  const crossed = areaText({
    path: [
      [70, 45],
      [71, 46],
      [71, 45],
      [70, 46],
    ],
    isClosed: true,
    radiusM: 0,
  });
  const said = await server.query('operations.within', { area: crossed }, operator);
  expect([said.status, said.body]).toEqual([400, expect.stringContaining('Sides 1 and 3 of the area cross')]);
});

it('the files and the gaps of an area are those of an area', async () => {
  const chief = await cookieOf([['chief', REGION]]);
  const names = async (area: string): Promise<string> =>
    (
      await server.get(
        `/export/facilities.csv?unit=${REGION}&measure=video_link&source=latest&type=all&group=all${area}`,
        chief,
      )
    ).text();
  expect(await names('')).toContain('School out');
  const inArea = await names(`&area=${NEAR}`);
  expect([inArea.includes('School in'), inArea.includes('School out')]).toEqual([true, false]);
  expect((await server.get(`/export/gaps.csv?unit=${REGION}&area=${NEAR}`, chief)).status).toBe(200);
  expect((await server.get(`/export/gaps.csv?unit=${REGION}&area=nonsense`, chief)).status).toBe(400);
});

it('a printed map is to scale by its own numbers, says what a map must, and is noted', async () => {
  const chief = await cookieOf([['chief', REGION]]);
  const asked = { unit: REGION, lon: String(PLACE.lon), lat: String(PLACE.lat), scale: '25000', lang: 'ru' };
  const path = `/export/map.pdf?${new URLSearchParams({ ...asked, show: 'facilities,units,incidents', area: NEAR, grid: 'utm', title: 'Учения' }).toString()}`;
  const answer = await server.get(path, chief);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const file = Buffer.from(await answer.arrayBuffer());
  const drawing = pdfDrawing(file);
  const numbers = [...drawing.matchAll(/([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re/g)].map((m) =>
    m.slice(1).map(Number),
  );
  // The bar has five parts of 4 pt height, alternately black: together 1, 2 or 5 × 10ⁿ metres of ground.
  const parts = numbers.filter(([, , w = 0, h]) => h === 4 && w > 10).map(([, , w = 0]) => w);
  expect(parts).toHaveLength(5);
  const barM = parts.reduce((sum, w) => sum + w, 0) / PT_PER_M;
  expect(barM).toBeCloseTo(1_000, 0);
  const [text = ''] = pdfText(file);
  for (const words of [
    'Учения',
    'Масштаб 1 : 25',
    'Полная на',
    'ДЕМОНСТРАЦИОННЫЕ',
    'Сетка UTM',
    'Школа in',
    'Барыс-7',
    '1 км',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('Школа beside');
  const noted = await world.db
    .selectFrom('audit_entry')
    .select(['object', 'after'])
    .where('action', '=', 'interop.export')
    .where('object', '=', 'map')
    .execute();
  expect(noted).toHaveLength(1);

  const refused = await server.get(
    `/export/map.pdf?${new URLSearchParams({ ...asked, scale: '333' }).toString()}`,
    chief,
  );
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('Scales are 1 : 5000'),
  ]);
  const beside = await server.get(
    `/export/map.pdf?${new URLSearchParams({ ...asked, unit: '630000000' }).toString()}`,
    chief,
  );
  expect(beside.status).toBe(403);
});
