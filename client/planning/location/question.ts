import { numberOf } from '../branch/change-form.ts';
import type { SitesForm } from './use-sites.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import {
  locationQuestionSchema,
  type CandidateSource,
  type LocationQuestion,
} from '../../../shared/planning/location/schema.ts';
import { FACILITY_TYPES } from '../../../shared/register/schema.ts';

/** What of a form can be wrong, and under which name a question has it. */
const WRONG_OF = {
  points: 'points',
  number: 'number',
  budgetKzt: 'budgetKzt',
  costKzt: 'costKzt',
  urban: 'urban',
  rural: 'rural',
  busyShare: 'busy',
} as const;
/** `more`: more posts are wanted than places are chosen by hand; `other`: something that no field of the form has. */
export type Wrong = (typeof WRONG_OF)[keyof typeof WRONG_OF] | 'more' | 'other';

const isNamed = (key: PropertyKey): key is keyof typeof WRONG_OF => key in WRONG_OF;
const number = (text: string): number => numberOf(text) ?? Number.NaN;

/** Only these models can be bounded by a budget. */
export const hasBudget = ({ model }: SitesForm): boolean =>
  model === 'maximal_covering' || model === 'set_covering';
/** What bounds the answer: a budget that was chosen for another model does not count. */
export const limitOf = (form: SitesForm): SitesForm['limit'] => (hasBudget(form) ? form.limit : 'number');

function candidatesOf({ candidates, points }: SitesForm): CandidateSource {
  if (candidates === 'settlements') return { kind: 'settlements', leastPopulation: 0 };
  if (candidates === 'facilities') return { kind: 'facilities', types: ['school'] };
  if (candidates === 'hexagons') return { kind: 'hexagons', resolution: 5 };
  if (candidates === 'posts') return { kind: 'posts' };
  return {
    kind: 'chosen',
    points: points.map(({ lon, lat }, i) => ({ key: `point:${i + 1}`, name: '', lon, lat })),
  };
}

/** The question of a form, or the first thing in it that is wrong. */
export function questionOf(
  form: SitesForm,
  unit: Kato,
): { ok: true; question: LocationQuestion } | { ok: false; wrong: Wrong } {
  const { model, weight, points } = form;
  const none = { pupils: 0, population: 0, incidents: 0, places: 0 };
  const parsed = locationQuestionSchema.safeParse({
    unit,
    model,
    candidates: [candidatesOf(form)],
    posts: form.posts,
    demand: {
      facilities: [...FACILITY_TYPES],
      settlements: weight === 'population',
      weight: { ...none, [weight]: 1 },
    },
    targetMinutes: { urban: number(form.urban), rural: number(form.rural) },
    hours: form.hours,
    limit:
      limitOf(form) === 'number'
        ? { kind: 'number', number: number(form.number) }
        : { kind: 'budget', budgetKzt: number(form.budgetKzt), costKzt: number(form.costKzt) },
    ...(model === 'expected_covering' ? { busyShare: number(form.busy) / 100 } : {}),
    timeLimitS: 60,
  });
  if (!parsed.success) {
    const named = parsed.error.issues[0]?.path.find(isNamed);
    return { ok: false, wrong: named === undefined ? 'other' : WRONG_OF[named] };
  }
  const { limit } = parsed.data;
  if (limit.kind === 'budget' && limit.budgetKzt === 0) return { ok: false, wrong: 'budgetKzt' };
  // The fewest posts have no number to keep to, several crews may share a place, and posts that move are candidates too.
  const isBounded = model === 'maximal_covering' || model === 'p_median' || model === 'p_centre';
  const onlyChosen = form.candidates === 'chosen' && form.posts !== 'moveable';
  if (onlyChosen && isBounded && limit.kind === 'number' && limit.number > points.length)
    return { ok: false, wrong: 'more' };
  return { ok: true, question: parsed.data };
}
