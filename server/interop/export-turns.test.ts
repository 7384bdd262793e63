import { afterAll, beforeAll, expect, it } from 'vitest';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import type { Facility } from '../../shared/register/schema.ts';
import { signedIn } from '../access/test-access.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { buildPicture } from '../picture/picture.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

// A file of the whole register is made while everybody else goes on working.
const ROWS = 20_000;
const units = parseUnits(hierarchyCsv, aliasesCsv);
const facilities = Array.from({ length: ROWS }, (_, i): Facility => ({
  id: i + 1,
  externalId: `T-${i + 1}`,
  type: 'school',
  name: { kk: `№ ${i} мектеп`, ru: `Школа № ${i}`, en: `School ${i}` },
  kato: '611000000',
  settlement: null,
  lon: 68.25,
  lat: 43.5,
  people: 900,
  learners: null,
  placeKind: 'regional_city',
  owner: 'state',
  demonstration: true,
}));
const picture = buildPicture({
  units,
  sources: [
    {
      id: 'moe',
      kind: 'published',
      title: { kk: 'ОАМ', ru: 'Министерство', en: 'Ministry' },
      asOf: '2023-03-31',
      priority: 10,
      measures: ['video_link'],
    },
  ],
  facilities,
  evidence: [],
});

let test: TestDatabase;
let server: TestServer;
let cookie = '';
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units, HIERARCHY_VALID_FROM);
  server = await startTestServer({ db: test.db, picture: () => picture });
  ({ cookie } = await signedIn(test.db));
});
afterAll(async () => {
  await server.close();
  await test.drop();
});

it.each(['csv', 'xlsx', 'geojson'])('others are answered while %s is written', async (format) => {
  const ended: string[] = [];
  const question = 'unit=000000000&measure=video_link&source=moe&type=school&group=all';
  const file = fetch(`${server.origin}/export/facilities.${format}?${question}`, { headers: { cookie } });
  const body = file
    .then((response) => response.arrayBuffer())
    .then(({ byteLength }) => {
      ended.push('file');
      return byteLength;
    });
  for (let i = 0; i < 5; i++) {
    const { status } = await fetch(`${server.origin}/api/trpc/register.about`, { headers: { cookie } });
    ended.push(String(status));
  }
  expect(await body).toBeGreaterThan(ROWS * 10);
  expect(ended).toEqual([...Array.from({ length: 5 }, () => '200'), 'file']);
});
