import type { RouteRow, Row } from './access-matrix.fixture.ts';
import type { Planted } from './territory.fixture.ts';
import type { Kato } from '../shared/hierarchy/schema.ts';

const content = { name: 'for the matrix', basis: 'posts', changes: [] };
/** A question about the branch that was planted in a place and is shared there. */
const ofBranch = (more: object = {}) => ({
  at: (_unit: Kato, has: Planted) => ({ input: { id: has.branch, ...more } }),
});
const READS = 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU';
const WRITES = 'FFFF FFFF yyNN FFFF FFFF FFFF yyNN FFFF FFFF UUUU';

/** Rows of what-if branches: who plans reads them, a chief and an administrator change them. */
export const PLANNING_BRANCH_MATRIX: Readonly<Record<string, Row>> = {
  'planning.branch.picture': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.branch.names': {
    at: (unit) => ({ input: { unit, lang: 'ru' } }),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.branch.list': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.branch.camera': { at: (_unit, has) => ({ input: { id: has.camera } }), says: READS },
  'planning.branch.get': { ...ofBranch(), says: READS },
  'planning.branch.since': { ...ofBranch(), says: READS },
  'planning.branch.create': {
    at: (unit) => ({ input: { unit, ...content } }),
    says: 'FFFF FFFF yyFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  // 409: somebody was faster, so the way was free.
  'planning.branch.save': { ...ofBranch({ version: 1, ...content }), says: WRITES },
  'planning.branch.share': { ...ofBranch({ version: 999, shared: true }), says: WRITES },
  'planning.branch.rebase': { ...ofBranch({ version: 999 }), says: WRITES },
  'planning.branch.archive': { ...ofBranch({ version: 999 }), says: WRITES },
};

/** The printed order of a branch, which is exported by who may export and plan. */
export const PLANNING_BRANCH_ROUTES: Readonly<Record<string, RouteRow>> = {
  'order of a branch': {
    route: 'planOrder',
    path: (_unit, has) => `/export/plan-order.pdf?branch=${has.branch}&lang=en`,
    says: READS,
  },
};
