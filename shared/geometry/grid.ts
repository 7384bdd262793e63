import type { LonLat } from './geodesic.ts';
import { toMgrs } from './mgrs.ts';
import type { Scale } from './print-frame.ts';
import { fromUtm, toUtm, zoneOf } from './utm.ts';

/** A line of a grid, and what stands at its end. */
export type GridLine = { runs: 'north' | 'east'; path: LonLat[]; label: string };

/** Metres between lines: some 10 to 40 mm on paper. */
export function gridStepM(scale: Scale): 100 | 1_000 | 10_000 {
  if (scale <= 5_000) return 100;
  return scale <= 100_000 ? 1_000 : 10_000;
}

const PARTS = 16;

/**
 * The lines of the UTM grid over a piece of ground, in the zone of its middle. UTM lines are labelled in kilometres, MGRS lines with
 * the letters of the square of 100 km and the digits in it.
 */
export function gridLines(
  ground: readonly LonLat[],
  middle: LonLat,
  { stepM, notation }: { stepM: number; notation: 'utm' | 'mgrs' },
): GridLine[] {
  const zone = zoneOf(middle[0]);
  const metres = ground.map(([lon, lat]) => toUtm(lon, lat, zone));
  const range = (of: (one: (typeof metres)[number]) => number): readonly [number, number] => {
    const all = metres.map(of);
    return [Math.min(...all), Math.max(...all)];
  };
  const [west, east] = range(({ eastingM }) => eastingM);
  const [south, north] = range(({ northingM }) => northingM);
  const labelOf = (place: LonLat, valueM: number, runs: GridLine['runs']): string => {
    if (notation === 'utm') return String(Math.round(valueM / 100) / 10);
    const [, letters = '', eastings = '', northings = ''] =
      /^\d+\w(\w\w)(\d{5})(\d{5})$/.exec(toMgrs(...place)) ?? [];
    const digits = 5 - Math.log10(stepM);
    return `${letters} ${(runs === 'north' ? eastings : northings).slice(0, digits)}`;
  };
  const steps = (from: number, to: number): number[] =>
    Array.from(
      { length: Math.max(0, Math.floor(to / stepM) - Math.ceil(from / stepM) + 1) },
      (_, i) => (Math.ceil(from / stepM) + i) * stepM,
    );
  const between = (from: number, to: number): number[] =>
    Array.from({ length: PARTS + 1 }, (_, i) => from + ((to - from) * i) / PARTS);
  // A metre inside the square that is named: on the line itself it would be a matter of rounding.
  const [midE, midN] = [(west + east) / 2, (south + north) / 2];
  return [
    ...steps(west, east).map((eastingM): GridLine => ({
      runs: 'north',
      path: between(south, north).map((northingM) => fromUtm({ zone, eastingM, northingM })),
      label: labelOf(fromUtm({ zone, eastingM: eastingM + 1, northingM: midN }), eastingM, 'north'),
    })),
    ...steps(south, north).map((northingM): GridLine => ({
      runs: 'east',
      path: between(west, east).map((eastingM) => fromUtm({ zone, eastingM, northingM })),
      label: labelOf(fromUtm({ zone, eastingM: midE, northingM: northingM + 1 }), northingM, 'east'),
    })),
  ];
}
