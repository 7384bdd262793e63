import { numberOf } from '../branch/change-form.ts';
import type { SitesForm } from './use-sites.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import {
  locationQuestionSchema,
  type CandidateSource,
  type LocationQuestion,
} from '../../../shared/planning/location/schema.ts';
import { FACILITY_TYPES } from '../../../shared/register/schema.ts';

const CANDIDATES: Readonly<Record<SitesForm['candidates'], CandidateSource>> = {
  settlements: { kind: 'settlements', leastPopulation: 0 },
  facilities: { kind: 'facilities', types: ['school'] },
  hexagons: { kind: 'hexagons', resolution: 5 },
  posts: { kind: 'posts' },
};

/** The question of a form, or the first thing in it that is wrong. */
export function questionOf(
  form: SitesForm,
  unit: Kato,
): { ok: true; question: LocationQuestion } | { ok: false; message: string } {
  const { model, limit } = form;
  const none = { pupils: 0, population: 0, incidents: 0, places: 0 };
  const number = (text: string): number => numberOf(text) ?? Number.NaN;
  const parsed = locationQuestionSchema.safeParse({
    unit,
    model,
    candidates: [CANDIDATES[form.candidates]],
    posts: form.posts,
    demand: {
      facilities: [...FACILITY_TYPES],
      settlements: form.weight === 'population',
      weight: { ...none, [form.weight]: 1 },
    },
    targetMinutes: { urban: number(form.urban), rural: number(form.rural) },
    hours: form.hours,
    limit:
      limit === 'number'
        ? { kind: 'number', number: number(form.number) }
        : { kind: 'budget', budgetKzt: number(form.budgetKzt), costKzt: number(form.costKzt) },
    busyShare: number(form.busy) / 100,
    timeLimitS: 60,
  });
  if (parsed.success) return { ok: true, question: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, message: issue ? `${issue.path.join('.')}: ${issue.message}` : '' };
}
