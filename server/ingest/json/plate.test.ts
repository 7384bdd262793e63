import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIntake, REGION, BESIDE, DISTRICT, type Intake } from './intake.fixture.ts';
import { personAt, type Caller } from '../../operations/operations.fixture.ts';
import { closeWanted, importWanted, listWanted } from '../wanted/manage.ts';

let intake: Intake;
let desk: Caller;
let source: { id: number; secret: string };
beforeAll(async () => {
  intake = await openIntake();
  desk = await personAt(intake.db, intake.picture, 'Aida', [['duty_officer', REGION]]);
  source = await intake.newSource({ takes: ['plate'] });
});
afterAll(() => intake.close());

let serial = 0;
const hit = (plate: string, own: object = {}) => ({
  id: `h-${++serial}`,
  kind: 'plate',
  plate,
  camera: 'C-17',
  ...own,
});
const say = (...messages: object[]) => intake.say(source.secret, ...messages);
/** Sends hits until the server has read the list again and one of them is an alarm. */
async function seen(wantedId: number, plate: string, own: object = {}, alarms = 1): Promise<void> {
  await expect
    .poll(
      async () => {
        await say(hit(plate, own));
        return (await intake.alarmsOf(`wanted_vehicle:${wantedId}`)).length;
      },
      { timeout: 20_000 },
    )
    .toBe(alarms);
}

describe('a wanted vehicle', () => {
  it('becomes an incident where the camera stands, with the way it looks', async () => {
    const { id } = await intake.want('123 ABC 02');
    await seen(id, '123-АВС-О2');
    const [alarm] = await intake.alarmsOf(`wanted_vehicle:${id}`);
    expect(alarm).toMatchObject({ class: 'wanted_vehicle', zone: 'C-17', kato: DISTRICT, state: 'raised' });
    const { incident, log } = await desk.incidents.card({ id: alarm?.incident_id ?? 0 });
    expect(incident).toMatchObject({
      category: 'wanted_vehicle',
      source: 'plate_hit',
      kato: DISTRICT,
      centre: REGION,
      place: { lon: 68.6, lat: 42.4 },
      address: { commonName: '123 ABC 02', text: '123 ABC 02 · Toyota Camry, white · 26-1 · C-17 · → 090°' },
    });
    expect(log.map(({ event }) => event)).toMatchObject([
      { type: 'created' },
      { type: 'alarm_signal', what: 'raised', class: 'wanted_vehicle', zone: 'C-17', code: '→ 090°' },
    ]);
  });

  it('before the same camera within a minute is one sighting; before another it moves its incident there', async () => {
    const { id } = await intake.want('200AAA02');
    await seen(id, '200AAA02');
    await say(hit('200AAA02'), hit('200AAA02'));
    const [first] = await intake.alarmsOf(`wanted_vehicle:${id}`);
    expect(first?.data).toMatchObject({ occurrences: 1 });
    await say(hit('200AAA02', { camera: 'C-18', headingDeg: 270 }));
    const alarms = await intake.alarmsOf(`wanted_vehicle:${id}`);
    expect(alarms.map(({ zone, incident_id }) => [zone, incident_id])).toEqual([
      ['C-17', first?.incident_id],
      ['C-18', first?.incident_id],
    ]);
    const { incident, log } = await desk.incidents.card({ id: first?.incident_id ?? 0 });
    expect(incident.place).toMatchObject({ lon: 68.7, lat: 42.5 });
    expect(log.map(({ event }) => event.type)).toEqual(['created', 'alarm_signal', 'alarm_signal', 'edited']);
    intake.time.aheadMs = 70_000;
    await say(hit('200AAA02'));
    intake.time.aheadMs = 0;
    expect((await intake.alarmsOf(`wanted_vehicle:${id}`))[0]?.data).toMatchObject({ occurrences: 2 });
  });

  it('acts once for a message that is sent again, and its sender is told the same', async () => {
    const { id } = await intake.want('201AAA02');
    await seen(id, '201AAA02');
    const again = hit('201AAA02', { camera: 'C-18', at: new Date().toISOString() });
    const before = await intake.countsOf(source.id);
    expect((await say(again, again)).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    await expect
      .poll(async () => ((await intake.countsOf(source.id))?.duplicate ?? 0) - (before?.duplicate ?? 0))
      .toBeGreaterThanOrEqual(1);
    expect(await intake.alarmsOf(`wanted_vehicle:${id}`)).toHaveLength(2);
  });

  it('under an id that came before is seen all the same, so that an answer tells nothing of the list', async () => {
    const [one, two] = [await intake.want('206AAA02'), await intake.want('207AAA02')];
    await seen(one.id, '206AAA02');
    await seen(two.id, '207AAA02');
    const at = new Date().toISOString();
    const same = { id: 'same', camera: 'C-18', at };
    const results = await say(hit('206AAA02', same), hit('207AAA02', same), hit('208AAA02', same));
    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    for (const { id } of [one, two])
      expect((await intake.alarmsOf(`wanted_vehicle:${id}`)).map(({ zone }) => zone)).toEqual([
        'C-17',
        'C-18',
      ]);
  });

  it('is looked for in the territory of its list and nowhere else', async () => {
    const { id } = await intake.want('202AAA02', BESIDE);
    const control = await intake.want('203AAA02');
    await seen(control.id, '203AAA02');
    await say(hit('202AAA02'));
    expect(await intake.alarmsOf(`wanted_vehicle:${id}`)).toEqual([]);
    const beside = await intake.newSource({ takes: ['plate'], unit: BESIDE });
    await intake.say(beside.secret, hit('202AAA02', { camera: 'C-99' }));
    const [alarm] = await intake.alarmsOf(`wanted_vehicle:${id}`);
    expect(alarm).toMatchObject({ kato: BESIDE });
  });

  it('that was taken off the list, or is past its time, is a plate as any other', async () => {
    const { id } = await intake.want('204AAA02');
    await seen(id, '204AAA02');
    await closeWanted({ ...intake.keeper, nowMs: Date.now() }, { id, reason: 'found' });
    await say(hit('204AAA02', { camera: 'C-18' }));
    expect(await intake.alarmsOf(`wanted_vehicle:${id}`)).toHaveLength(1);
    const late = await intake.want('205AAA02');
    await seen(late.id, '205AAA02');
    intake.time.aheadMs = 2 * 86_400_000;
    await say(hit('205AAA02', { camera: 'C-18' }));
    intake.time.aheadMs = 0;
    expect(await intake.alarmsOf(`wanted_vehicle:${late.id}`)).toHaveLength(1);
  });

  it('is quarantined without a place that is known, or out of time; no plate stands in what is kept', async () => {
    const results = await say(
      hit('209AAA02', { camera: 'C-none' }),
      hit('206AAA02', { camera: 'C-99' }),
      hit('206AAA02', { camera: null, place: { lon: 42.4, lat: 68.6 } }),
      hit('206AAA02', { at: new Date(Date.now() + 600_000).toISOString() }),
      hit('206AAA02', { at: new Date(Date.now() - 7_200_000).toISOString() }),
      hit('206AAA02', { camera: null }),
      hit('Серик', {}),
    );
    expect(results.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      'quarantined unknown_place',
      'quarantined outside_territory',
      'quarantined swapped',
      'quarantined from_the_future',
      'quarantined stale',
      'refused unreadable',
      'refused unreadable',
    ]);
  });
});

describe('a plate that nobody looks for', () => {
  it('leaves nothing anywhere in the database or the log but that one came', async () => {
    // As a plate, as an id, as a kind, in what cannot be read and in a body that is none.
    const secret = '777XYZ13';
    const { id, secret: own } = await intake.newSource({ takes: ['plate'] });
    const results = await intake.say(
      own,
      hit(secret),
      hit('777 ХУZ 13', { id: `${secret}-1` }),
      hit(secret, { camera: 'C-none', id: `${secret}-2` }),
      hit(secret, { at: 'yesterday', id: `${secret}-3` }),
      { id: `${secret}-4`, kind: secret, plate: secret },
      { id: `${secret}-5`, kind: 'plates', plate: secret, camera: 'C-17' },
      hit(secret, { camera: secret.repeat(20), id: `${secret}-6` }),
    );
    expect(results.slice(0, 2).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['accepted', undefined],
      ['accepted', undefined],
    ]);
    await intake.post(own, `[{"id":"x","plate":"${secret}"`);
    await expect.poll(async () => (await intake.countsOf(id))?.accepted).toBe(2);
    await expect.poll(async () => (await intake.setAsideOf(id))[0]?.sample).toBe('not_json');
    // A table that does hold a plate is found in this way.
    expect(await tablesWith('123ABC02')).toContain('wanted_vehicle');
    expect(await tablesWith(secret)).toEqual([]);
    expect(intake.logged.join('')).not.toContain(secret);
  });
});

describe('the list', () => {
  const keeper = () => ({ ...intake.keeper, nowMs: Date.now() });

  it('takes many lines at once and says of every one what became of it', async () => {
    const text = [
      'plate;ground;until;vehicle;case',
      '301AAA02;stolen;2099-01-01',
      '302 ААА 02;crime;;Lada, white;26-77',
      '302AAA02',
      'not a plate',
      '303AAA02;borrowed',
      '304AAA02;crime;;Owner 850101300123',
      '123ABC02',
      '305AAA02',
    ].join('\n');
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const asked = { unit: REGION, text, ground: 'stolen', until, reason: 'list of the week' } as const;
    const { rows } = await importWanted(keeper(), asked);
    expect(rows).toEqual([
      { line: 2, plate: '301AAA02', outcome: 'wrong', problem: 'until' },
      { line: 3, plate: '302AAA02', outcome: 'already', problem: null },
      { line: 4, plate: '302AAA02', outcome: 'added', problem: null },
      { line: 5, plate: 'not a plate', outcome: 'wrong', problem: 'plate' },
      { line: 6, plate: '303AAA02', outcome: 'wrong', problem: 'ground' },
      { line: 7, plate: '304AAA02', outcome: 'wrong', problem: 'vehicle' },
      { line: 8, plate: '123ABC02', outcome: 'already', problem: null },
      { line: 9, plate: '305AAA02', outcome: 'added', problem: null },
    ]);
    const [kept] = await listWanted(intake.db, ['000000000'], { plate: '302', over: false }, Date.now());
    expect(kept).toMatchObject({ ground: 'stolen', vehicle: '', caseNumber: '' });
    const commas = { ...asked, text: '306AAA02,crime\n307AAA02;crime;;Lada, white;26-77' };
    expect((await importWanted(keeper(), commas)).rows.map(({ outcome }) => outcome)).toEqual([
      'wrong',
      'added',
    ]);
    const [lada] = await listWanted(intake.db, ['000000000'], { plate: '307', over: false }, Date.now());
    expect(lada).toMatchObject({ ground: 'crime', vehicle: 'Lada, white', caseNumber: '26-77' });
    expect((await importWanted(keeper(), { ...asked, text: '308AAA02,crime' })).rows).toMatchObject([
      { outcome: 'added' },
    ]);
  });

  it('is read by plate, with the incidents that the vehicle was seen in', async () => {
    const filter = { over: false, cursor: null };
    const [found, ...more] = await listWanted(
      intake.db,
      ['000000000/610000000'],
      { ...filter, plate: '123ABC' },
      Date.now(),
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      plate: '123ABC02',
      incidents: [{ number: expect.stringContaining(REGION) }],
    });
    await expect(
      listWanted(intake.db, ['000000000/630000000'], { ...filter, plate: '123ABC' }, Date.now()),
    ).resolves.toEqual([]);
  });

  it('has a plate once in a territory, and again when it was taken off', async () => {
    const { id } = await intake.want('400AAA02');
    await expect(intake.want('400ААА02')).rejects.toMatchObject({ code: 'CONFLICT' });
    await closeWanted(keeper(), { id, reason: 'found' });
    await expect(closeWanted(keeper(), { id, reason: 'again' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(intake.want('400AAA02')).resolves.toMatchObject({ id: expect.any(Number) });
  });

  it('stands in the audit with who, why and what', async () => {
    const entries = await intake.db
      .selectFrom('audit_entry')
      .select(['actor', 'action', 'note'])
      .where('action', 'like', 'ingest.%Wanted')
      .execute();
    expect(new Set(entries.map(({ action }) => action))).toEqual(
      new Set(['ingest.addWanted', 'ingest.importWanted', 'ingest.closeWanted']),
    );
    expect(entries.every(({ actor, note }) => actor === 'person:1' && note !== null)).toBe(true);
  });
});

/** Tables that hold a text anywhere in a row. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`.execute(intake.db);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int4 as n from ${sql.raw(name)} as row where row::text like ${`%${text}%`}`.execute(
      intake.db,
    );
    if ((rows[0]?.n ?? 0) > 0) found.push(name);
  }
  return found;
}
