import { describe, expect, it } from 'vitest';
import { createMovingPoints, drawingOrder, LOOK_SIZE, NO_HEADING, type MovingFix } from './moving-points.ts';

const fix = (part: Partial<MovingFix> & { id: number }): MovingFix => ({
  lon: 76.9,
  lat: 43.2,
  headingDeg: null,
  kind: 0,
  fixedAtMs: 1_000,
  ...part,
});
const near = (place: readonly [number, number] | null): (number | undefined)[] =>
  (place ?? []).map((value) => Math.round(value * 1e4) / 1e4);

describe('moving points', () => {
  it('are drawn with the unavailable below everybody and the chosen above', () => {
    const points = createMovingPoints(0);
    const kinds = [0, 3, 1, 3, 0];
    kinds.forEach((kind, id) => points.put(fix({ id, kind }), 1_000));
    points.choose(1);
    expect(Array.from(drawingOrder(points), (slot) => points.ids[slot])).toEqual([3, 0, 2, 4, 1]);
  });

  it('are put into another order by what they are, not by where', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 7 }), 1_000);
    const { orderRevision } = points;
    points.put(fix({ id: 7, lon: 76.91, fixedAtMs: 2_000 }), 2_000);
    expect(points.orderRevision).toBe(orderRevision);
    points.put(fix({ id: 7, lon: 76.91, kind: 3, fixedAtMs: 3_000 }), 3_000);
    expect(points.orderRevision).toBeGreaterThan(orderRevision);
  });

  it('stand at their first fix at once', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 7 }), 1_500);
    expect(near(points.placeOf(7, 1_500))).toEqual([76.9, 43.2]);
    expect(points.movingUntilMs).toBe(0);
  });

  it('move to the next fix in the time between the two, and stay there when no third comes', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 7 }), 1_000);
    points.put(fix({ id: 7, lon: 76.91, fixedAtMs: 1_500 }), 2_000);
    expect(near(points.placeOf(7, 2_000))).toEqual([76.9, 43.2]);
    expect(near(points.placeOf(7, 2_250))).toEqual([76.905, 43.2]);
    expect(near(points.placeOf(7, 60_000))).toEqual([76.91, 43.2]);
    expect(points.movingUntilMs).toBe(2_500);
  });

  it('are where they were told to be in less than a second, however rare fixes are', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 7 }), 1_000);
    points.put(fix({ id: 7, lon: 76.91, fixedAtMs: 31_000 }), 31_000);
    expect(near(points.placeOf(7, 31_750))).toEqual([76.91, 43.2]);
  });

  it('go on from where they are shown when a fix comes in the middle of a movement', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 7 }), 1_000);
    points.put(fix({ id: 7, lon: 76.91, fixedAtMs: 1_500 }), 2_000);
    points.put(fix({ id: 7, lon: 76.92, fixedAtMs: 2_000 }), 2_250);
    expect(near(points.placeOf(7, 2_250))).toEqual([76.905, 43.2]);
    expect(near(points.placeOf(7, 2_750))).toEqual([76.92, 43.2]);
  });

  it('are set down at once after a jump or a fix that is older than the one shown', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 7 }), 1_000);
    points.put(fix({ id: 7, lon: 70, fixedAtMs: 2_000 }), 2_000);
    expect(near(points.placeOf(7, 2_000))).toEqual([70, 43.2]);
    points.put(fix({ id: 7, lon: 70.001, fixedAtMs: 1_000 }), 2_100);
    expect(near(points.placeOf(7, 2_100))).toEqual([70.001, 43.2]);
  });

  it('do not move for the noise of a receiver that stands', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 7 }), 1_000);
    points.put(fix({ id: 7, fixedAtMs: 2_000 }), 2_000);
    points.put(fix({ id: 7, lon: 76.90001, lat: 43.20001, fixedAtMs: 3_000 }), 3_000);
    expect(points.movingUntilMs).toBeLessThanOrEqual(3_000);
  });

  it('keep the others in place when one goes', () => {
    const points = createMovingPoints(0);
    for (const id of [1, 2, 3]) points.put(fix({ id, lon: 70 + id, kind: id }), 0);
    points.remove(1);
    points.remove(99);
    expect(points.count).toBe(2);
    expect(new Set(points.ids.subarray(0, 2))).toEqual(new Set([2, 3]));
    expect(near(points.placeOf(3, 0))).toEqual([73, 43.2]);
    expect(points.placeOf(1, 0)).toBeNull();
    points.put(fix({ id: 3, lon: 73.0001, kind: 0, fixedAtMs: 9_000 }), 9_000);
    expect(points.count).toBe(2);
  });

  it('grow beyond their first room without losing one', () => {
    const points = createMovingPoints(0);
    for (let id = 0; id < 5_000; id++) points.put(fix({ id, lon: 50 + id / 1_000 }), 0);
    expect(points.count).toBe(5_000);
    expect(near(points.placeOf(4_321, 0))).toEqual([54.321, 43.2]);
  });

  it('carry kind, heading and choice as the graphics card reads them', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 1, kind: 2, headingDeg: 90 }), 0);
    points.put(fix({ id: 2, kind: 3 }), 0);
    points.choose(2);
    expect([...points.look.subarray(0, 2 * LOOK_SIZE)]).toEqual([2, 60, 0, 0, 3, NO_HEADING, 1, 0]);
    points.put(fix({ id: 2, kind: 1, fixedAtMs: 5_000 }), 5_000);
    points.choose(null);
    expect(points.look[LOOK_SIZE + 2]).toBe(0);
  });

  it('change their look in the middle of a movement without ending it, and blink until they were seen', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 7 }), 1_000);
    points.put(fix({ id: 7, lon: 76.91, fixedAtMs: 1_500 }), 2_000);
    points.mark(7, { kind: 2, alarm: 'blinking' });
    expect(near(points.placeOf(7, 2_250))).toEqual([76.905, 43.2]);
    expect([points.look[0], points.look[3], points.isBlinking]).toEqual([2, 2, true]);
    points.put(fix({ id: 7, kind: 2, lon: 76.92, fixedAtMs: 3_000 }), 3_000);
    expect(points.look[3]).toBe(2);
    points.mark(7, { kind: 2, alarm: 'seen' });
    expect([points.look[3], points.isBlinking]).toEqual([1, false]);
    points.mark(7, { kind: 2, alarm: 'blinking' });
    points.remove(7);
    expect(points.isBlinking).toBe(false);
  });

  it('are found by the nearest within reach, where they are shown and not where they will be', () => {
    const points = createMovingPoints(0);
    points.put(fix({ id: 1 }), 1_000);
    points.put(fix({ id: 1, lon: 76.92, fixedAtMs: 1_500 }), 1_000);
    points.put(fix({ id: 2, lon: 76.93 }), 1_000);
    const project = (lon: number, lat: number) => [(lon - 76.9) * 10_000, (lat - 43.2) * 10_000] as const;
    expect(points.nearest(project, [100, 0], 12, 1_250)).toBe(1);
    expect(points.nearest(project, [200, 0], 12, 1_250)).toBeNull();
    expect(points.nearest(project, [200, 0], 12, 9_000)).toBe(1);
    expect(points.nearest(project, [296, 3], 12, 2_000)).toBe(2);
  });
});
