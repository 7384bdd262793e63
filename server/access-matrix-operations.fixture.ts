import type { RouteRow, Row } from './access-matrix.fixture.ts';
import { playbooks } from '../data/playbooks/playbooks.ts';
import { DEFAULT_LIMITS } from '../shared/operations/limits.ts';

const HOSTAGE = playbooks().find(({ id }) => id === 'hostage');
const FACTS = { type: 'patrol_car', crew: [], duty: null, equipment: [] };
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
  'operations.units.signs': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF FFFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.units.one': {
    at: (_unit, has) => ({ input: { unitId: has.unit } }),
    says: 'yyNN yyNN yyNN FFFF FFFF yyNN yyNN FFFF yyNN UUUU',
  },
  'operations.units.trail': {
    at: (_unit, has) => ({ input: { unitId: has.unit } }),
    says: 'yyNN yyNN yyNN FFFF FFFF yyNN yyNN FFFF yyNN UUUU',
  },
  'operations.units.command': {
    at: (_unit, has) => ({ input: { type: 'unit.sos', key: `matrix-${++serial}`, unitId: has.unit } }),
    says: 'yyNN yyNN FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.units.link': {
    at: (_unit, has) => ({ input: { unitId: has.unit, reason: REASON } }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.units.page': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'operations.units.file': {
    at: (_unit, has) => ({ input: { id: has.unit } }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.units.create': {
    at: (kato) => ({
      input: {
        key: `matrix-${++serial}`,
        facts: { ...FACTS, callSign: `M-${serial}`, home: { kato, lon: 68.5, lat: 42.3 } },
        reason: REASON,
      },
    }),
    says: 'yyFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'operations.units.office': {
    at: (_unit, has) => ({
      input: {
        type: 'edit',
        key: `matrix-${++serial}`,
        unitId: has.unit,
        expectedVersion: 10_000,
        patch: { equipment: [] },
        reason: REASON,
      },
    }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'devices.list': {
    at: (_unit, has) => ({ input: { unitId: has.unit } }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'devices.add': {
    at: (_unit, has) => ({ input: { unitId: has.unit, name: 'matrix', source: 'radio', reason: REASON } }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'devices.revoke': {
    at: async (_unit, has) => ({ input: { id: await has.newDevice(), reason: REASON } }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'operations.limits.get': { says: 'y y y y F y y F y U' },
  // Limits are the Republic's, as playbooks are.
  'operations.limits.put': {
    input: { limits: DEFAULT_LIMITS, seen: DEFAULT_LIMITS, reason: REASON },
    says: 'F F F F F F F F F U',
  },
  'operations.playbooks.history': { input: { id: 'hostage' }, says: 'y y y y F y y F y U' },
  'operations.playbooks.version': { input: { id: 'hostage', version: 1 }, says: 'y y y y F y y F y U' },
  'operations.playbooks.list': { says: 'y y y y F y y F y U' },
  'operations.playbooks.get': { input: { id: 'hostage' }, says: 'y y y y F y y F y U' },
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
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.parsePlace': { input: { text: '43.238, 76.945' }, says: 'y y y y F y y F y U' },
  'operations.history.related': {
    at: (_unit, has) => ({ input: { incidentId: has.incident } }),
    says: 'yyNN yyNN yyNN yyNN FFFF FFFF yyNN FFFF yyNN UUUU',
  },
  'operations.performance.figures': {
    at: (unit) => ({ input: { unit, fromMs: 0, toMs: 1_000 } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'operations.replay.incidents': {
    at: (unit) => ({ input: { unit, fromMs: 0, toMs: 1_000 } }),
    says: 'yyFF yyFF yyFF yyFF FFFF FFFF yyFF FFFF yyFF UUUU',
  },
  'operations.replay.alarms': {
    at: (unit) => ({ input: { unit, fromMs: 0, toMs: 1_000 } }),
    says: 'yyFF yyFF yyFF yyFF FFFF FFFF yyFF FFFF yyFF UUUU',
  },
  'operations.replay.units': {
    at: (unit) => ({ input: { unit, fromMs: 0, toMs: 1_000 } }),
    says: 'yyFF yyFF yyFF FFFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
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

/** What the operations serve beside the procedures. */
export const OPERATIONS_ROUTES: Readonly<Record<string, RouteRow>> = {
  'file into an incident': {
    route: 'attach',
    path: (_unit, has) => `/attach/incident/${has.incident}?name=a.txt&key=matrix-file-${++serial}`,
    sends: true,
    says: 'yyNN yyNN FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'file of an incident': {
    route: 'attachments',
    path: (_unit, has) => `/attachment/${has.attachment}`,
    // The row of `operations.shares.begin` has shared the incidents inside with a part of the dispatcher's unit.
    says: 'yyNN yyNN yyNN yyNN yyNN yyNN yyNN FFFF yyNN UUUU',
  },
  'page of an incident to print': {
    route: 'incidentExport',
    path: (_unit, has) => `/export/incident.html?id=${has.incident}&lang=kk`,
    says: 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'export of the response times': {
    route: 'performanceExport',
    path: (unit) => `/export/performance.csv?unit=${unit}&fromMs=0&toMs=1000`,
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
};
