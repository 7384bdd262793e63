import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BESIDE, DISTRICT, openIntake, PLACE, REGION, type Intake } from './intake.fixture.ts';
import { personAt, type Caller } from '../../operations/operations.fixture.ts';

let intake: Intake;
let desk: Caller;
let source: { id: number; secret: string };
beforeAll(async () => {
  intake = await openIntake();
  desk = await personAt(intake.db, intake.picture, 'Aida', [['duty_officer', REGION]]);
  source = await intake.newSource({ takes: ['report'], categories: { 'P-7': 'fight' } });
});
afterAll(() => intake.close());

let serial = 0;
const report = (own: object = {}) => ({
  id: `r-${++serial}`,
  kind: 'report',
  number: `112-${serial}`,
  category: '01',
  text: 'Горит мусорный бак',
  address: { settlement: 'Ленгер', street: 'Төле би', house: '12' },
  caller: { name: 'Айдана', phone: '+77010000000' },
  place: PLACE,
  ...own,
});
const say = (...messages: object[]) => intake.say(source.secret, ...messages);
const cardOf = async (number: string | undefined) => {
  const row = await intake.db
    .selectFrom('incident')
    .select('id')
    .where('number', '=', number ?? '')
    .executeTakeFirstOrThrow();
  return desk.incidents.card({ id: row.id });
};

describe('a report of 112', () => {
  it('becomes an incident of another service, with its number, words, place and caller', async () => {
    const [result] = await say(report());
    expect(result).toMatchObject({ outcome: 'accepted', incident: expect.stringContaining(REGION) });
    expect(result).not.toHaveProperty('warnings');
    const { incident, log } = await cardOf(result?.incident);
    expect(incident).toMatchObject({
      category: 'fire',
      source: 'other_service',
      kato: DISTRICT,
      centre: REGION,
      place: { ...PLACE, method: 'device' },
      address: { settlement: 'Ленгер', street: 'Төле би', house: '12' },
      caller: { name: 'Айдана', phone: '+77010000000', relation: 'unknown' },
    });
    expect(log.map(({ event }) => event)).toMatchObject([
      { type: 'created' },
      { type: 'noted', text: '№ 112-1 · 01\nГорит мусорный бак' },
    ]);
  });

  it('said again under its number is another word on the log, also of one that is closed', async () => {
    const first = report({ place: null, address: null, caller: null });
    const [opened] = await say(first);
    const [more] = await say(report({ number: first.number, text: 'Есть пострадавшие', place: PLACE }));
    expect(more?.incident).toBe(opened?.incident);
    const { incident, log } = await cardOf(opened?.incident);
    expect(log.map(({ event }) => event.type)).toEqual(['created', 'noted', 'noted', 'edited']);
    expect(incident.place).toMatchObject(PLACE);
    expect(incident.caller).toMatchObject({ phone: '+77010000000' });
    await desk.incidents.command({
      type: 'incident.close',
      key: 'close-the-report',
      incidentId: incident.id,
      expectedVersion: incident.version,
      outcome: 'resolved',
      reason: '',
    });
    await say(report({ number: first.number, text: 'Позже' }));
    const after = await cardOf(opened?.incident);
    expect(after.incident.state).toBe('closed');
    expect(after.log.at(-1)?.event).toMatchObject({ type: 'noted' });
  });

  it('that comes twice at the same moment is one incident', async () => {
    const number = 'twice';
    const results = await Promise.all([
      say(report({ number })),
      say(report({ number })),
      say(report({ number })),
    ]);
    expect(new Set(results.flat().map(({ incident }) => incident)).size).toBe(1);
  });

  it('is of the category that the source’s settings or the table of codes says; of none that nobody knows', async () => {
    const results = await say(
      report({ category: 'P-7' }),
      report({ category: '104' }),
      report({ category: 'theft' }),
      report({ category: 'constructor' }),
      report({ category: null }),
    );
    const categories = [];
    for (const { incident } of results) categories.push((await cardOf(incident)).incident.category);
    expect(categories).toEqual(['fight', 'gas', 'theft', 'other', 'other']);
    expect(results.map(({ warnings }) => warnings)).toEqual([
      undefined,
      undefined,
      undefined,
      ['category'],
      ['category'],
    ]);
  });

  it('is never kept out for its place: what cannot be is left out, and the sender is told', async () => {
    const nowhere = { address: null };
    const results = await say(
      report({ ...nowhere, place: { lon: 42.3, lat: 68.5 } }),
      report({ ...nowhere, place: { lon: 82.5, lat: 49.5 } }),
      report({ ...nowhere, place: null, unit: BESIDE }),
      report({ ...nowhere, place: null, unit: DISTRICT }),
      report({ ...nowhere, place: null, facility: 'S-200' }),
      report({ ...nowhere, place: null, facility: 'S-100' }),
      report({ ...nowhere, at: new Date(Date.now() + 900_000).toISOString() }),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(7).fill('accepted'));
    expect(results.map(({ warnings }) => warnings ?? [])).toEqual([
      ['place'],
      ['place'],
      ['unit'],
      [],
      ['facility'],
      [],
      ['clock'],
    ]);
    const unnamed = (await cardOf(results[0]?.incident)).incident.address.commonName;
    expect(unnamed).toMatch(/^№ 112-\d+$/);
    const where = [];
    for (const { incident } of results) {
      const { kato, place, facilityId } = (await cardOf(incident)).incident;
      where.push([kato, place === null ? null : place.method, facilityId]);
    }
    expect(where).toEqual([
      [REGION, null, null],
      [REGION, null, null],
      [REGION, null, null],
      [DISTRICT, null, null],
      [REGION, null, null],
      [DISTRICT, 'facility', intake.facilityId],
      [DISTRICT, 'device', null],
    ]);
  });

  it('with an address alone is put where the settlement or the district of that name is', async () => {
    const [result] = await say(report({ place: null, address: { settlement: 'Ленгер' } }));
    const { incident } = await cardOf(result?.incident);
    expect(incident.place).toMatchObject({ method: 'geocoded' });
  });

  it('keeps callers and their words out of the audit, of what was set aside and of the log of the server', async () => {
    await say(report({ at: 'yesterday' }), report({ at: new Date(Date.now() - 90_000_000).toISOString() }));
    await expect.poll(async () => (await intake.setAsideOf(source.id)).length).toBeGreaterThanOrEqual(2);
    const audit = await intake.db.selectFrom('audit_entry').selectAll().execute();
    const kept = JSON.stringify([audit, await intake.setAsideOf(source.id), intake.logged]);
    for (const word of ['+77010000000', 'Айдана', 'Горит']) expect(kept).not.toContain(word);
  });

  it('holds odd text without harm: half a letter, a NUL, markup', async () => {
    const body = JSON.stringify([report({ at: new Date().toISOString() })]).replace(
      'Горит мусорный бак',
      'a\\ud800b\\u0000c<script>',
    );
    const response = await intake.post(source.secret, body);
    const { results } = (await response.json()) as { results: { incident?: string }[] };
    const { log } = await cardOf(results[0]?.incident);
    expect(log.at(-1)?.event).toMatchObject({ text: expect.stringContaining('a\ufffdbc<script>') });
  });
});
