import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Related } from './related.ts';
import { pastNear } from './store.ts';
import { greatCircleM } from '../../../shared/operations/distance.ts';
import { metresPerE6, toE6 } from '../../../shared/operations/history.ts';
import { NO_ADDRESS } from '../../../shared/operations/schema.ts';
import { expireCallers } from '../incident/store.ts';
import type { Db } from '../../db/schema.ts';
import type { Picture } from '../../picture/picture.ts';
import {
  DISTRICT,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  PLACE,
  REGION,
  type Caller,
} from '../operations.fixture.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
let aida: Caller;
let analyst: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db, picture } = world);
  aida = await personAt(db, picture, 'Аида', [['operator', REGION]]);
  analyst = await personAt(db, picture, 'Ерлан', [['analyst', REGION]]);
});
afterAll(() => world.test.drop());

const numbersOf = (related: Related): number[] =>
  related.state === 'found' ? related.past.newest.map(({ incidentId }) => incidentId ?? 0) : [];
const countOf = (related: Related): number =>
  related.state === 'found' ? related.past.days.reduce((sum, { n }) => sum + n, 0) : -1;

const caller = (phone: string) => ({ name: 'Айдана', phone, relation: 'witness' as const });
const at = (house: string) => ({ ...NO_ADDRESS, settlement: 'Ленгер', street: 'Төле би', house });
/** Some metres to the north of a place. */
const north = (metres: number) => ({
  lon: PLACE.lon,
  lat: PLACE.lat + metres / 111_195,
  accuracyM: 10,
  method: 'map' as const,
});
const FAR = north(50_000);

describe('a search around a place', () => {
  it('counts and names exactly what looking at every row finds', async () => {
    await sql`select setseed(0.5)`.execute(db);
    // Some kilometres, four weeks, moments that many share.
    await sql`
      insert into past_incident (at, lat_e6, lon_e6, kato, source, category, number)
      select timestamptz '2026-05-01' + interval '1 hour' * floor(random() * 672),
        (43 + random() * 0.03) * 1e6, (70 + random() * 0.04) * 1e6,
        case when random() < 0.8 then ${DISTRICT} else '750000000' end,
        (array['police', 'traffic', 'ambulance', 'fire'])[1 + floor(random() * 4)::int4], 'fight', 'r' || i
      from generate_series(1, 4000) as i`.execute(db);
    const toMs = Date.UTC(2026, 4, 28);
    for (const [i, radiusM] of [50, 200, 300, 500, 1_000, 2_000].entries()) {
      const place = { lon: 70 + i * 0.008, lat: 43 + i * 0.006 };
      const fromMs = toMs - (i + 1) * 5 * 86_400_000;
      for (const katos of [null, [DISTRICT]]) {
        const found = await pastNear(db, { incidentId: 0, fromMs, toMs, katos }, place, radiusM);
        const metres = metresPerE6(place.lat);
        const { rows } = await sql<{ id: number; day: string; source: string }>`
          select id, to_char(at at time zone 'Asia/Karachi', 'YYYY-MM-DD') as day, source from past_incident
          where incident_id is null and at between ${new Date(fromMs)} and ${new Date(toMs)}
            and (${katos === null} or kato = any(${katos ?? []}::text[]))
            and power((lat_e6 - ${toE6(place.lat)}) * ${metres.lat}::float8, 2)
              + power((lon_e6 - ${toE6(place.lon)}) * ${metres.lon}::float8, 2) <= ${radiusM ** 2}::float8
          order by at desc, id desc`.execute(db);
        const counts = new Map<string, number>();
        for (const { day, source } of rows)
          counts.set(`${day} ${source}`, (counts.get(`${day} ${source}`) ?? 0) + 1);
        expect(found.newest.map(({ id }) => id)).toEqual(rows.slice(0, 20).map(({ id }) => id));
        expect(new Map(found.days.map(({ day, source, n }) => [`${day} ${source}`, n]))).toEqual(counts);
      }
    }
    await sql`delete from past_incident where incident_id is null`.execute(db);
  });
});

describe('what happened before an incident', () => {
  it('is found by telephone, by address and around the place, however the numbers were written', async () => {
    const byPhone = await openedBy(aida, { caller: caller('8 (702) 111-22-33'), place: FAR });
    const byAddress = await openedBy(aida, { caller: null, address: at('7'), place: FAR });
    const near = await openedBy(aida, { caller: null, place: north(200) });
    const further = await openedBy(aida, { caller: null, place: north(900) });
    const { id: incidentId } = await openedBy(aida, {
      caller: caller('+7 702 111 22 33'),
      address: { ...at('7'), street: 'ТӨЛЕ БИ' },
      place: north(0),
    });
    await openedBy(aida, { caller: caller('+7 702 111 22 33'), place: north(1) });

    const related = await aida.history.related({ incidentId, radiusM: 300, days: 90 });
    // Only what was before it, and never itself.
    expect(numbersOf(related.phone)).toEqual([byPhone.id]);
    expect(numbersOf(related.address)).toEqual([byAddress.id]);
    expect(related.facility).toEqual({ state: 'unknown' });
    expect(numbersOf(related.near)).toEqual([near.id]);
    const row = related.near.state === 'found' ? related.near.past.newest[0] : undefined;
    expect(row?.distanceM).toBe(Math.round(greatCircleM(PLACE.lon, PLACE.lat, PLACE.lon, north(200).lat)));
    const wider = await aida.history.related({ incidentId, radiusM: 1_000, days: 90 });
    expect(numbersOf(wider.near)).toEqual([further.id, near.id]);
    expect(countOf(wider.near)).toBe(2);
  });

  it('is not compared by telephone for who may not see callers, and no answer holds a number or its hash', async () => {
    await openedBy(aida, { caller: caller('+7 702 999 88 77') });
    const { id: incidentId } = await openedBy(aida, { caller: caller('+7 702 999 88 77') });
    const seen = await analyst.history.related({ incidentId });
    expect(seen.phone).toEqual({ state: 'withheld' });
    expect(seen.near.state).toBe('found');
    const told = await aida.history.related({ incidentId });
    expect(countOf(told.phone)).toBe(1);
    const { rows } = await sql<{ key: string }>`
      select phone_key::text as key from past_incident where incident_id = ${incidentId}`.execute(db);
    const words = JSON.stringify([seen, told]);
    for (const secret of ['9998877', '999 88', rows[0]?.key ?? 'no key']) expect(words).not.toContain(secret);
  });

  it('is of the viewer’s territory alone, by telephone too', async () => {
    const everywhere = await personAt(db, picture, 'Республика', [['duty_officer', '000000000']]);
    const beside = { kato: '750000000', caller: caller('+7 703 555 44 33'), place: FAR };
    const opened = await everywhere.incidents.command({
      type: 'incident.create',
      key: newKey(),
      centre: '750000000',
      source: 'call_102',
      facts: {
        category: 'fight',
        priority: 3,
        address: NO_ADDRESS,
        facilityId: null,
        sensitive: false,
        ...beside,
      },
      startedAt: Date.now() - 60_000,
      answeredAt: null,
    });
    const { id: incidentId } = await openedBy(aida, { caller: caller('+7 703 555 44 33') });
    expect(countOf((await aida.history.related({ incidentId })).phone)).toBe(0);
    const all = await everywhere.history.related({ incidentId });
    expect(numbersOf(all.phone)).toEqual([opened.incidentId]);
  });

  it('follows what is corrected and merged, and forgets callers when their time is over', async () => {
    const first = await openedBy(aida, { caller: caller('+7 704 000 11 22'), place: FAR });
    const twin = await openedBy(aida, { caller: caller('+7 704 000 11 22'), place: FAR });
    const { id: incidentId } = await openedBy(aida, { caller: caller('+7 704 000 11 22'), place: FAR });
    const phoneOf = async () => numbersOf((await aida.history.related({ incidentId })).phone);
    expect(await phoneOf()).toEqual([twin.id, first.id]);

    await aida.incidents.command({
      type: 'incident.merge',
      key: newKey(),
      incidentId: twin.id,
      expectedVersion: twin.version,
      intoId: first.id,
      expectedIntoVersion: first.version,
      reason: 'the same',
    });
    expect(await phoneOf()).toEqual([first.id]);
    const { incident: main } = await aida.incidents.card({ id: first.id });
    await aida.incidents.command({
      type: 'incident.edit',
      key: newKey(),
      incidentId: first.id,
      expectedVersion: main.version,
      patch: { caller: caller('+7 704 000 11 23') },
    });
    expect(await phoneOf()).toEqual([]);
    await db
      .updateTable('incident')
      .set({ state: 'closed', closed_at: new Date(0) })
      .where('id', '=', incidentId)
      .execute();
    await db.transaction().execute((trx) => expireCallers(trx, { before: new Date(), limit: 10 }));
    expect((await aida.history.related({ incidentId })).phone).toEqual({ state: 'unknown' });
  });
});
