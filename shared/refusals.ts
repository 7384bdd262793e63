/**
 * What the server refuses a person in so many words, with the values that the words take. Every code has a sentence in every
 * language (client/i18n/topics/refusals.ts); the English message of the answer is for programs.
 */
const REFUSALS = {
  sign_in_first: [],
  no_role: [],
  outside_territory: [],
  national_only: [],
  no_such_object: [],
  no_such_unit: ['kato'],
  no_such_source: ['source'],
  changed_meanwhile: [],
  database_away: [],
  too_large: [],
  too_much_to_count: [],
  too_many_facilities: ['n', 'most'],
  plans_off: [],
  plans_busy_own: [],
  plans_busy_others: [],
  no_plan_yet: [],
  price_of_the_republic: [],
  branch_changed: ['by'],
  branch_clash: ['changes'],
  branch_of_another: [],
  travel_off: [],
  too_few_drives: ['n', 'needed'],
  shared_already: [],
  share_is_over: [],
  share_beyond_role: [],
  simulation_off: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RefusalCode = keyof typeof REFUSALS;

/** What a refusal says: its code, and the values of its words by name. */
export type RefusedWith = { code: RefusalCode; values: Readonly<Record<string, string | number>> };

/** The values of each refusal, by name. */
export type RefusalValues<Code extends RefusalCode> = Readonly<
  Record<(typeof REFUSALS)[Code][number], string | number>
>;

export const refusalCodes = Object.keys(REFUSALS) as RefusalCode[];

/** Names of the values that the sentence of a refusal takes. */
export const valuesOf = (code: RefusalCode): readonly string[] => REFUSALS[code];
