import { expect, test } from 'vitest';
import { committedInput } from '../../../data/register/register.fixture.ts';
import { demonstrationRegister } from '../../../data/register/register.ts';
import { solveMilp } from '../milp/solve.ts';
import { coverWithin } from '../../../shared/planning/location/cover.ts';
import { expectedCovers, FIRST_COVER } from '../../../shared/planning/location/gains.ts';
import type { Found, Tools } from '../../../shared/planning/location/milp.ts';
import { solveSetCovering } from '../../../shared/planning/location/set-covering.ts';
import { solveCovering } from '../../../shared/planning/location/solve-covering.ts';
import { solveMedian } from '../../../shared/planning/location/solve-median.ts';
import { travelRows, type TravelRows } from '../../../shared/planning/location/travel.ts';
import { DETOUR, SPEED_KMH } from '../../../shared/operations/eta.ts';
import { SPEED_OF_PLACE } from '../../../shared/operations/void-rule.ts';
import { relativeGap } from '../../../shared/planning/milp/gap.ts';

// The demonstration register as demand, some of its facilities as candidates, growing to the whole Republic: when the first
// answer is there, when it is proven within 1 %, and what is proven when the time is over.
const { facilities } = demonstrationRegister(committedInput());
const LIMIT_S = 60;
const NUMBER = 100;

type Sized = { demand: number; candidates: number };
type Line = {
  model: string;
  firstS: number;
  withinS: number | null;
  gap: number | null;
  endS: number;
  rssMb: number;
};

function placed({ demand, candidates }: Sized): {
  rows: TravelRows;
  weight: Float64Array;
  target: Float64Array;
} {
  const some = (count: number) =>
    Array.from({ length: count }, (_, k) => facilities[Math.floor((k * facilities.length) / count)]).filter(
      (f) => f !== undefined,
    );
  const demands = some(demand);
  const sites = some(candidates);
  const kinds = demands.map((f) => SPEED_OF_PLACE[f.placeKind]);
  return {
    weight: Float64Array.from(demands, (f) => f.learners ?? 100),
    target: Float64Array.from(kinds, (kind) => (kind === 'urban' ? 7 : 20)),
    rows: travelRows({
      kind: 'straight',
      demandLon: Float64Array.from(demands, (f) => f.lon),
      demandLat: Float64Array.from(demands, (f) => f.lat),
      siteLon: Float64Array.from(sites, (f) => f.lon),
      siteLat: Float64Array.from(sites, (f) => f.lat),
      metresPerMinute: Float64Array.from(kinds, (kind) => (SPEED_KMH[kind].day * 1000) / 60 / DETOUR.likely),
    }),
  };
}

async function timed(model: string, solve: (tools: Tools) => Promise<Found>): Promise<Line> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const line: Line = { model, firstS: 0, withinS: null, gap: null, endS: 0, rssMb: 0 };
  const report = ({ figure, bound }: Found): void => {
    line.firstS ||= seconds();
    line.rssMb = Math.max(line.rssMb, process.memoryUsage().rss / 2 ** 20);
    const gap = relativeGap(figure, bound);
    if (gap !== null && gap <= 0.01) line.withinS ??= seconds();
  };
  const found = await solve({ report, secondsLeft: () => LIMIT_S - seconds(), milp: solveMilp });
  return { ...line, gap: relativeGap(found.figure, found.bound), endS: seconds() };
}

const say = ({ demand, candidates }: Sized, { model, firstS, withinS, gap, endS, rssMb }: Line): void =>
  console.log(
    `| ${model} | ${demand.toLocaleString('en')} × ${candidates.toLocaleString('en')} | ${firstS.toFixed(2)} | ${withinS?.toFixed(1) ?? '–'} | ${gap === null ? '–' : (gap * 100).toFixed(3)} | ${endS.toFixed(1)} | ${rssMb.toFixed(0)} |`,
  );

const SIZES: Sized[] = [
  { demand: 1_000, candidates: 250 },
  { demand: 4_000, candidates: 1_000 },
  { demand: facilities.length, candidates: 2_000 },
  { demand: facilities.length, candidates: 5_000 },
];

test.each(SIZES)(
  '$demand demands, $candidates candidates',
  async (size) => {
    const { candidates, demand } = size;
    const free = (cost = 1) => ({
      most: new Int32Array(candidates).fill(1),
      fixed: new Int32Array(candidates),
      cost: new Float64Array(candidates).fill(cost),
    });
    const classOf = new Uint8Array(demand);
    const covering = (gains: Float64Array[], most: number) => (tools: Tools) => {
      const { rows, weight, target } = placed(size);
      return solveCovering(
        {
          cover: coverWithin(rows, target),
          weight,
          gains,
          classOf,
          budget: NUMBER,
          slot: null,
          ...free(),
          most: new Int32Array(candidates).fill(most),
        },
        tools,
      );
    };
    const lines = [
      await timed('maximal covering', covering([FIRST_COVER], 1)),
      await timed('expected covering, q = 0.3', covering([expectedCovers(0.3, NUMBER)], NUMBER)),
      await timed('p-median', (tools) => {
        const { rows, weight } = placed(size);
        return solveMedian(
          {
            rows,
            weight,
            number: NUMBER,
            isFixed: new Uint8Array(candidates),
            isAllowed: new Uint8Array(candidates).fill(1),
          },
          tools,
        );
      }),
      await timed('set covering', (tools) => {
        const { rows, target } = placed(size);
        return solveSetCovering(
          { cover: coverWithin(rows, target), need: new Uint8Array(demand).fill(1), ...free() },
          tools,
        );
      }),
    ];
    for (const line of lines) say(size, line);
    // What is promised: all facilities, 2,000 candidates.
    if (candidates > 2_000) return;
    for (const { firstS, withinS } of lines) {
      expect(firstS).toBeLessThan(2);
      expect(withinS).toBeLessThan(LIMIT_S);
    }
  },
  600_000,
);
