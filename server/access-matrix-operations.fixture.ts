import type { RouteRow, Row } from './access-matrix.fixture.ts';
import type { Planted } from './territory.fixture.ts';
import type { Kato } from '../shared/hierarchy/schema.ts';
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
    // A dispatcher sees what is shared with their unit, and this is not.
    says: 'yyNN yyNN yyNN yyNN NNNN yyNN yyNN FFFF yyNN UUUU',
  },
  'operations.incidents.similar': {
    input: { category: 'fight', facilityId: null, place: null, phone: '+7 701 000 00 00', text: '' },
    says: 'y y F F F F y F F U',
  },
  'operations.shares.begin': {
    at: (_unit, has) => ({
      input: { incidentId: has.incident, unit: '611000000', minutes: 30, reason: REASON },
    }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.shares.end': {
    at: (_unit, has) => ({ input: { id: has.share, reason: REASON } }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.shares.list': {
    at: (_unit, has) => ({ input: { incidentId: has.incident } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF yyNN UUUU',
  },
  'operations.shares.units': { namesAll: true, says: 'y y y y F y y F y U' },
  'operations.sos': { says: 'y y y y F y y F y U' },
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
  'operations.playbooks.list': { says: 'y y y y F y y F y U' },
  'operations.playbooks.get': { input: { id: 'hostage' }, says: 'y y y y F y y F y U' },
  // Playbooks are the Republic's; nobody of the matrix has their grant there.
  'operations.playbooks.put': {
    input: { playbook: { ...HOSTAGE, version: 2 }, reason: REASON },
    says: 'F F F F F F F F F U',
  },
  'operations.categories': { says: 'y y y y y y y F y U' },
  'operations.geocode': {
    at: (unit) => ({ input: { text: 'school', unit } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.parsePlace': { input: { text: '43.238, 76.945' }, says: 'y y y y F y y F y U' },
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

/** Rows of the files of incidents. */
export const operationsRoutes = (planted: (unit: Kato) => Planted): Readonly<Record<string, RouteRow>> => ({
  'file into an incident': {
    route: 'attach',
    path: (unit) => `/attach/incident/${planted(unit).incident}?name=a.txt&key=matrix-file-${++serial}`,
    sends: true,
    says: 'yyNN yyNN FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'file of an incident': {
    route: 'attachments',
    path: (unit) => `/attachment/${planted(unit).attachment}`,
    // The row of `operations.shares.begin` has shared the incidents inside with a part of the dispatcher's unit.
    says: 'yyNN yyNN yyNN yyNN yyNN yyNN yyNN FFFF yyNN UUUU',
  },
});
