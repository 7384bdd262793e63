import { create } from 'zustand';
import {
  DEFAULT_PRIORITIES,
  MAX_YEARS,
  programmeInputSchema,
  type ProgrammeInput,
} from '../../../shared/planning/programme/input.ts';
import { MEASURES, type Measure } from '../../../shared/register/schema.ts';

/** A question while it is typed: numbers are texts until it is asked. */
export type Draft = Omit<ProgrammeInput, 'budgets' | 'minSharePercent' | 'firstYear'> & {
  budgets: readonly string[];
  minSharePercent: string;
  firstYear: string;
};

export const newDraft = (unit: string, year: number): Draft => ({
  unit,
  measures: [...MEASURES],
  budgets: [''],
  firstYear: String(year),
  aim: 'gaps',
  whole: false,
  unknown: false,
  priorities: { ...DEFAULT_PRIORITIES },
  minSharePercent: '0',
  contracted: [],
  forbidden: [],
});

/** The question of a saved programme, to be changed. */
export const draftOf = (input: ProgrammeInput): Draft => ({
  ...input,
  budgets: input.budgets.map(String),
  minSharePercent: String(input.minSharePercent),
  firstYear: String(input.firstYear),
});

/** What is wrong with a draft, as the key of its sentence; `year` is that of a budget. */
export type Problem = {
  code: 'measures' | 'empty' | 'negative' | 'number' | 'large' | 'minimum' | 'firstYear';
  year: number;
};

/** Digits as people write them: with spaces between thousands. */
const digits = (text: string): string => text.replaceAll(/[\s\u00A0\u202F]/g, '');

/** Reads a draft. @returns the question, or the first thing that is wrong with it. */
export function questionOf(draft: Draft): { question: ProgrammeInput } | { problem: Problem } {
  const firstYear = Number(digits(draft.firstYear));
  const problem = (code: Problem['code'], year = firstYear): { problem: Problem } => ({
    problem: { code, year },
  });
  if (!Number.isInteger(firstYear) || firstYear < 2020 || firstYear > 2100) return problem('firstYear', 0);
  if (draft.measures.length === 0) return problem('measures');
  const budgets: number[] = [];
  for (const [i, text] of draft.budgets.entries()) {
    const typed = digits(text).replace('−', '-');
    if (typed === '') return problem('empty', firstYear + i);
    if (/^-\d/.test(typed)) return problem('negative', firstYear + i);
    if (!/^\d+$/.test(typed)) return problem('number', firstYear + i);
    if (typed.length > 15) return problem('large', firstYear + i);
    budgets.push(Number(typed));
  }
  const minimum = digits(draft.minSharePercent);
  if (!/^\d{1,3}$/.test(minimum) || Number(minimum) > 100) return problem('minimum');
  const question = { ...draft, firstYear, budgets, minSharePercent: Number(minimum) };
  return { question: programmeInputSchema.parse(question) };
}

/** With another year, as much as the last; as it is when there are enough. */
export const withYear = (draft: Draft): Draft =>
  draft.budgets.length >= MAX_YEARS
    ? draft
    : { ...draft, budgets: [...draft.budgets, draft.budgets.at(-1) ?? ''] };

/** The draft with a measure chosen or not, in the order of the law. */
export const withMeasure = (draft: Draft, measure: Measure, chosen: boolean): Draft => ({
  ...draft,
  measures: MEASURES.filter((one) => (one === measure ? chosen : draft.measures.includes(one))),
});

/** What is being asked, and the run that answers it; kept while somebody looks at another tab. */
export const useProgramme = create<{
  draft: Draft | null;
  run: string | null;
  /** The question that the run answers. */
  asked: ProgrammeInput | null;
  /** The draft is another question by now. */
  changed: boolean;
}>(() => ({ draft: null, run: null, asked: null, changed: false }));

/** Changes the draft; what is shown answers the one before it. */
export const changeDraft = (draft: Draft): void => useProgramme.setState({ draft, changed: true });
