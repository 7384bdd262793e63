import { REASON, type Row } from './access-matrix.fixture.ts';

/** Imports are an administrator's; one of another territory reads as one that is not there. */
export const IMPORTS_MATRIX: Readonly<Record<string, Row>> = {
  'register.imports.list': { input: {}, says: 'F F F F F F y F F U' },
  'register.imports.get': {
    at: (_unit, has) => ({ input: { id: has.importRun } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'register.imports.problems': {
    at: (_unit, has) => ({ input: { id: has.importRun } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'register.imports.accept': {
    at: (_unit, has) => ({ input: { id: has.importRun, reason: REASON } }),
    also: [412],
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'register.imports.discard': {
    at: (_unit, has) => ({ input: { id: has.importRun } }),
    also: [412],
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'register.imports.resume': {
    at: (_unit, has) => ({ input: { id: has.importRun } }),
    also: [412],
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'register.imports.undo': {
    at: (_unit, has) => ({ input: { id: has.importRun, reason: REASON } }),
    also: [412],
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
};
