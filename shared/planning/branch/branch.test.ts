import { describe, expect, it } from 'vitest';
import { applyChanges } from './apply.ts';
import { changesSchema, MOST_CHANGES, type Change } from './change.ts';
import { evaluate } from './evaluate.ts';
import { BASES, postRef, type Basis, type PlanPicture } from './picture.ts';
import { planPictureOf } from './picture.fixture.ts';
import { changedSince, isStale } from './since.ts';
import { estimateTravel, rememberTravel, type Travel } from './travel.ts';
import { greatCircleM } from '../../operations/distance.ts';
import { reachM } from '../../operations/reach.ts';
import { seeded } from '../../operations/units.fixture.ts';
import { MEASURES } from '../../register/schema.ts';

const costKzt = null;
const move = (unit: string, lon: number, lat: number): Change => ({
  type: 'unit.move',
  unit,
  lon,
  lat,
  costKzt,
});
const travelOver = (picture: PlanPicture): Travel => estimateTravel(picture, { hours: 'day', closures: [] });
const reckon = (picture: PlanPicture, changes: readonly Change[], basis: Basis = 'posts') => {
  const { plan, problems } = applyChanges(picture, changes);
  const travel = estimateTravel(picture, { hours: 'day', closures: plan.closures });
  return { plan, problems, ...evaluate(picture, plan, { basis, travel }) };
};

describe('what is reckoned', () => {
  it.each(BASES)('goes by the rule of reach that the void watch has: crews count %s', (basis) => {
    for (let seed = 1; seed <= 20; seed++) {
      const picture = planPictureOf({ seed });
      const { facilities, units, targets } = picture;
      const { crewsAt, uncovered, indicators } = reckon(picture, [], basis);
      const reach = facilities.id.map((_, f) => {
        const kind = facilities.kind[f] === 0 ? 'urban' : 'rural';
        return units.filter(({ type, home, at, ready }) => {
          const from = basis === 'posts' ? home : ready ? at : null;
          if (!from) return false;
          const metres = greatCircleM(from.lon, from.lat, facilities.lon[f] ?? 0, facilities.lat[f] ?? 0);
          return metres <= reachM(type, kind, targets.school[kind], 'day');
        }).length;
      });
      expect([...crewsAt]).toEqual(reach);
      expect(uncovered).toEqual(reach.flatMap((crews, f) => (crews === 0 ? [f] : [])));
      expect(indicators.reached).toEqual({
        part: reach.filter((crews) => crews > 0).length,
        of: reach.length,
      });
      expect(indicators.backed.part).toBe(reach.filter((crews) => crews > 1).length);
    }
  });

  it('is the same with travel that remembers, however a unit is dragged about and back', () => {
    const picture = planPictureOf({ seed: 7 });
    const random = seeded(3);
    const remembered = rememberTravel(travelOver(picture));
    for (let step = 0; step < 200; step++) {
      const changes = [move(`unit:${1 + (step % 12)}`, 68 + Math.floor(random() * 5) / 4, 42.7)];
      const { plan } = applyChanges(picture, changes);
      expect(evaluate(picture, plan, { basis: 'posts', travel: remembered })).toEqual(
        evaluate(picture, plan, { basis: 'posts', travel: travelOver(picture) }),
      );
    }
  });

  it('never gets worse by another crew, nor better by one less', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const picture = planPictureOf({ seed });
      const reached = reckon(picture, []).indicators.reached.part;
      const added: Change = {
        type: 'post.add',
        post: 'post:+1',
        name: 'Пост',
        unitType: 'patrol_car',
        crews: 2,
        lon: 68.7,
        lat: 42.6,
        costKzt: 9_000_000,
      };
      const more = reckon(picture, [added]).indicators;
      expect(more.reached.part).toBeGreaterThanOrEqual(reached);
      expect([more.costKzt, more.uncosted, more.crews]).toEqual([9_000_000, 0, 14]);
      const less = reckon(picture, [{ type: 'unit.remove', unit: 'unit:3', costKzt }]).indicators;
      expect(less.reached.part).toBeLessThanOrEqual(reached);
      expect(less.uncosted).toBe(1);
    }
  });

  it('closes one gap for every facility that is equipped, and knows then what nobody knew', () => {
    const picture = planPictureOf({ seed: 5 });
    const { required, gap, unknown } = picture.facilities;
    const before = reckon(picture, []).indicators.gaps;
    MEASURES.forEach((measure, m) => {
      const bit = 1 << m;
      const gaps = gap.filter((bits) => (bits & bit) !== 0).length;
      const known = required.filter((bits, f) => (bits & ~(unknown[f] ?? 0) & bit) !== 0).length;
      expect(before[measure]).toEqual({ part: gaps, of: known });
      const lacking = gap.findIndex((bits) => (bits & bit) !== 0);
      const silent = unknown.findIndex((bits) => (bits & bit) !== 0);
      const equip = (f: number): Change => ({ type: 'equip', facility: f + 1, measure, costKzt });
      expect(reckon(picture, [equip(lacking), equip(silent)]).indicators.gaps[measure]).toEqual({
        part: gaps - 1,
        of: known + 1,
      });
    });
  });

  it('goes round the nearer end of a closed stretch, and only when it lies in the way', () => {
    const picture = planPictureOf({ facilities: 2, units: 1 });
    picture.facilities.lon.splice(0, 2, 68.2, 68);
    picture.facilities.lat.splice(0, 2, 42, 42.2);
    const closures = [{ name: 'мост', from: [68.1, 41.99], to: [68.1, 42.05] }] as const;
    const origin = { type: 'patrol_car', lon: 68, lat: 42 } as const;
    const [straight, north] = estimateTravel(picture, { hours: 'day', closures: [] })(origin);
    const [round, same] = estimateTravel(picture, { hours: 'day', closures })(origin);
    const way = greatCircleM(68, 42, 68.1, 41.99) + greatCircleM(68.1, 41.99, 68.2, 42);
    expect((round ?? 0) / (straight ?? 1)).toBeCloseTo(way / greatCircleM(68, 42, 68.2, 42), 6);
    expect(same).toBe(north);
  });

  it('watches a facility by a camera that looks at it, and by none that was turned away', () => {
    const picture = planPictureOf({ facilities: 1, units: 1 });
    picture.facilities.cameras[0] = 1;
    const [lon = 0] = picture.facilities.lon;
    const [lat = 0] = picture.facilities.lat;
    const view = { lon, lat: lat - 0.0003, fovDeg: 60, rangeM: 60, costKzt };
    const look = (azimuthDeg: number): Change[] => [
      { type: 'camera.remove', camera: 'camera:9', was: { facilityId: 1, counts: true, lon, lat }, costKzt },
      { type: 'camera.add', camera: 'camera:+1', name: 'A', ...view, azimuthDeg },
    ];
    const watched = (changes: Change[]): number => reckon(picture, changes).indicators.watched.part;
    expect([watched([]), watched(look(0)), watched(look(20)), watched(look(180))]).toEqual([1, 1, 1, 0]);
    expect(
      watched([
        ...look(180),
        { type: 'camera.move', camera: 'camera:+1', was: null, ...view, azimuthDeg: 0 },
      ]),
    ).toBe(1);
  });
});

describe('changes', () => {
  it('that contradict each other are left out and said, with the change that they contradict', () => {
    const picture = planPictureOf();
    const home = picture.units[0]?.home ?? { lon: 0, lat: 0 };
    const equip: Change = { type: 'equip', facility: 99, measure: 'video_link', costKzt };
    const { plan, problems } = applyChanges(picture, [
      { type: 'unit.remove', unit: 'unit:2', costKzt },
      move('unit:2', 68, 42),
      move('unit:404', 68, 42),
      { type: 'post.close', post: postRef(home), costKzt },
      { type: 'post.move', post: postRef(home), lon: 68, lat: 42, costKzt },
      equip,
      { type: 'camera.remove', camera: 'camera:+1', was: null, costKzt },
      { type: 'road.close', name: 'x', from: [68, 42], to: [68, 42], costKzt },
      { type: 'unit.add', unit: 'unit:+1', callSign: 'Б', unitType: 'patrol_car', lon: 68, lat: 42, costKzt },
      { type: 'unit.add', unit: 'unit:+1', callSign: 'Б', unitType: 'patrol_car', lon: 68, lat: 42, costKzt },
      // A crew whose post is closed counts again once it is put elsewhere.
      move('unit:1', 68.4, 42.1),
    ]);
    expect(problems.map(({ index, code, by }) => [index, code, by])).toEqual([
      [1, 'unit_removed', 0],
      [2, 'unknown_unit', null],
      [4, 'post_closed', 3],
      [5, 'unknown_facility', null],
      [6, 'unknown_camera', null],
      [7, 'no_stretch', null],
      [9, 'unit_exists', 8],
    ]);
    expect(plan.units.has('unit:2')).toBe(false);
    expect(plan.units.get('unit:1')).toMatchObject({ state: 'moved', home: { lon: 68.4, lat: 42.1 } });
  });

  it('are refused at the edge in words when they are too many or make no sense', () => {
    const target = { type: 'target.set', facilityType: 'school', kind: 'urban', targetS: 300, costKzt };
    const saidOf = (value: unknown): string =>
      changesSchema
        .safeParse(value)
        .error?.issues.map(({ message }) => message)
        .join() ?? '';
    expect(changesSchema.safeParse([target]).success).toBe(true);
    expect(saidOf(Array.from({ length: MOST_CHANGES + 1 }, () => target))).toContain('changes at most');
    expect(saidOf([{ ...target, targetS: 5 }])).toBe('At least a minute');
    expect(saidOf([{ ...target, costKzt: -1 }])).toBe('A cost is not negative');
    expect(saidOf([{ type: 'unit.remove', unit: 'unit:zero', costKzt }])).toContain('Named as unit:12');
  });

  it('stand on a picture of which it is known what became of it', () => {
    const then = planPictureOf();
    expect(isStale(changedSince(then, structuredClone(then)))).toBe(false);
    const now = planPictureOf();
    const [gone] = now.units.splice(4, 1);
    now.facilities.gap[3] = 63;
    now.facilities.id[5] = 900;
    const since = changedSince(then, now);
    expect(since).toMatchObject({
      unitsGone: [gone?.callSign],
      facilitiesGone: [6],
      facilitiesNew: [900],
      facilitiesChanged: 1,
      targets: false,
    });
    expect(isStale(since)).toBe(true);
  });
});
