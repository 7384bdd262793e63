import { z } from 'zod';
import { katoSchema } from '../../hierarchy/schema.ts';
import { idSchema, latSchema, lonSchema } from '../../operations/schema.ts';
import type { Proven } from '../location/job.ts';

/** What must be seen of a target, as the classes of `shared/register/sector.ts` (IEC/EN 62676-4). */
export const sightSchema = z.enum(['detect', 'observe', 'recognise', 'identify']);
export type Sight = z.infer<typeof sightSchema>;

const weight = z.number().min(0, 'A weight is not negative').max(1000);
const seen = { weight, sight: sightSchema, cameras: z.number().int().min(1).max(3).default(1) };
const cost = z.number().min(0, 'A cost is not negative').max(1e10);

export const MOST_FACILITIES = 40;
/** Poles × azimuths × lenses × mounts of all facilities together. */
export const MOST_VIEWS = 60_000;

/** Points of demand: an entrance, a stretch of the perimeter, a place of incidents. */
export const TARGETS = ['entrance', 'perimeter', 'incident'] as const;
export type Target = (typeof TARGETS)[number];

export const cameraSitingQuestionSchema = z.strictObject({
  unit: katoSchema,
  facilities: z
    .array(idSchema)
    .min(1, 'Choose at least one facility')
    .max(MOST_FACILITIES, `${MOST_FACILITIES} facilities at most`),
  /** `around`: so many in equal directions around each facility, so far from its wall. */
  poles: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('around'),
      each: z.number().int().min(2).max(24),
      offsetM: z.number().min(1, 'A metre from the wall at least').max(80),
    }),
    z.strictObject({
      kind: z.literal('chosen'),
      points: z
        .array(z.strictObject({ lon: lonSchema, lat: latSchema }))
        .min(1, 'Choose at least one pole')
        .max(300, '300 poles at most'),
    }),
  ]),
  heightM: z.number().min(2, 'Two metres at least').max(20).default(5),
  /** Cameras that a pole bears; each looks in one direction. */
  mounts: z.number().int().min(1).max(3).default(1),
  azimuthStepDeg: z.union([z.literal(15), z.literal(30), z.literal(45), z.literal(90)]).default(30),
  lenses: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1, 'A lens has a name').max(40),
        fovDeg: z.number().min(10).max(150),
        widthPx: z.number().int().min(640).max(12_000),
        costKzt: cost,
      }),
    )
    .min(1, 'Choose at least one lens')
    .max(4),
  /** Each is left out by null. */
  demand: z
    .strictObject({
      entrances: z.strictObject(seen).nullable(),
      perimeter: z.strictObject(seen).nullable(),
      incidents: z.strictObject(seen).nullable(),
    })
    .refine(
      ({ entrances, perimeter, incidents }) => entrances ?? perimeter ?? incidents,
      'Nothing is to be seen',
    ),
  /** Working cameras of the facilities whose direction is known see already. */
  existing: z.enum(['count', 'ignore']).default('count'),
  limit: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('number'),
      number: z.number().int().min(1, 'At least one camera').max(500),
    }),
    z.strictObject({
      kind: z.literal('budget'),
      budgetKzt: z.number().min(0, 'A budget is not negative').max(1e13),
    }),
  ]),
  timeLimitS: z.number().int().min(1).max(300).default(30),
});
export type CameraSitingQuestion = z.output<typeof cameraSitingQuestionSchema>;

/** A camera of an answer. */
export type ChosenCamera = {
  /** Position among the poles of the question, or of those around. */
  pole: number;
  lon: number;
  lat: number;
  azimuthDeg: number;
  lens: string;
  fovDeg: number;
  costKzt: number;
  /** How far it sees by class, metres on the ground. */
  rangeM: Record<Sight, number>;
  /** What it covers, and what no other one does: points and weight. */
  covers: { points: number; weight: number };
  unique: { points: number; weight: number };
  /** Weight that is lost without it. */
  lostWithout: number;
};

export type SightCount = { target: Target; points: number; before: number; after: number };

export type CameraSitingAnswer = Proven & {
  cameras: ChosenCamera[];
  weight: number;
  /** Points with as many cameras as wanted, by kind. */
  counts: SightCount[];
  /** Not seen by as many cameras as wanted. */
  unseen: { lon: number; lat: number; target: Target; cameras: number; wanted: number }[];
  assumptions: {
    /** Nobody has given outlines: a square of so many square metres for each person, within these. */
    footprint: {
      basis: 'estimate';
      m2PerPerson: number;
      leastM2: number;
      mostM2: number;
      unknownPeople: number;
    };
    poles: 'around' | 'chosen';
    perimeterStepM: number;
    heightM: number;
    /** Width of the picture that is taken of existing cameras, px; how many count, and how many look nobody knows where. */
    existing: { widthPx: number; counted: number; unknown: number };
    views: number;
    incidents: number;
    asOf: string;
  };
};
