import { isHidden, metresFrom, type Metres } from './footprint.ts';
import type { Sight, Target } from './schema.ts';
import { sees, type View } from './view.ts';
import { coverOf } from '../location/cover.ts';
import type { CoveringProblem } from '../location/covering.ts';
import { FIRST_COVER, wantedCovers } from '../location/gains.ts';

type Place = { lon: number; lat: number };

/** A building and what is to be seen around it, in metres from its middle. */
export type Scene = Place & {
  half: number;
  points: { at: Metres; target: Target; weight: number; sight: Sight; cameras: number }[];
};
export type Lens = { fovDeg: number; widthPx: number; costKzt: number };

/** One way to mount a camera: pole × mount × direction × lens. Those of an existing camera are −1. */
export type Candidate = Place & { pole: number; azimuthDeg: number; lens: number };

/** No class of any lens reaches farther. */
const FARTHEST_M = 1_000;

export type Siting = {
  scenes: readonly Scene[];
  poles: readonly Place[];
  existing: readonly (Place & { view: View })[];
  lenses: readonly Lens[];
  azimuthStepDeg: number;
  heightM: number;
  mounts: number;
  limit: { kind: 'number'; number: number } | { kind: 'budget'; budgetKzt: number };
};

/**
 * The choice of cameras as a covering problem: a point wants some cameras that see it at its class, past its own building;
 * each mount bears one camera, in one direction. Existing ones are fixed.
 */
export function sitingProblem({
  scenes,
  poles,
  existing,
  lenses,
  azimuthStepDeg,
  heightM,
  mounts,
  limit,
}: Siting): { problem: CoveringProblem; candidates: Candidate[] } {
  const points = scenes.flatMap((scene) => scene.points);
  const firstOf = scenes.map((_, s) =>
    scenes.slice(0, s).reduce((sum, scene) => sum + scene.points.length, 0),
  );
  const candidates: Candidate[] = [];
  const costs: number[] = [];
  const slots: number[] = [];
  const rows: number[][] = points.map(() => []);
  /** The scenes near a place, with where it is in their metres. */
  const around = ({ lon, lat }: Place) =>
    scenes.flatMap((scene, s) => {
      const at = metresFrom(scene, lon, lat);
      return Math.hypot(...at) <= FARTHEST_M ? [{ scene, first: firstOf[s] ?? 0, at }] : [];
    });
  const seenBy = (near: ReturnType<typeof around>, view: View): number[] =>
    near.flatMap(({ scene: { half, points: own }, first, at }) =>
      own.flatMap((point, i) =>
        sees(view, at, point.at, point.sight) && !isHidden(at, point.at, half) ? [first + i] : [],
      ),
    );
  const put = (candidate: Candidate, covered: readonly number[], cost: number, slot: number): void => {
    // What sees nothing is no choice.
    if (covered.length === 0) return;
    const j = candidates.push(candidate) - 1;
    costs.push(cost);
    slots.push(slot);
    for (const i of covered) rows[i]?.push(j);
  };
  for (const { view, ...place } of existing)
    put({ ...place, pole: -1, azimuthDeg: view.azimuthDeg, lens: -1 }, seenBy(around(place), view), 0, -1);
  for (const [pole, place] of poles.entries()) {
    const near = around(place);
    for (let azimuthDeg = 0; azimuthDeg < 360; azimuthDeg += azimuthStepDeg)
      for (const [lens, { fovDeg, widthPx, costKzt }] of lenses.entries()) {
        const covered = seenBy(near, { azimuthDeg, fovDeg, widthPx, heightM });
        for (let mount = 0; mount < mounts; mount++)
          put({ ...place, pole, azimuthDeg, lens }, covered, costKzt, pole * mounts + mount);
      }
  }
  const most = points.reduce((deepest, { cameras }) => Math.max(deepest, cameras), 1);
  const fixed = Int32Array.from(candidates, ({ lens }) => (lens < 0 ? 1 : 0));
  return {
    candidates,
    problem: {
      cover: coverOf(rows, candidates.length),
      weight: Float64Array.from(points, ({ weight }) => weight),
      gains: Array.from({ length: most }, (_, n) => (n === 0 ? FIRST_COVER : wantedCovers(n + 1))),
      classOf: Uint8Array.from(points, ({ cameras }) => cameras - 1),
      cost: limit.kind === 'number' ? new Float64Array(candidates.length).fill(1) : Float64Array.from(costs),
      budget: limit.kind === 'number' ? limit.number : limit.budgetKzt,
      most: new Int32Array(candidates.length).fill(1),
      fixed,
      slot: Int32Array.from(slots),
    },
  };
}
