import { orderWordsOf, type SayOrder } from './words.ts';
import { numbersOf, type Numbers } from '../territory/numbers.ts';
import type { Shapes } from '../shapes.ts';
import type { Language } from '../../../shared/hierarchy/schema.ts';
import { hoursAt, type Hours } from '../../../shared/operations/eta.ts';
import { applyChanges, type Plan } from '../../../shared/planning/branch/apply.ts';
import type { PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import { evaluate, type Evaluation } from '../../../shared/planning/branch/evaluate.ts';
import { estimateTravel, rememberTravel } from '../../../shared/planning/branch/travel.ts';
import type { Picture } from '../../picture/picture.ts';
import { facilityRange } from '../../picture/picture.ts';
import type { Branch } from '../../planning/branch/store.ts';

/** An order with everything that its pages say, before anything is drawn. */
export type Order = {
  branch: Branch;
  author: string;
  territory: string;
  plan: Plan;
  before: Evaluation;
  after: Evaluation;
  hours: Hours;
  isDemonstration: boolean;
  boundary: GeoJSON.Geometry | null;
  speaker: PlanSpeaker;
  say: SayOrder;
  numbers: Numbers;
  language: Language;
  now: Date;
};

/** One decimal where it says something, as an office writes it. */
const decimal = (language: Language, whole: Numbers['whole'], value: number): string => {
  if (Number.isInteger(value)) return whole(value);
  const text = value.toFixed(1);
  return language === 'en' ? text : text.replace('.', ',');
};

/** Reckons a branch for its order, by the rule of the screen. */
export function orderOf(
  { picture, shapes, now }: { picture: Picture; shapes: Shapes; now: Date },
  branch: Branch,
  { author, language }: { author: string; language: Language },
): Order {
  const numbers = numbersOf(language);
  const hours = hoursAt(branch.picture.asOfMs);
  const reckon = (changes: Branch['changes']): { plan: Plan; evaluation: Evaluation } => {
    const { plan } = applyChanges(branch.picture, changes);
    const travel = rememberTravel(estimateTravel(branch.picture, { hours, closures: plan.closures }));
    return { plan, evaluation: evaluate(branch.picture, plan, { basis: branch.basis, travel }) };
  };
  const [from, to] = facilityRange(picture, branch.kato) ?? [0, 0];
  const here = picture.facilities.slice(from, to);
  const names = new Map(here.map(({ id, name }) => [id, name[language]]));
  const { plan, evaluation: after } = reckon(branch.changes);
  const unit = picture.tree.units[picture.tree.indexOf.get(branch.kato) ?? -1];
  return {
    branch,
    author,
    territory: unit?.name[language] ?? branch.kato,
    plan,
    before: reckon([]).evaluation,
    after,
    hours,
    isDemonstration: here.some(({ demonstration }) => demonstration),
    boundary: shapes.get(branch.kato) ?? null,
    speaker: {
      language,
      number: (value) => decimal(language, numbers.whole, value),
      percent: numbers.percent,
      facilityName: (id) => names.get(id),
    },
    say: orderWordsOf(language),
    numbers,
    language,
    now,
  };
}
