import { existingCameras, EXISTING_WIDTH_PX, sceneOf } from './scenes.ts';
import type { Db } from '../../db/schema.ts';
import { katosBelow } from '../../operations/viewer.ts';
import type { Picture } from '../../picture/picture.ts';
import type { JobWork } from '../location/jobs.ts';
import { NoAnswer } from '../location/no-answer.ts';
import type { FoundMessage, GroundMessage, Instance } from '../location/run.ts';
import { incidentCells } from '../location/store.ts';
import {
  FOOTPRINT,
  halfSideM,
  PERIMETER_STEP_M,
  placeAt,
  polesAround,
} from '../../../shared/planning/camera-siting/footprint.ts';
import {
  MOST_VIEWS,
  TARGETS,
  type CameraSitingAnswer,
  type CameraSitingQuestion,
  type ChosenCamera,
} from '../../../shared/planning/camera-siting/schema.ts';
import { sitingProblem, type Candidate, type Scene } from '../../../shared/planning/camera-siting/siting.ts';
import { groundRangeM } from '../../../shared/planning/camera-siting/view.ts';
import type { CoverAppraisal } from '../../../shared/planning/location/appraise-covering.ts';
import type { Quality } from '../../../shared/planning/location/job.ts';
import { relativeGap } from '../../../shared/planning/milp/gap.ts';
import type { Facility } from '../../../shared/register/schema.ts';

const HISTORY_MS = 365 * 86_400_000;

type Covering = Extract<Instance, { kind: 'covering' }>;
type Prepared = {
  question: CameraSitingQuestion;
  scenes: Scene[];
  candidates: Candidate[];
  problem: Covering;
  assumptions: CameraSitingAnswer['assumptions'];
};

/**
 * Reads the scenes of a question. @param facilities those that it names.
 * @throws NoAnswer when there are too many views, nothing can be seen, or the budget buys no camera.
 */
export async function prepareSiting(
  { db, picture, unit, nowMs }: { db: Db; picture: Picture; unit: number; nowMs: number },
  question: CameraSitingQuestion,
  facilities: readonly Facility[],
): Promise<JobWork<CameraSitingAnswer, Covering>> {
  const { poles, lenses, mounts, azimuthStepDeg, limit } = question;
  const cells = question.demand.incidents
    ? await incidentCells(db, katosBelow(picture, unit), { fromMs: nowMs - HISTORY_MS, toMs: nowMs })
    : [];
  const scenes = facilities.map((facility) => sceneOf(facility, question, cells));
  const places =
    poles.kind === 'chosen'
      ? poles.points
      : facilities.flatMap((facility) =>
          polesAround(halfSideM(facility.people), poles.each, poles.offsetM).map((at) =>
            placeAt(facility, at),
          ),
        );
  const views = places.length * mounts * (360 / azimuthStepDeg) * lenses.length;
  if (views > MOST_VIEWS) throw new NoAnswer({ code: 'too_many_candidates', count: views, most: MOST_VIEWS });
  if (limit.kind === 'budget' && lenses.every(({ costKzt }) => costKzt > limit.budgetKzt))
    throw new NoAnswer({ code: 'budget_too_small' });
  const { cameras, unknown } =
    question.existing === 'count'
      ? await existingCameras(db, question, facilities)
      : { cameras: [], unknown: 0 };
  const { problem, candidates } = sitingProblem({ ...question, scenes, poles: places, existing: cameras });
  if (problem.weight.length === 0) throw new NoAnswer({ code: 'no_demand' });
  const prepared: Prepared = {
    question,
    scenes,
    candidates,
    problem: { kind: 'covering', ...problem },
    assumptions: {
      footprint: {
        basis: 'estimate',
        ...FOOTPRINT,
        unknownPeople: facilities.filter(({ people }) => people === null).length,
      },
      poles: poles.kind,
      perimeterStepM: PERIMETER_STEP_M,
      heightM: question.heightM,
      existing: { widthPx: EXISTING_WIDTH_PX, counted: cameras.length, unknown },
      views,
      incidents: cells.reduce((sum, { count }) => sum + count, 0),
      asOf: new Date(nowMs).toISOString(),
    },
  };
  return {
    work: { instance: prepared.problem, today: problem.fixed, timeLimitS: question.timeLimitS },
    scale: 1,
    answer: (ground, found, quality) => answerOf(prepared, ground, found, quality),
  };
}

function answerOf(
  prepared: Prepared,
  { today }: GroundMessage<Covering>,
  { figure, bound, appraisal }: FoundMessage<Covering>,
  quality: Quality,
): CameraSitingAnswer {
  const { scenes, assumptions, problem } = prepared;
  const points = scenes.flatMap((scene) =>
    scene.points.map((point) => ({ ...point, ...placeAt(scene, point.at) })),
  );
  const isSeen = ({ covers }: CoverAppraisal, i: number): boolean =>
    (covers[i] ?? 0) >= (points[i]?.cameras ?? 1);
  return {
    found: figure,
    bound,
    gap: relativeGap(figure, bound),
    quality,
    cameras: Array.from(appraisal.chosen, (j, s) => cameraOf(prepared, appraisal, j, s)).flat(),
    weight: problem.weight.reduce((sum, w) => sum + w, 0),
    counts: TARGETS.map((target) => {
      const own = Array.from(points.keys()).filter((i) => points[i]?.target === target);
      const seen = (of: CoverAppraisal): number => own.filter((i) => isSeen(of, i)).length;
      return { target, points: own.length, before: seen(today), after: seen(appraisal) };
    }).filter((count) => count.points > 0),
    unseen: points.flatMap(({ lon, lat, target, cameras: wanted }, i) =>
      isSeen(appraisal, i) ? [] : [{ lon, lat, target, cameras: appraisal.covers[i] ?? 0, wanted }],
    ),
    assumptions,
  };
}

/** A camera that is to be mounted; none for one that exists. */
function cameraOf(
  { candidates, question: { lenses, heightM } }: Prepared,
  appraisal: CoverAppraisal,
  j: number,
  s: number,
): ChosenCamera[] {
  const candidate = candidates[j];
  const lens = lenses[candidate?.lens ?? -1];
  if (!candidate || !lens) return [];
  const { lon, lat, azimuthDeg, pole } = candidate;
  const view = { azimuthDeg, fovDeg: lens.fovDeg, widthPx: lens.widthPx, heightM };
  return [
    {
      pole,
      lon,
      lat,
      azimuthDeg,
      lens: lens.name,
      fovDeg: lens.fovDeg,
      costKzt: lens.costKzt,
      rangeM: {
        detect: groundRangeM(view, 'detect'),
        observe: groundRangeM(view, 'observe'),
        recognise: groundRangeM(view, 'recognise'),
        identify: groundRangeM(view, 'identify'),
      },
      covers: { points: appraisal.coversPlaces[s] ?? 0, weight: appraisal.coversWeight[s] ?? 0 },
      unique: { points: appraisal.uniquePlaces[s] ?? 0, weight: appraisal.uniqueWeight[s] ?? 0 },
      lostWithout: appraisal.gainLost[s] ?? 0,
    },
  ];
}
