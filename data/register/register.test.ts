import { createHash } from 'node:crypto';
import { booleanPointInPolygon } from '@turf/turf';
import { describe, expect, test } from 'vitest';
import { groupOf } from '../../shared/coverage/requirement.ts';
import { unitsOfPublishedRow } from '../../shared/published/units.ts';
import {
  controlCentreSchema,
  FACILITY_TYPES,
  facilitySchema,
  type FacilityType,
  type Measure,
} from '../../shared/register/schema.ts';
import { groundsFrom, isOnGround } from './ground.ts';
import { figuresFrom, headlinesFrom } from './published.ts';
import { committedInput } from './register.fixture.ts';
import { demonstrationRegister } from './register.ts';
import { ancestorAt, isWithin, territoryFrom, unitOf } from './territory.ts';

const input = committedInput();
const territory = territoryFrom(input.hierarchyCsv);
const figures = figuresFrom(input.coverageCsv);
const headline = headlinesFrom(input.headlinesCsv);
const register = demonstrationRegister(input);
const { facilities, evidence } = register;
const typeOf = new Map(facilities.map(({ id, type }) => [id, type]));

const working = (measure: Measure, type: FacilityType): number =>
  evidence.filter(
    (row) =>
      row.source === 'demonstration' &&
      row.measure === measure &&
      row.state === 'working' &&
      typeOf.get(row.facilityId) === type,
  ).length;

describe('facilities', () => {
  test('every facility is valid, named in three languages, and has its own number in the register', () => {
    const wrong = facilities.filter((facility, i) => {
      const names = Object.values(facility.name);
      const settlement = Object.values(facility.settlement ?? {});
      return (
        !facilitySchema.safeParse(facility).success ||
        facility.id !== i + 1 ||
        names.some((name) => name.length <= 5 || name.includes('  ')) ||
        settlement.includes('') ||
        (facility.learners ?? 0) >= (facility.people ?? 0)
      );
    });
    expect(wrong).toEqual([]);
    expect(new Set(facilities.map(({ externalId }) => externalId)).size).toBe(facilities.length);
    expect(facilities.every(({ demonstration }) => demonstration)).toBe(true);
  });

  test('facilities of a unit stand together in depth-first order of the territory', () => {
    const paths = facilities.map(({ kato }) => unitOf(territory, kato).path);
    expect(paths).toEqual([...paths].sort());
  });

  test('no two facilities of a unit share type, settlement and name', () => {
    const keys = facilities.map(
      ({ kato, type, settlement, name }) => `${kato} ${type} ${settlement?.kk ?? ''} ${name.kk}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('totals of region and type are not below those of either ministry, nor the country below 14,520', () => {
    for (const { level, unit, facilityType, total } of figures.filter((f) => f.level === 'region')) {
      const regions = unitsOfPublishedRow(level, unit);
      const count = facilities.filter(
        ({ type, kato }) => type === facilityType && regions.includes(ancestorAt(territory, kato, 1)),
      ).length;
      expect(count).toBeGreaterThanOrEqual(total);
    }
    expect(facilities.length).toBeGreaterThanOrEqual(headline('mia-2023', 'facilities_with_cctv', 'all'));
    expect(facilities.length).toBeLessThan(1.001 * headline('mia-2023', 'facilities_with_cctv', 'all'));
  });

  test('every second-level unit has a school and a kindergarten', () => {
    for (const type of ['school', 'kindergarten']) {
      const served = new Set(
        facilities
          .filter((facility) => facility.type === type)
          .map(({ kato }) => ancestorAt(territory, kato, 2)),
      );
      expect([...territory.values()].filter(({ level, kato }) => level === 2 && !served.has(kato))).toEqual(
        [],
      );
    }
  });

  test('as many facilities are terror-vulnerable as the list of the Ministry of Internal Affairs counts', () => {
    for (const type of FACILITY_TYPES) {
      const vulnerable = facilities.filter((f) => f.type === type && groupOf(f) !== 'non_tto');
      expect(vulnerable).toHaveLength(headline('mia-2023', 'terror_vulnerable_facilities', type));
    }
  });

  test('every point lies in its second-level unit and in no lake', () => {
    const grounds = groundsFrom(input.boundaries, input.water);
    const outside = facilities.filter(({ kato, lon, lat }) => {
      const ground = grounds.get(ancestorAt(territory, kato, 2));
      return !ground || !isOnGround(ground, lon, lat);
    });
    expect(outside).toEqual([]);
  });

  test('our ray casting agrees with that of turf', () => {
    const shapeOf = new Map<string, Parameters<typeof booleanPointInPolygon>[1]>();
    for (const { properties, geometry } of input.boundaries.features) {
      if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
        shapeOf.set(String(properties?.['kato']), geometry);
      }
    }
    for (const { kato, lon, lat } of facilities.filter(({ id }) => id % 7 === 0)) {
      const shape = shapeOf.get(ancestorAt(territory, kato, 2));
      expect(shape && booleanPointInPolygon([lon, lat], shape)).toBe(true);
    }
  });

  test('the facilities of Kulsary stand in the town itself', () => {
    expect(facilities.some(({ kato }) => kato === '233620100')).toBe(true);
  });
});

describe('evidence of the demonstration source', () => {
  test('alarm buttons and private guards sum to the national totals of the Ministry of Internal Affairs', () => {
    for (const type of FACILITY_TYPES) {
      expect(working('alarm_button', type)).toBe(headline('mia-2023', 'facilities_alarm_button', type));
    }
    for (const type of ['school', 'kindergarten'] as const) {
      expect(working('licensed_guard', type)).toBe(headline('mia-2023', 'facilities_guarded_private', type));
    }
  });

  test('it is the latest word wherever the Ministry of Education says something about buttons, guards or access', () => {
    const own = new Set(
      evidence
        .filter(({ source }) => source === 'demonstration')
        .map((row) => `${row.facilityId} ${row.measure}`),
    );
    const unanswered = evidence.filter(
      (row) =>
        row.source === 'moe-2023q1' &&
        (row.measure === 'alarm_button' || row.measure === 'licensed_guard') &&
        !own.has(`${row.facilityId} ${row.measure}`),
    );
    expect(unanswered).toEqual([]);
  });

  test.each([
    ['turkistan', 2],
    ['north-kazakhstan', 22],
    ['west-kazakhstan', 26],
    ['jambyl', 28.2],
  ])(
    'access control at schools of %s is the %d percent the Ministry of Internal Affairs names',
    (region, percent) => {
      const [unit = ''] = unitsOfPublishedRow('region', region);
      const rows = evidence.filter(
        ({ facilityId, measure, source }) =>
          source === 'demonstration' &&
          measure === 'access_control' &&
          typeOf.get(facilityId) === 'school' &&
          isWithin(territory, facilities[facilityId - 1]?.kato ?? '', unit),
      );
      const share = (100 * rows.filter(({ state }) => state === 'working').length) / rows.length;
      expect(Math.abs(share - percent)).toBeLessThan(0.1);
    },
  );

  test('video works at every facility, and at 14,520 of them by the word of the Ministry of Internal Affairs', () => {
    const video = evidence.filter(({ measure }) => measure === 'video_system');
    expect(video.every(({ state }) => state === 'working')).toBe(true);
    expect(new Set(video.map(({ facilityId }) => facilityId)).size).toBe(facilities.length);
    expect(video.filter(({ source }) => source === 'mia-2023')).toHaveLength(14_520);
  });
});

describe('control centres', () => {
  test('26 centres: 21 in the large cities, five in small ones', () => {
    const { controlCentres } = register;
    expect(controlCentres.filter(({ kind }) => kind === 'regional')).toHaveLength(
      headline('programme-2018', 'control_centres_regional', 'all'),
    );
    expect(controlCentres.filter(({ kind }) => kind === 'small_city')).toHaveLength(
      headline('programme-2018', 'control_centres_small_city', 'all'),
    );
    for (const centre of controlCentres) {
      expect(controlCentreSchema.omit({ id: true }).safeParse(centre).success).toBe(true);
      expect(territory.has(centre.kato)).toBe(true);
    }
    expect(new Set(controlCentres.map(({ name }) => name.en)).size).toBe(controlCentres.length);
  });

  test('every centre stands on the ground of its unit', () => {
    const grounds = groundsFrom(input.boundaries, input.water);
    const astray = register.controlCentres.filter(
      ({ kato, lon, lat }) =>
        ![...grounds].some(
          ([unit, ground]) =>
            (isWithin(territory, unit, kato) || isWithin(territory, kato, unit)) &&
            isOnGround(ground, lon, lat),
        ),
    );
    expect(astray).toEqual([]);
  });
});

test('the same input gives the same register', () => {
  const hashOf = ({ cameras, ...rows }: typeof register): string => {
    const hash = createHash('sha256').update(JSON.stringify(rows));
    for (const chunk of cameras()) {
      for (const column of Object.values(chunk)) hash.update(column.join());
    }
    return hash.digest('hex');
  };
  expect(hashOf(demonstrationRegister(committedInput()))).toBe(hashOf(register));
});
