import type { RouteName } from './http/routes.ts';
import type { Planted } from './territory.fixture.ts';
import type { Kato } from '../shared/hierarchy/schema.ts';

/** A question to a procedure. */
export type Ask = { input?: unknown };
/** A row of the matrix of access-matrix.test.ts, which says how to read it. */
export type Row = {
  /** What is asked of a place; without it the question has none, and one letter stands for the whole answer. */
  at?: (unit: Kato, has: Planted) => Ask | Promise<Ask>;
  input?: unknown;
  /** It names units of territory outside on purpose: the classifier of the country is public. */
  namesAll?: true;
  /** Statuses beside 200 and 409 that say that the way was free and only the question was not good. */
  also?: readonly number[];
  /** duty operator chief analyst dispatcher wall administrator auditor integration nobody */
  says: string;
};

/** A row of what is served beside the procedures; `path` of a unit of territory and of what was planted there. */
export type RouteRow = {
  route: RouteName;
  path: (unit: Kato, has: Planted) => string;
  /** It is sent to: a few words of text. */
  sends?: true;
  says: string;
};

/** A question about coverage, without its unit. */
export const COVERAGE = { measure: 'video_link', source: 'moe-2023q1', type: 'school', group: 'all' };

/** The address of an export of the coverage of a unit. */
export const exportPath = (file: string) => (unit: Kato) =>
  `/export/${file}?${new URLSearchParams({ ...COVERAGE, unit }).toString()}`;
export const REASON = 'for the matrix';

const LETTERS: Readonly<Record<number, string>> = { 401: 'U', 403: 'F', 404: 'N' };
/** A question about coverage in a unit. */
export const ofUnit = (more: object = {}) => ({
  at: (unit: Kato): Ask => ({ input: { ...COVERAGE, unit, ...more } }),
});

/** The letter of an answer in the matrix: y allowed · F forbidden · N not found · U sign in first. */
export const letterOf = (status: number, also: readonly number[] = []): string =>
  [200, 204, 409, ...also].includes(status) ? 'y' : (LETTERS[status] ?? `(${status})`);
