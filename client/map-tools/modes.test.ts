import { describe, expect, it } from 'vitest';
import { legBetween, type LonLat } from '../../shared/geometry/geodesic.ts';
import { begin } from './drawing.ts';
import { areaOfDrawing, drawingOf, place, radiusHandle, removePlace, takeBack } from './modes.ts';

const A: LonLat = [76.9, 43.2];
const B: LonLat = [77, 43.2];
const C: LonLat = [77, 43.3];

describe('figures under the hand', () => {
  it('end by the same place twice, go on when the end is taken back, and begin anew when they only measured', () => {
    const way = [A, B, B].reduce(place, begin('distance'));
    expect(way).toMatchObject({ points: [A, B], isDone: true });
    expect(takeBack(way)).toMatchObject({ points: [A, B], isDone: false });
    expect(takeBack(takeBack(way)).points).toEqual([A]);
    expect(place(way, C)).toMatchObject({ points: [C], isDone: false });
  });

  it('are not ended before they have the places they need', () => {
    expect([A, B, B].reduce(place, begin('polygon')).isDone).toBe(false);
    expect([A, B, C, C].reduce(place, begin('polygon')).isDone).toBe(true);
  });

  it('of two places are whole by themselves: a rectangle has four corners, a circle the distance as radius', () => {
    const box = [A, C].reduce(place, begin('rectangle'));
    expect(box.isDone).toBe(true);
    expect(areaOfDrawing(box)).toEqual({ path: [A, B, C, [76.9, 43.3]], isClosed: true, radiusM: 0 });
    const circle = areaOfDrawing([A, B].reduce(place, begin('circle')));
    expect(circle?.radiusM).toBe(Math.round(legBetween(A, B).lengthM));
    // A place after the end changes no area.
    expect(place(box, B)).toBe(box);
  });

  it('a buffer is taken hold of at its radius, and an area becomes a figure again', () => {
    const buffer = place(begin('buffer'), A);
    expect(legBetween(A, radiusHandle(buffer) ?? A).lengthM).toBeCloseTo(buffer.radiusM, 3);
    const area = areaOfDrawing(buffer);
    expect(area && drawingOf(area)).toMatchObject({ mode: 'buffer', points: [A], isDone: true });
  });

  it('that lose a place they need are open again', () => {
    const ring = [A, B, C, C].reduce(place, begin('polygon'));
    expect(removePlace(ring, 1)).toMatchObject({ points: [A, C], isDone: false });
  });
});
