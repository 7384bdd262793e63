import { REASON, type RouteRow, type Row } from './access-matrix.fixture.ts';
import { questionAbout } from './planning/programme/result.fixture.ts';

/** A run is its maker's alone; there is none of this number. */
const NO_RUN = '00000000-0000-4000-8000-000000000000';

/** Rows of the equipment programme: who plans reads and tries, a chief and an administrator set prices and save. */
export const PLANNING_PROGRAMME_MATRIX: Readonly<Record<string, Row>> = {
  'planning.programme.prices': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.programme.setPrice': {
    at: (unit) => ({
      input: {
        unit,
        measure: 'video_link',
        facts: { tenge: 500_000, yearlyTenge: 0, source: 'tender', asOf: '2026-01-01', estimate: false },
        reason: REASON,
      },
    }),
    says: 'FFFF FFFF yyFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.programme.budgets': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.programme.start': {
    at: (unit) => ({ input: { question: questionAbout(unit), timeLimitS: 1 } }),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.programme.status': { input: { id: NO_RUN }, says: 'N F N N F F N F F U' },
  'planning.programme.cancel': { input: { id: NO_RUN }, says: 'N F N N F F N F F U' },
  'planning.programme.rows': {
    at: (_unit, has) => ({ input: { of: { saved: has.programme } } }),
    says: 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'planning.programme.save': { input: { run: NO_RUN, name: 'x' }, says: 'F F N F F F N F F U' },
  'planning.programme.list': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.programme.get': {
    at: (_unit, has) => ({ input: { id: has.programme } }),
    says: 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'planning.programme.delete': {
    at: (_unit, has) => ({ input: { id: has.programme } }),
    says: 'FFFF FFFF yyNN FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'planning.programme.restore': {
    at: (_unit, has) => ({ input: { id: has.programme } }),
    says: 'FFFF FFFF yyNN FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
};

/** Who may save a programme as a file: who plans and may take data out. */
export const PLANNING_PROGRAMME_ROUTES: Readonly<Record<string, RouteRow>> = {
  'export of an equipment programme': {
    route: 'programmeExport',
    path: (_unit, has) => `/export/programme.csv?saved=${has.programme}&lang=en`,
    says: 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
};
