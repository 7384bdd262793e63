import { REASON, type Row } from './access-matrix.fixture.ts';

const POINT = { lon: 68.25, lat: 43.3, kind: 'urban' };
const READS = 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU';
const WRITES = 'FFFF FFFF yyFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU';

/** Rows of travel time: who plans asks for it, a chief and an administrator close roads. */
export const PLANNING_TRAVEL_MATRIX: Readonly<Record<string, Row>> = {
  'planning.travel.status': { says: 'y F y y F F y F F U' },
  'planning.travel.isochrone': {
    at: (unit) => ({ input: { unit, from: POINT, minutes: [5], hours: 'day' } }),
    says: READS,
  },
  'planning.travel.matrix': {
    at: (unit) => ({ input: { unit, from: [POINT], to: [POINT], hours: 'day' } }),
    says: READS,
  },
  'planning.travel.closures.list': { at: (unit) => ({ input: { unit } }), says: READS },
  'planning.travel.closures.add': {
    at: (unit) => ({ input: { unit, line: [[68.25, 43.3]], fromMs: 0, toMs: 1, reason: REASON } }),
    says: WRITES,
  },
  'planning.travel.closures.end': {
    at: (_unit, has) => ({ input: { id: has.closure, reason: REASON } }),
    says: 'FFFF FFFF yyNN FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'planning.travel.calibration.get': {
    at: (unit) => ({ input: { unit, basis: 'estimate' } }),
    says: READS,
  },
  // It holds in the whole Republic, in which nobody of the matrix has a grant.
  'planning.travel.calibration.accept': {
    at: (unit) => ({
      input: { unit, basis: 'estimate', kind: 'urban', hours: 'day', applies: false, reason: REASON },
    }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF FFFF FFFF FFFF UUUU',
  },
};
