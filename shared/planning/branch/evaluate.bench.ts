import { expect, test } from 'vitest';
import { applyChanges } from './apply.ts';
import type { Change } from './change.ts';
import { evaluate } from './evaluate.ts';
import { planPictureOf } from './picture.fixture.ts';
import { estimateTravel, rememberTravel } from './travel.ts';

// What a step of a dragged unit costs, against reckoning everything anew: a large region – 2,200 facilities, 90 crews – and the
// Republic, 14,500 and 900. A frame of the screen has 16 ms.
const SIZES = [
  { name: 'region', facilities: 2_200, units: 90, steps: 60 },
  { name: 'Republic', facilities: 14_500, units: 900, steps: 10 },
];

const mean = (times: readonly number[]): number => times.reduce((sum, t) => sum + t, 0) / times.length;

test.each(SIZES)('a step of a drag, and everything anew: $name', ({ name, steps, ...size }) => {
  const picture = planPictureOf(size);
  const fresh = () => estimateTravel(picture, { hours: 'day', closures: [] });
  const remembered = rememberTravel(fresh());
  const reckon = (step: number, travel: ReturnType<typeof fresh>): number => {
    const lon = 68 + step / steps;
    const changes: Change[] = [{ type: 'unit.move', unit: 'unit:7', lon, lat: 42.5, costKzt: null }];
    const begun = performance.now();
    const { plan } = applyChanges(picture, changes);
    const { indicators } = evaluate(picture, plan, { basis: 'posts', travel });
    expect(indicators.crews).toBe(size.units);
    return performance.now() - begun;
  };
  reckon(0, remembered);
  const dragged: number[] = [];
  const anew: number[] = [];
  for (let step = 1; step <= steps; step++) {
    dragged.push(reckon(step, remembered));
    anew.push(reckon(step, fresh()));
  }
  console.log(
    `${name}: a step ${mean(dragged).toFixed(1)} ms, anew ${mean(anew).toFixed(1)} ms, ${(mean(anew) / mean(dragged)).toFixed(1)} times`,
  );
});
