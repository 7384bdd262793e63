import type { Row } from './access-matrix.fixture.ts';
import { playbooks } from '../data/playbooks/playbooks.ts';

const HOSTAGE = playbooks().find(({ id }) => id === 'hostage');
const NO_LINK = 'x'.repeat(32);
const REASON = 'for the matrix';
let serial = 1_000;

/** Rows of the operations. */
export const OPERATIONS_MATRIX: Readonly<Record<string, Row>> = {
  'operations.state': { says: 'y y y y y y y F y U' },
  'operations.incidents.list': {
    at: (unit) => ({ input: { unit, states: 'all' } }),
    says: 'yyFF yyFF yyFF yyFF yyFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.incidents.card': {
    at: (_unit, has) => ({ input: { id: has.incident } }),
    says: 'yyNN yyNN yyNN yyNN yyNN yyNN yyNN FFFF yyNN UUUU',
  },
  'operations.incidents.command': {
    at: (_unit, has) => ({
      input: { type: 'incident.note', key: `matrix-${++serial}`, incidentId: has.incident, text: REASON },
    }),
    says: 'yyNN yyNN FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.recommend': {
    at: (_unit, has) => ({ input: { incidentId: has.incident } }),
    says: 'yyNN yyNN FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.units.list': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF FFFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.units.command': {
    at: (_unit, has) => ({ input: { type: 'unit.sos', key: `matrix-${++serial}`, unitId: has.unit } }),
    says: 'yyNN yyNN FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.units.link': {
    at: (_unit, has) => ({ input: { unitId: has.unit, reason: REASON } }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.playbooks.list': { says: 'y y y y y y y F y U' },
  'operations.playbooks.get': { input: { id: 'hostage' }, says: 'y y y y y y y F y U' },
  // Playbooks are the Republic's; nobody of the matrix has their grant there.
  'operations.playbooks.put': {
    input: { playbook: { ...HOSTAGE, version: 2 }, reason: REASON },
    says: 'F F F F F F F F F U',
  },
  // Who may see where units are may see where they are not.
  'operations.voids.summary': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF FFFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.voids.list': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF FFFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.voids.points': {
    at: (unit) => ({ input: { unit, known: null } }),
    says: 'yyFF yyFF yyFF FFFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.voids.moves': {
    at: (_unit, has) => ({ input: { place: `school:${has.facility}` } }),
    says: 'yyNN yyNN FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  // Targets are the Republic's; nobody of the matrix has their grant there.
  'operations.voids.setRule': {
    input: {
      category: 'school',
      kind: 'urban',
      rule: { targetS: 420, alarmAfterS: 900 },
      reason: REASON,
    },
    says: 'F F F F F F F F F U',
  },
  'operations.categories': { says: 'y y y y y y y F y U' },
  'operations.geocode': {
    at: (unit) => ({ input: { text: 'school', unit } }),
    says: 'yyFF yyFF yyFF yyFF yyFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.parsePlace': { input: { text: '43.238, 76.945' }, says: 'y y y y y y y F y U' },
  // A crew's link stands for an account, and this one opens nothing.
  'operations.crew.me': { input: { secret: NO_LINK }, says: 'U U U U U U U U U U' },
  'operations.crew.command': {
    input: { secret: NO_LINK, key: 'matrix-crew', happenedAt: 0, command: { type: 'unit.sos' } },
    says: 'U U U U U U U U U U',
  },
  'operations.crew.position': {
    input: { secret: NO_LINK, lon: 68, lat: 42, accuracyM: null, at: 0 },
    says: 'U U U U U U U U U U',
  },
};
