import { once } from 'node:events';
import type { Server } from 'node:http';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import type { Facility } from '../../shared/register/schema.ts';
import { signedIn, testAccessParts } from '../access/test-access.ts';
import { createApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { createLog } from '../log.ts';
import { pdfText } from '../pdf/pdf-text.fixture.ts';
import { buildPicture } from '../picture/picture.ts';

const units = parseUnits(hierarchyCsv, aliasesCsv);
/** Four schools in Turkistan city, one with a name that a spreadsheet would run. */
const facilities = [1, 2, 3, 4].map((id): Facility => ({
  id,
  externalId: `T-${id}`,
  type: 'school',
  name: {
    kk: `№ ${id} мектеп`,
    ru: id === 2 ? '=HYPERLINK("x")' : `Школа «Өрлеу» № ${id}`,
    en: `School ${id}`,
  },
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
const source = (id: string, ru: string, asOf: string) => ({
  id,
  kind: 'published' as const,
  title: { kk: ru, ru, en: ru },
  asOf,
  priority: 10,
  measures: ['video_link' as const],
});
const word = (facility_id: number, name: string, state: 'working' | 'absent') => ({
  facility_id,
  measure: 'video_link' as const,
  source: name,
  state,
  observed_on: '2023-03-31',
});
const picture = buildPicture({
  units,
  sources: [source('moe', 'Ответ Министерства', '2023-03-31'), source('mia', 'Ответ МВД', '2023-04-30')],
  facilities,
  evidence: [
    word(1, 'moe', 'working'),
    word(2, 'moe', 'working'),
    word(3, 'moe', 'absent'),
    word(1, 'mia', 'working'),
    word(2, 'mia', 'absent'),
    word(3, 'mia', 'absent'),
    word(4, 'mia', 'absent'),
  ],
});

let test: TestDatabase;
let server: Server;
let origin = '';
let cookie = '';
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units, HIERARCHY_VALID_FROM);
  server = createApp({
    db: test.db,
    picture: () => picture,
    log: createLog('silent'),
    clientDir: null,
    access: testAccessParts(),
  });
  cookie = (await signedIn(test.db)).cookie;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(async () => {
  server.close();
  await once(server, 'close');
  await test.drop();
});

const QUESTION = { unit: '610000000', measure: 'video_link', source: 'moe', type: 'school', group: 'all' };
const ask = (file: string, more: Record<string, string> = {}) =>
  fetch(`${origin}/export/${file}?${new URLSearchParams({ ...QUESTION, ...more }).toString()}`, {
    headers: { cookie },
  });
const csvOf = async (file: string, more: Record<string, string> = {}) => {
  const bytes = Buffer.from(await (await ask(file, more)).arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows: Record<string, string>[] = parse(bytes, {
    bom: true,
    columns: true,
    delimiter: more['lang'] === 'en' || more['lang'] === undefined ? ',' : ';',
  });
  return rows;
};

describe('the ranking as a file', () => {
  it('is CSV that a Russian spreadsheet opens: UTF-8 with a mark, semicolons, decimal commas', async () => {
    const rows = await csvOf('coverage.csv', { lang: 'ru' });
    const city = rows.find((r) => r['КАТО'] === '611000000');
    expect(city).toMatchObject({
      'Доля, %': '66,7',
      'Мера действует': '2',
      Из: '3',
      'На дату': '2023-03-31',
    });
    expect(city?.['Источник']).toBe('Ответ Министерства');
    const silent = rows.find((r) => r['КАТО'] !== '611000000');
    expect([silent?.['Доля, %'], silent?.['Из']]).toEqual(['', '0']);
  });

  it('is XLSX with the same numbers as numbers, and a second sheet that says what they are', async () => {
    const response = await ask('coverage.xlsx', { lang: 'kk' });
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="sholu-coverage-turkistan-region-video_link-2023-03-31.xlsx"',
    );
    const [table, about] = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
    const city = table?.data.find((row) => row[0] === '611000000');
    expect(city?.slice(2, 5)).toEqual([2 / 3, 2, 3]);
    const said = Object.fromEntries(about?.data.map(([label, value]) => [label, value]) ?? []);
    expect(said['Дереккөз']).toBe('Ответ Министерства');
    expect(said['Тізілім']).toBe('Көрсету тізілімі, жарияланған жиынтықтарға келтірілген');
    expect(said['Аумақ']).toBe('Түркістан облысы (ӘАОЖ 610000000)');
  });

  it('compares two sources in points, the second minus the first', async () => {
    const [city] = (await csvOf('coverage.csv', { versus: 'mia' })).filter((r) => r['KATO'] === '611000000');
    expect(city?.['Difference, points (second − first)']).toBe('-41.7');
    expect(city?.['Second source: Share, %']).toBe('25');
    const file = await ask('coverage.xlsx', { versus: 'mia', lang: 'en' });
    const [table] = await readXlsxFile(Buffer.from(await file.arrayBuffer()));
    const points = table?.data.find((row) => row[0] === '611000000')?.[8];
    expect(points).toBeCloseTo(-41.667, 3);
  });

  it('is GeoJSON with keys for programs and a place for every unit that has one', async () => {
    const collection = (await (await ask('coverage.geojson')).json()) as GeoJSON.FeatureCollection;
    const city = collection.features.find((f) => f.properties?.['kato'] === '611000000');
    expect(city?.properties).toMatchObject({ numerator: 2, denominator: 3, as_of: '2023-03-31' });
    expect(city?.geometry.type).toBe('Point');
  });
});

describe('the list of facilities as a file', () => {
  it('holds each facility once with its state, and a name that would be a formula only as text', async () => {
    const rows = await csvOf('facilities.csv', { lang: 'ru' });
    expect(rows.map((r) => r['Номер в реестре'] ?? '').toSorted()).toEqual(['T-1', 'T-2', 'T-3', 'T-4']);
    expect(rows[0]).toMatchObject({ 'Номер в реестре': 'T-3', Требование: 'Пробел', Долгота: '68,25' });
    expect(rows.find((r) => r['Номер в реестре'] === 'T-2')?.['Название']).toBe(`'=HYPERLINK("x")`);
    const [table] = await readXlsxFile(
      Buffer.from(await (await ask('facilities.xlsx', { lang: 'ru' })).arrayBuffer()),
    );
    const second = table?.data.find((row) => row[0] === 'T-2');
    expect([second?.[1], second?.[6], second?.[8]]).toEqual(['=HYPERLINK("x")', 68.25, 900]);
  });

  it('is noted: who, from where, of which territory, by which filter', async () => {
    await ask('facilities.csv', { gap: 'unknown' });
    const entry = await test.db
      .selectFrom('audit_entry')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    expect(entry).toMatchObject({
      actor: expect.stringMatching(/^person:\d+$/),
      address: '127.0.0.1',
      action: 'interop.export',
      object: 'facilities',
      kato: '610000000',
      after: { format: 'csv', gap: 'unknown', source: 'moe' },
    });
  });

  it('is a KML of places, each with its cells, in which no name is markup', async () => {
    const response = await ask('facilities.kml', { lang: 'ru' });
    expect(response.headers.get('content-type')).toBe('application/vnd.google-earth.kml+xml');
    const text = await response.text();
    expect(text.match(/<Placemark>/g)).toHaveLength(4);
    expect(text).toContain('<Point><coordinates>68.25,43.5</coordinates></Point>');
    expect(text).toContain('<name>=HYPERLINK(&quot;x&quot;)</name>');
    expect(text).toContain('<displayName>Название</displayName>');
  });

  it('is filtered by the state of the requirement', async () => {
    const rows = await csvOf('facilities.csv', { gap: 'unknown' });
    expect(rows.map((r) => r['Number on the register'])).toEqual(['T-4']);
  });
});

describe('the report by territory', () => {
  it.each([
    ['kk', 'Аумақ бойынша есеп: Түркістан облысы', '66,7\u00A0%', '3 ішінен 2'],
    ['ru', 'Отчёт по территории: Туркестанская область', '66,7\u00A0%', '2 из 3'],
    ['en', 'Territory report: Turkistan Region', '66.7%', '2 of 3'],
  ] as const)(
    'in %s says its figures with both parts, sources and that it is a demonstration',
    async (lang, ...says) => {
      const response = await ask('territory-report.pdf', { lang });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      const pages = pdfText(Buffer.from(await response.arrayBuffer()));
      // A long word ends a line; what is looked for may be on two.
      const text = pages.join(' ').replaceAll('\n', ' ');
      for (const words of says) expect(text).toContain(words);
      expect(text).toContain('Ответ Министерства');
      expect(text).toMatch(/Demonstration register|Демонстрационный реестр|Көрсету тізілімі/);
      expect(text).toContain(lang === 'en' ? '2023-03-31' : '31.03.2023');
    },
  );

  it('is a workbook too, with the same numbers as numbers', async () => {
    const body = Buffer.from(await (await ask('territory-report.xlsx', { lang: 'en' })).arrayBuffer());
    const sheets = await readXlsxFile(body);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(
      [
        'Key figures',
        'Gaps by measure and group',
        'Contradictions in the published ',
        'Sources',
        'About',
      ].map((name) => name.slice(0, 31)),
    );
    const row = sheets[0]?.data.find(
      (cells) => cells[0] === '610000000' && String(cells[2]).startsWith('Video link'),
    );
    expect(row?.slice(3, 7)).toEqual([2 / 3, 2, 3, 1]);
  });

  it('is refused in another format and for a unit that does not exist', async () => {
    expect((await ask('territory-report.docx')).status).toBe(404);
    expect((await ask('territory-report.pdf', { unit: '999999999' })).status).toBe(404);
    expect((await ask('territory-report.pdf', { source: 'nobody' })).status).toBe(404);
    expect((await ask('territory-report.pdf', { unit: 'x' })).status).toBe(400);
  });
});

describe('the list of gaps as a file', () => {
  const gaps = (format: string, more: Record<string, string> = {}) =>
    fetch(
      `${origin}/export/gaps.${format}?${new URLSearchParams({ unit: '610000000', ...more }).toString()}`,
      {
        headers: { cookie },
      },
    );

  it('has a line a gap with the law, the source and the day, a place on the map, and is noted', async () => {
    const text = (await (await gaps('csv', { lang: 'ru' })).text()).replace('\uFEFF', '');
    const rows: Record<string, string>[] = parse(text, { columns: true, delimiter: ';' });
    expect(rows.map((row) => row['Номер в реестре'])).toEqual(['T-2', 'T-3', 'T-4']);
    expect(rows[0]).toMatchObject({
      'Чем требуется': 'Приказ № 117 от 30.03.2022',
      'Состояние меры': 'Отсутствует',
      'Известен с': '2023-03-31',
      'Состояние пробела': 'Без предписания',
    });
    const collection = (await (await gaps('geojson')).json()) as GeoJSON.FeatureCollection;
    expect(collection.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [68.25, 43.5] });
    const [table, about] = await readXlsxFile(
      Buffer.from(await (await gaps('xlsx', { measure: 'video_link', state: 'overdue' })).arrayBuffer()),
    );
    expect([table?.data.length, about?.data.flat()]).toEqual([1, expect.arrayContaining(['Overdue'])]);
    const notes = await test.db.selectFrom('audit_entry').selectAll().where('object', '=', 'gaps').execute();
    expect(notes.map(({ after }) => after)).toMatchObject([{ format: 'csv' }, {}, { state: 'overdue' }]);
    expect((await gaps('csv', { age: '7' })).status).toBe(400);
  });
});

describe('an export is refused', () => {
  it.each([
    ['coverage.csv', { unit: '61' }, 400, 'nine digits'],
    ['coverage.csv', { unit: '999999999' }, 404, 'no unit of territory'],
    ['coverage.csv', { versus: 'nobody' }, 404, 'no source "nobody"'],
    ['facilities.docx', {}, 404, 'csv, xlsx, geojson, kml'],
  ])('%s %j with %i and a reason', async (file, more, status, reason) => {
    const response = await ask(file, more);
    expect([response.status, (await response.text()).includes(reason)]).toEqual([status, true]);
  });
});

describe('a writing request', () => {
  const post = (headers: Record<string, string>) =>
    fetch(`${origin}/api/trpc/register.undo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify({ changeId: 1, reason: 'From elsewhere' }),
    });

  it.each([
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('of another origin %j is refused', async (headers) => {
    expect((await post(headers)).status).toBe(403);
  });

  it('of a page of this server, or of no page, reaches the procedure', async () => {
    for (const headers of [{ origin }, {}]) expect((await post(headers)).status).toBe(404);
  });
});
