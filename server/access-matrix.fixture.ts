import type { Planted } from './territory.fixture.ts';
import type { Kato } from '../shared/hierarchy/schema.ts';

/** A question to a procedure. */
export type Ask = { input?: unknown };
/** A row of the matrix of access-matrix.test.ts, which says how to read it. */
export type Row = {
  /** What is asked of a place; without it the question has none, and one letter stands for the whole answer. */
  at?: (unit: Kato, has: Planted) => Ask | Promise<Ask>;
  input?: unknown;
  /** Statuses beside 200 and 409 that say that the way was free and only the question was not good. */
  also?: readonly number[];
  /** duty operator chief analyst dispatcher wall administrator auditor integration nobody */
  says: string;
};
