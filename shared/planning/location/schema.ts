import { z } from 'zod';
import type { PlanJob, Quality } from './job.ts';
import type { Served } from './ways.ts';
import { katoSchema, type Kato, type Name } from '../../hierarchy/schema.ts';
import { latSchema, lonSchema } from '../../operations/schema.ts';
import { facilityTypeSchema } from '../../register/schema.ts';

/**
 * - `set_covering`: the fewest sites that leave nobody out (LSCP); `backup_covering`: as few, and as many as possible twice (LSCP-B).
 * - `maximal_covering`: as much demand within the target as the number or the budget allows (MCLP).
 * - `expected_covering`: as that, when units are busy for a share of the time (MEXCLP).
 * - `p_median`: the least mean travel time; `p_centre`: the least farthest one.
 */
export const locationModelSchema = z.enum([
  'set_covering',
  'backup_covering',
  'maximal_covering',
  'expected_covering',
  'p_median',
  'p_centre',
]);
export type LocationModel = z.infer<typeof locationModelSchema>;
export const LOCATION_MODELS = locationModelSchema.options;

/** `post:69.59012,42.31550` (where units are at home), `facility:42`, `settlement:7`, `hexagon:862e…`, `point:1` (chosen by hand). */
export const siteKeySchema = z
  .string()
  .max(40)
  .regex(
    /^(post:-?\d{1,3}\.\d{5},-?\d{1,2}\.\d{5}|(facility|settlement|point):[1-9]\d{0,9}|hexagon:[0-9a-f]{15})$/,
    'A site is named as post:69.59012,42.31550, facility:42, settlement:7, hexagon:862e0a6d7ffffff or point:1',
  );

const candidatesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('posts') }),
  z.strictObject({
    kind: z.literal('chosen'),
    points: z
      .array(
        z.strictObject({
          key: siteKeySchema.refine((key) => key.startsWith('point:'), 'A point is named as point:1'),
          name: z.string().trim().max(80),
          lon: lonSchema,
          lat: latSchema,
        }),
      )
      .min(1, 'Choose at least one point')
      .max(500, '500 points at most'),
  }),
  z.strictObject({ kind: z.literal('facilities'), types: z.array(facilityTypeSchema).min(1) }),
  z.strictObject({
    kind: z.literal('hexagons'),
    /** H3: 4 is about 42 km across, 5 about 16 km, 6 about 6 km, 7 about 2.4 km, 8 about 0.9 km. */
    resolution: z.number().int().min(4).max(8),
  }),
  z.strictObject({ kind: z.literal('settlements'), leastPopulation: z.number().int().min(0).max(3_000_000) }),
]);
export type CandidateSource = z.infer<typeof candidatesSchema>;

const share = z.number().min(0, 'A weight is not negative').max(1000);
const minutes = z.number().min(1, 'At least a minute').max(240, 'Four hours at most');
const cost = z.number().min(0, 'A cost is not negative').max(1e12);

export const MOST_CANDIDATES = 6_000;
export const MOST_NEW_SITES = 1_000;

const limitSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    /** Sites – of `expected_covering` units – to be added to the fixed ones. */
    number: z
      .number()
      .int('A whole number of sites')
      .min(1, 'At least one site')
      .max(MOST_NEW_SITES, `${MOST_NEW_SITES} sites at most`),
  }),
  z.strictObject({
    kind: z.literal('budget'),
    /** Tenge. */
    budgetKzt: z.number().min(0, 'A budget is not negative').max(1e15),
    /** What a site costs, and what one of them costs otherwise. */
    costKzt: cost.refine((value) => value > 0, 'A site that costs nothing has no place in a budget'),
    costs: z.record(siteKeySchema, cost).default({}),
  }),
]);

export const locationQuestionSchema = z
  .strictObject({
    unit: katoSchema,
    model: locationModelSchema,
    candidates: z.array(candidatesSchema).min(1, 'Name at least one kind of candidates').max(5),
    /** `fixed`: today's posts stay and count; `moveable`: they are candidates as others; `ignored`: as if there were none. */
    posts: z.enum(['fixed', 'moveable', 'ignored']),
    fixed: z.array(siteKeySchema).max(MOST_NEW_SITES).default([]),
    forbidden: z.array(siteKeySchema).max(MOST_CANDIDATES).default([]),
    demand: z
      .strictObject({
        facilities: z.array(facilityTypeSchema),
        settlements: z.boolean(),
        /** A mix: each part is first made a share of its sum in the territory, then weighted. `places` counts every place as one. */
        weight: z.strictObject({
          pupils: share,
          population: share,
          incidents: share,
          places: share,
        }),
      })
      .refine(
        ({ facilities, settlements }) => facilities.length > 0 || settlements,
        'Nothing is to be protected',
      )
      .refine(({ weight }) => Object.values(weight).some((part) => part > 0), {
        path: ['weight'],
        error: 'At least one weight is above zero',
      })
      .refine(({ weight, facilities }) => weight.pupils === 0 || facilities.length > 0, {
        path: ['weight', 'pupils'],
        error: 'Pupils are counted in facilities, and none are to be protected',
      })
      .refine(({ weight, settlements }) => weight.population === 0 || settlements, {
        path: ['weight', 'population'],
        error: 'People are counted in settlements, and none are to be protected',
      }),
    /** Minutes of travel by kind of place. */
    targetMinutes: z.strictObject({ urban: minutes, rural: minutes }),
    hours: z.enum(['day', 'night']),
    limit: limitSchema,
    /** Share of its time that a unit is busy; for `expected_covering`. */
    busyShare: z.number().min(0, 'Not below 0').max(0.95, '0.95 at most').default(0.3),
    /** Places that should be reached from so many sites: facilities with at least so many people. */
    critical: z
      .strictObject({ fromPeople: z.number().int().min(1), sites: z.number().int().min(2).max(4) })
      .nullable()
      .default(null),
    timeLimitS: z.number().int().min(1).max(300).default(60),
  })
  .superRefine((question, context) => {
    const { model, limit, fixed, forbidden } = question;
    const both = fixed.filter((key) => forbidden.includes(key));
    if (both.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['forbidden'],
        message: `Both fixed and forbidden: ${both.join(', ')}`,
      });
    if (limit.kind === 'budget' && model !== 'maximal_covering' && model !== 'set_covering')
      context.addIssue({
        code: 'custom',
        path: ['limit'],
        message: `A budget is for covering; ${model} takes a number of sites`,
      });
  });
export type LocationQuestion = z.output<typeof locationQuestionSchema>;

/** A site of an answer and what it is worth. */
export type ChosenSite = {
  key: string;
  name: Name | null;
  kato: Kato;
  lon: number;
  lat: number;
  /** It stands today; it was there before the question: `fixed`. */
  existing: boolean;
  fixed: boolean;
  /** Units at it; 1 but for `expected_covering`. */
  units: number;
  costKzt: number | null;
  /** Places and weight within their target of it. */
  covers: { places: number; weight: number };
  /** Places and weight that no other chosen site covers: without it they are lost. */
  unique: { places: number; weight: number };
  serves: Served;
  /**
   * What is lost without it: weight of `covering` models – of `expected_covering` that which a free unit reaches –, minutes
   * added to the mean of `p_median` and to the farthest of `p_centre`; null when nobody is left to come instead.
   */
  lostWithout: number | null;
};

export type DemandPlace = {
  /** `facility:42` or `settlement:7`. */
  key: string;
  name: Name;
  kato: Kato;
  lon: number;
  lat: number;
  weight: number;
  /** Minutes from the nearest chosen site; null when there is none. */
  minutes: number | null;
  targetMinutes: number;
};

/** The heaviest are named, all are counted. */
export type PlaceList = { count: number; weight: number; places: DemandPlace[] };

/** What the territory has; `covered` is within the target. */
export type LocationIndicators = {
  sites: number;
  places: number;
  weight: number;
  coveredPlaces: number;
  coveredWeight: number;
  /** Weighted mean of the minutes from the nearest site; null without one. */
  meanMinutes: number | null;
  farthestMinutes: number | null;
  /** Weight reached at once by a free unit; null but for `expected_covering`. */
  expectedWeight: number | null;
};

/** What the figure of a model counts: it is made large, or small. */
export const FIGURE_OF: Readonly<
  Record<LocationModel, { unit: 'sites' | 'weight' | 'mean_minutes' | 'minutes'; best: 'most' | 'least' }>
> = {
  set_covering: { unit: 'sites', best: 'least' },
  backup_covering: { unit: 'weight', best: 'most' },
  maximal_covering: { unit: 'weight', best: 'most' },
  expected_covering: { unit: 'weight', best: 'most' },
  p_median: { unit: 'mean_minutes', best: 'least' },
  p_centre: { unit: 'minutes', best: 'least' },
};

/** What was assumed, in codes that the screen says in words. */
export type LocationAssumptions = {
  travel: { basis: 'estimate' | 'roads'; detour: number; low: number; high: number; asOf: string | null };
  speedKmh: { urban: number; rural: number };
  targetMinutes: { urban: number; rural: number };
  /** What the weight counts; a mix is in points, 100 for all of the territory. */
  weightUnit: 'pupils' | 'population' | 'incidents' | 'places' | 'points';
  /** Demand whose weight nobody knows (no number of pupils or people): it counts with the mean of its kind. */
  unknownWeight: number;
  /** Incidents counted, and from when to when. */
  incidents: { count: number; from: string | null; to: string | null };
  demonstrationPlaces: number;
  candidates: number;
  asOf: string;
};

/** "Found X, proven bound Y, gap Z %". */
export type LocationAnswer = {
  /** In the unit of `FIGURE_OF`; with it, what nothing surpasses, and how far the one may be from the other. */
  found: number;
  bound: number | null;
  gap: number | null;
  quality: Quality;
  sites: ChosenSite[];
  /** Not within the target of any chosen site. */
  uncovered: PlaceList;
  /** Not within the target of any candidate, whatever is chosen. */
  unreachable: PlaceList;
  before: LocationIndicators;
  after: LocationIndicators;
  assumptions: LocationAssumptions;
};

/** A location plan as its screen follows it. */
export type LocationJob = PlanJob<LocationQuestion, LocationAnswer>;
