import type { Row } from './access-matrix.fixture.ts';

/** Rows of what-if branches: who plans reads them, a chief and an administrator change them. */
export const PLANNING_BRANCH_MATRIX: Readonly<Record<string, Row>> = {
  'planning.branch.picture': {
    at: (unit) => ({ input: { unit } }),
    also: [412],
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.branch.names': {
    at: (unit) => ({ input: { unit, lang: 'ru' } }),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
};
