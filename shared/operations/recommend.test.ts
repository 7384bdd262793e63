import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NINE } from './incident.fixture.ts';
import type { UnitNeed } from './playbook.ts';
import { recommend, type Question } from './recommend.ts';
import { fullSort } from './recommend.peer.ts';
import { unitColumns, type UnitNow } from './unit-columns.ts';
import { manyUnits } from './units.fixture.ts';

const ASTANA = { lon: 71.43, lat: 51.13, kind: 'urban' as const };
const car: UnitNeed = { types: ['patrol_car'], count: 1, equipment: [] };
const ask = (own: Partial<Question> = {}): Question => ({ needs: [car], place: ASTANA, now: NINE, ...own });

/** A free car so many metres north of the place, with a fresh position. */
const carAt = (
  id: number,
  metres: number,
  own: Partial<UnitNow['unit']> = {},
  more: Partial<UnitNow> = {},
): UnitNow => ({
  unit: { id, type: 'patrol_car', equipment: [], status: 'free', taskId: null, shift: null, ...own },
  position: { lon: ASTANA.lon, lat: ASTANA.lat + metres / 111_195, at: NINE - 5000 },
  recentTasks: 0,
  ...more,
});
const first = (units: UnitNow[], own: Partial<Question> = {}) => {
  const [answer] = recommend(unitColumns(units), ask(own));
  if (!answer) throw new Error('A need without an answer');
  return answer;
};

describe('whom to send', () => {
  it('is the nearest free car, with the time, the band and the age of its position', () => {
    const { chosen, alternatives, shortfall } = first([carAt(1, 5000), carAt(2, 3500), carAt(3, 9000)]);
    expect(chosen.map((c) => c.unitId)).toEqual([2]);
    expect(alternatives.map((c) => c.unitId)).toEqual([1, 3]);
    expect(shortfall).toBe(0);
    // 3 500 m · 1.30 at 35 km/h are 468 s; 1.20 and 1.40 give 432 and 504.
    const { eta, straightM, fixAgeMs, remarks } = chosen[0] ?? raise();
    expect([eta.likelyS, eta.lowS, eta.highS].map(Math.round)).toEqual([468, 432, 504]);
    expect(Math.round(straightM)).toBe(3500);
    expect(fixAgeMs).toBe(5000);
    expect(remarks).toEqual(['best', 'fresh_position', 'no_task_this_shift']);
  });

  it('spares who has had the most tasks when the way is about the same', () => {
    const { chosen } = first([carAt(1, 1000, {}, { recentTasks: 6 }), carAt(2, 1300)]);
    expect(chosen[0]?.unitId).toBe(2);
  });

  it('calls from a break only when nobody else is near, and says so', () => {
    const resting = carAt(1, 500, { status: 'break' });
    expect(first([resting, carAt(2, 2000)]).chosen[0]?.unitId).toBe(2);
    expect(first([resting, carAt(2, 9000)]).chosen[0]).toMatchObject({ unitId: 1, status: 'break' });
    expect(first([resting]).chosen[0]?.remarks).toContain('on_break');
  });

  it('says for each nearer unit why it was passed over', () => {
    const { rejected, rejectedCounts } = first([
      carAt(1, 100, { status: 'en_route', taskId: 9 }),
      carAt(2, 200, {}, { position: null }),
      carAt(3, 300, { shift: { from: 0, to: NINE } }),
      carAt(4, 400, { status: 'off_duty' }),
      carAt(5, 500, { type: 'ambulance' }),
      carAt(6, 600, {}, { position: { lon: ASTANA.lon, lat: ASTANA.lat, at: NINE - 301_000 } }),
      carAt(7, 3000),
    ]);
    expect(rejected.map((r) => [r.unitId, r.why])).toEqual([
      [6, 'position_unknown'],
      [1, 'on_task'],
      [3, 'shift_over'],
      [2, 'position_unknown'],
    ]);
    expect(rejected.at(-1)?.straightM).toBeNull();
    expect(rejectedCounts).toMatchObject({ on_task: 1, off_duty: 1, wrong_type: 1, position_unknown: 2 });
  });

  it('never is a unit without the equipment, and the shortfall is named', () => {
    const need: UnitNeed = { types: ['patrol_car'], count: 3, equipment: ['eod_kit'] };
    const answer = first([carAt(1, 100), carAt(2, 900, { equipment: ['eod_kit', 'dog'] })], {
      needs: [need],
    });
    expect(answer.chosen.map((c) => c.unitId)).toEqual([2]);
    expect(answer.shortfall).toBe(2);
    expect(answer.rejected).toEqual([
      { unitId: 1, straightM: expect.closeTo(100, 0), why: 'lacks_equipment' },
    ]);
  });

  it('lets the need choose first that fewer can meet', () => {
    const any: UnitNeed = { types: ['patrol_car', 'special_unit'], count: 1, equipment: [] };
    const special: UnitNeed = { types: ['special_unit'], count: 1, equipment: [] };
    const answers = recommend(
      unitColumns([carAt(1, 100, { type: 'special_unit' }), carAt(2, 5000)]),
      ask({ needs: [any, special] }),
    );
    expect(answers.map((a) => a.chosen.map((c) => c.unitId))).toEqual([[2], [1]]);
    expect(answers[0]?.rejected).toContainEqual(
      expect.objectContaining({ unitId: 1, why: 'meets_another_need' }),
    );
  });

  it('goes by id when two are equal, whatever order they come in', () => {
    const twins = [carAt(8, 700), carAt(3, 700), carAt(5, 700)];
    expect(first(twins).chosen[0]?.unitId).toBe(3);
    expect(first(twins.toReversed())).toEqual(first(twins));
  });

  it('is nobody when there are no units', () => {
    expect(first([])).toMatchObject({ chosen: [], alternatives: [], shortfall: 1, rejected: [] });
  });

  it('is what a sort of all units gives, for any place and need', () => {
    const units = manyUnits(400, 7);
    const columns = unitColumns(units);
    fc.assert(
      fc.property(
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('urban' as const, 'rural' as const),
        (dLon, dLat, count, kind) => {
          const need: UnitNeed = { types: ['patrol_car', 'duty_group'], count, equipment: ['body_camera'] };
          const question = ask({ needs: [need], place: { lon: 71.43 + dLon, lat: 51.13 + dLat, kind } });
          const [answer] = recommend(columns, question);
          const ours = [...(answer?.chosen ?? []), ...(answer?.alternatives ?? [])].map((c) => c.unitId);
          expect(ours).toEqual(fullSort(units, need, question).slice(0, count + 3));
        },
      ),
    );
  });
});

function raise(): never {
  throw new Error('Nobody was chosen');
}
