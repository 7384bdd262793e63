import type { Row } from './access-matrix.fixture.ts';
import type { LocationQuestion } from '../shared/planning/location/schema.ts';

const JOB = '00000000-0000-4000-8000-000000000000';
const question = (unit: string): Partial<LocationQuestion> => ({
  unit,
  model: 'maximal_covering',
  candidates: [{ kind: 'posts' }],
  posts: 'fixed',
  demand: {
    facilities: ['school'],
    settlements: false,
    weight: { pupils: 1, population: 0, incidents: 0, places: 0 },
  },
  targetMinutes: { urban: 7, rural: 20 },
  hours: 'day',
  limit: { kind: 'number', number: 1 },
});

const siting = {
  poles: { kind: 'around', each: 4, offsetM: 10 },
  lenses: [{ name: 'wide', fovDeg: 90, widthPx: 1920, costKzt: 1 }],
  demand: { entrances: { weight: 1, sight: 'detect' }, perimeter: null, incidents: null },
  limit: { kind: 'number', number: 1 },
};

/** Rows of plans of posts and cameras. 412: this server reckons none, so the way was free. A job is known to its own person alone. */
export const PLANNING_LOCATION_MATRIX: Readonly<Record<string, Row>> = {
  'planning.location.start': {
    at: (unit) => ({ input: question(unit) }),
    also: [412],
    says: 'FFFF FFFF yyFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.location.status': { input: { id: JOB }, also: [412], says: 'y F y y F F y F F U' },
  'planning.location.ways': {
    input: { id: JOB, revision: 1 },
    also: [412],
    says: 'y F y y F F y F F U',
  },
  'planning.cameraSiting.start': {
    at: (unit, has) => ({ input: { ...siting, unit, facilities: [has.facility] } }),
    also: [412],
    says: 'FFFF FFFF yyFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'planning.cameraSiting.status': { input: { id: JOB }, also: [412], says: 'y F y y F F y F F U' },
  'planning.cameraSiting.cancel': { input: { id: JOB }, also: [412], says: 'F F y F F F y F F U' },
  'planning.location.cancel': { input: { id: JOB }, also: [412], says: 'F F y F F F y F F U' },
};
