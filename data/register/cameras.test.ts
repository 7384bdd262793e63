import { describe, expect, test } from 'vitest';
import { cameraSchema, FACILITY_TYPES, type CameraOwner } from '../../shared/register/schema.ts';
import { CHUNK_ROWS } from './camera-chunk.ts';
import { groundsFrom, isOnGround, KM_PER_DEGREE, kmPerDegreeLon } from './ground.ts';
import { headlinesFrom } from './published.ts';
import { committedInput } from './register.fixture.ts';
import { demonstrationRegister } from './register.ts';
import { ancestorAt, territoryFrom } from './territory.ts';

const input = committedInput();
const territory = territoryFrom(input.hierarchyCsv);
const headline = headlinesFrom(input.headlinesCsv);
const grounds = groundsFrom(input.boundaries, input.water);
const { facilities, evidence, cameras } = demonstrationRegister(input);

const rowSchema = cameraSchema.omit({ id: true });

/** One walk over all cameras; the counts are all that is kept. */
function counted() {
  const byOwner = new Map<CameraOwner, number>();
  const byFacility = facilities.map(() => 0);
  const linkedByFacility = facilities.map(() => 0);
  const found = {
    chunks: 0,
    longest: 0,
    outside: 0,
    invalid: 0,
    tooFar: 0,
    elsewhere: 0,
    broken: 0,
    noAzimuth: 0,
  };
  let linkedStreet = 0;
  let linkedPrivate = 0;
  let traffic = 0;
  for (const chunk of cameras()) {
    found.chunks++;
    found.longest = Math.max(found.longest, chunk.externalId.length);
    chunk.owner.forEach((owner, i) => {
      const facilityId = chunk.facilityId[i] ?? null;
      const [kato = '', lon = 0, lat = 0, linked] = [
        chunk.kato[i],
        chunk.lon[i],
        chunk.lat[i],
        chunk.linked[i],
      ];
      // The schema takes long for half a million rows; every fortieth is enough to find a wrong column.
      if (i % 40 === 0) {
        const camera = Object.fromEntries(Object.entries(chunk).map(([key, column]) => [key, column[i]]));
        if (!rowSchema.safeParse(camera).success) found.invalid++;
      }
      byOwner.set(owner, (byOwner.get(owner) ?? 0) + 1);
      const ground = grounds.get(ancestorAt(territory, kato, 2));
      if (!ground || !isOnGround(ground, lon, lat)) found.outside++;
      if (!chunk.working[i]) found.broken++;
      if (chunk.azimuthDeg[i] === null) found.noAzimuth++;
      if (chunk.traffic[i]) traffic++;
      if (facilityId === null) {
        if (owner === 'facility') found.invalid++;
        if (linked && owner === 'private') linkedPrivate++;
        if (linked && owner !== 'private') linkedStreet++;
        return;
      }
      const facility = facilities[facilityId - 1];
      if (!facility || owner !== 'facility') {
        found.invalid++;
        return;
      }
      byFacility[facilityId - 1] = (byFacility[facilityId - 1] ?? 0) + 1;
      if (linked) linkedByFacility[facilityId - 1] = (linkedByFacility[facilityId - 1] ?? 0) + 1;
      if (facility.kato !== kato) found.elsewhere++;
      const km = Math.hypot((lon - facility.lon) * kmPerDegreeLon(lat), (lat - facility.lat) * KM_PER_DEGREE);
      if (km > 0.125) found.tooFar++;
    });
  }
  return { byOwner, byFacility, linkedByFacility, found, linkedStreet, linkedPrivate, traffic };
}
const { byOwner, byFacility, linkedByFacility, found, linkedStreet, linkedPrivate, traffic } = counted();

describe('cameras', () => {
  test('272,523 at facilities and 173,700 elsewhere, by owner as the 2018 programme counts them', () => {
    expect(byOwner.get('facility')).toBe(headline('mia-2023', 'cameras_installed', 'all'));
    expect(byOwner.get('police')).toBe(headline('programme-2018', 'cameras_owned_by_mia', 'all'));
    expect(byOwner.get('partner')).toBe(headline('programme-2018', 'cameras_partner_intelligent', 'all'));
    expect(byOwner.get('traffic')).toBe(headline('programme-2018', 'cameras_traffic_enforcement', 'all'));
    expect(byOwner.get('private')).toBe(headline('programme-2018', 'cameras_private', 'all'));
    expect([...byOwner.values()].reduce((a, b) => a + b, 0)).toBe(446_223);
    expect(traffic).toBe(byOwner.get('traffic'));
  });

  test('every camera is valid, on the dry land of its unit, and at most 120 m from its facility', () => {
    expect(found).toMatchObject({ invalid: 0, outside: 0, tooFar: 0, elsewhere: 0 });
  });

  test('chunks never hold more rows than announced', () => {
    expect(found.longest).toBeLessThanOrEqual(CHUNK_ROWS);
    expect(found.chunks).toBe(Math.ceil(446_223 / CHUNK_ROWS));
  });

  test('every facility has at least two cameras', () => {
    expect(Math.min(...byFacility)).toBeGreaterThanOrEqual(2);
  });

  test('a facility sends all its cameras to the centre where its latest video link works, else none', () => {
    const latest = new Map<number, { observedOn: string; state: string }>();
    for (const row of evidence.filter(({ measure }) => measure === 'video_link')) {
      const known = latest.get(row.facilityId);
      if (!known || known.observedOn < row.observedOn) latest.set(row.facilityId, row);
    }
    const wrong = facilities.filter(({ id }, i) => {
      const expected = latest.get(id)?.state === 'working' ? byFacility[i] : 0;
      return linkedByFacility[i] !== expected;
    });
    expect(wrong).toEqual([]);
  });

  test('connected cameras of schools, colleges and kindergartens are the published 64,000, 5,000 and 18,000', () => {
    for (const type of FACILITY_TYPES) {
      const connected = facilities.reduce(
        (sum, f, i) => sum + (f.type === type ? (linkedByFacility[i] ?? 0) : 0),
        0,
      );
      expect(connected).toBe(headline('mia-2023', 'cameras_connected', type));
    }
  });

  test('police, partner and traffic cameras are linked, private ones are not', () => {
    expect(linkedStreet).toBe(6000 + 27_000 + 3400);
    expect(linkedPrivate).toBe(0);
  });

  test('three to four percent do not work and about 15 percent look everywhere', () => {
    expect(found.broken / 446_223).toBeGreaterThan(0.03);
    expect(found.broken / 446_223).toBeLessThan(0.04);
    expect(found.noAzimuth / 446_223).toBeCloseTo(0.15, 2);
  });
});
