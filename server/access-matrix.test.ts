import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  COVERAGE,
  exportPath,
  letterOf,
  ofUnit,
  REASON,
  type RouteRow,
  type Row,
} from './access-matrix.fixture.ts';
import { ALARMS_MATRIX } from './access-matrix-alarms.fixture.ts';
import { COVERAGE_MATRIX, COVERAGE_ROUTES } from './access-matrix-coverage.fixture.ts';
import { IMPORTS_MATRIX } from './access-matrix-imports.fixture.ts';
import { INTEROP_ROUTES } from './access-matrix-interop.fixture.ts';
import { INGEST_MATRIX } from './access-matrix-ingest.fixture.ts';
import { MAP_TOOLS_MATRIX, MAP_TOOLS_ROUTES } from './access-matrix-map-tools.fixture.ts';
import { NOTIFY_MATRIX } from './access-matrix-notify.fixture.ts';
import { OPERATIONS_MATRIX, OPERATIONS_ROUTES } from './access-matrix-operations.fixture.ts';
import { PLANNING_MATRIX, PLANNING_ROUTES } from './access-matrix-planning.fixture.ts';
import { SAVED_VIEW_MATRIX } from './access-matrix-saved-view.fixture.ts';
import { WALL_MATRIX } from './access-matrix-wall.fixture.ts';
import { signedIn } from './access/test-access.ts';
import { makeToken } from './access/tokens/tokens.ts';
import { appRouter } from './router.ts';
import { createTestDatabase, type TestDatabase } from './db/test-database.ts';
import { insertGrant } from './access/people/store.ts';
import { activeBoundarySet, seedHierarchy } from './hierarchy/store.ts';
import { boundaryAddress } from './hierarchy/boundary-address.ts';
import { ROUTES } from './http/routes.ts';
import { camerasWithin } from './picture/camera-scope.ts';
import { loadPicture } from './picture/load.ts';
import type { Picture } from './picture/picture.ts';
import { officerGrant, plantTerritory, type Planted } from './territory.fixture.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../data/hierarchy/units.ts';
import aliasesCsv from '../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../data/hierarchy/hierarchy.csv?raw';
import { ROLES, type Role } from '../shared/access/role.ts';
import { COUNTRY_KATO, type Kato } from '../shared/hierarchy/schema.ts';
import { scopeOver } from '../shared/hierarchy/scope.ts';
import { isWithin } from '../shared/hierarchy/tree.ts';

/** Everybody of the matrix has their role in Turkistan region. */
const GRANTED = '610000000';
const PLACES = {
  inside: GRANTED,
  below: '615800000',
  beside: '630000000',
  above: COUNTRY_KATO,
} as const satisfies Record<string, Kato>;
const PLACE_NAMES = Object.keys(PLACES) as (keyof typeof PLACES)[];

let serial = 0;

// The matrix. A letter an answer: y allowed · F forbidden · N not found, as if it were not there · U sign in first.
// Four letters are the unit itself, a unit below, one beside, one above; a single letter is a question without a place.
// Columns: duty officer, operator, chief, analyst, dispatcher, wall, administrator, auditor, integration, nobody.
const MATRIX: Readonly<Record<string, Row>> = {
  'access.me': { says: 'y y y y y y y y y y' },
  'access.signIn': { input: { login: 'x', password: 'x' }, says: 'y y y y y y y y y y' },
  'access.totp': { input: { code: '000000' }, says: 'U U U U U U U U U U' },
  'access.signOut': { says: 'y y y y y y y y y y' },
  'access.changePassword': { input: { current: 'x', next: 'x' }, says: 'y y y y y y y y y U' },
  'access.demoAccounts': { says: 'y y y y y y y y y y' },
  'access.demoSignIn': { input: { account: 'demo-republic' }, says: 'N N N N N N N N N N' },
  'access.totpEnrol': { input: { password: 'x' }, also: [400], says: 'y y y y y y y y y U' },
  'access.totpConfirm': { input: { code: '000000' }, also: [400], says: 'y y y y y y y y y U' },
  'access.totpRemove': { input: { password: 'x' }, also: [400], says: 'y y y y y y y y y U' },
  'access.recoveryCodes': { input: { password: 'x' }, also: [400], says: 'y y y y y y y y y U' },
  'access.sessions.list': { says: 'y y y y y y y y y U' },
  'access.sessions.revoke': { input: { id: 1 }, says: 'y y y y y y y y y U' },
  'access.people.list': {
    at: (unit) => ({ input: { unit } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'access.people.get': {
    at: (_unit, has) => ({ input: { id: has.person } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'access.people.create': {
    at: (unit) => ({
      input: {
        login: `made-${++serial}`,
        displayName: 'Made',
        grants: [{ role: 'operator', unit }],
        reason: REASON,
      },
    }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'access.people.update': {
    at: (_unit, has) => ({ input: { id: has.person, displayName: 'Renamed', reason: REASON } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'access.people.disable': {
    at: (_unit, has) => ({ input: { id: has.person, disabled: false, reason: REASON } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'access.people.resetPassword': {
    at: (_unit, has) => ({ input: { id: has.person, reason: REASON } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'access.grants.list': {
    at: (_unit, has) => ({ input: { personId: has.person } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  // A role for somebody inside, in each of the places.
  'access.grants.add': {
    at: (unit) => ({
      input: { personId: planted(GRANTED).person, role: 'wall', unit, reason: REASON },
    }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'access.grants.revoke': {
    at: async (unit, has) => ({
      input: { id: await insertGrant(test.db, officerGrant(has.person, unit)), reason: REASON },
    }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },

  'access.tokens.list': { says: 'F F F F F F y F F U' },
  'access.tokens.create': {
    at: (unit) => ({
      input: { name: 'for the matrix', actions: ['register.read'], unit, days: 1, reason: REASON },
    }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'access.tokens.revoke': {
    at: async (unit, has) => {
      const wanted = { name: 'x', actions: ['register.read' as const], unit, days: 1, reason: REASON };
      const by = { personId: has.person, actor: 'test', nowMs: Date.now() };
      const { id } = await makeToken(test, wanted, by);
      return { input: { id, reason: REASON } };
    },
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },

  'hierarchy.units': { says: 'y y y y y y y y y U' },
  'hierarchy.unit': {
    at: (kato) => ({ input: { kato } }),
    says: 'yyFF yyFF yyFF yyFF yyFF yyFF yyFF yyFF yyFF UUUU',
  },

  'coverage.sources': { says: 'y y y y F y y F F U' },
  ...COVERAGE_MATRIX,
  'coverage.rollup': { ...ofUnit(), says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU' },
  'coverage.compare': {
    ...ofUnit({ versus: 'latest' }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU',
  },
  'coverage.facilities': { ...ofUnit(), says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU' },
  'coverage.points': { ...ofUnit(), says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU' },
  'coverage.facility': {
    at: (_unit, has) => ({ input: { id: has.facility } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF FFFF UUUU',
  },

  'published.figures': { input: {}, says: 'y y y y F y y F F U' },
  'published.headlines': { says: 'y y y y F y y F F U' },
  'published.budgets': { says: 'y y y y F y y F F U' },
  'published.conflicts': { says: 'y y y y F y y F F U' },

  'register.about': { says: 'y y y y F y y F F U' },
  'register.search': { input: { text: 'school', limit: 50 }, says: 'y y y y F y y F F U' },
  'register.controlCentres': { says: 'y y y y F y y F F U' },
  'register.facilities': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU',
  },
  'register.cameras': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU',
  },
  'register.cameraList': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU',
  },
  'register.cameraTiles': { says: 'y y y y F y y F F U' },
  'register.camera': {
    at: (_unit, has) => ({ input: { id: has.camera } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF FFFF UUUU',
  },
  'register.editableFacility': {
    at: (_unit, has) => ({ input: { id: has.facility } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF FFFF UUUU',
  },
  'register.editableCamera': {
    at: (_unit, has) => ({ input: { id: has.camera } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF FFFF UUUU',
  },
  'register.history': {
    at: (_unit, has) => ({ input: { object: `facility:${has.facility}` } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF FFFF UUUU',
  },
  'register.editFacility': {
    at: (_unit, has) => ({
      input: { id: has.facility, version: 1, reason: REASON, changes: { people: 901 } },
    }),
    says: 'FFFF FFFF FFFF yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'register.editCamera': {
    at: (_unit, has) => ({
      input: { id: has.camera, version: 1, reason: REASON, changes: { azimuthDeg: 91 } },
    }),
    says: 'FFFF FFFF FFFF yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'register.setEvidence': {
    at: (_unit, has) => ({
      input: {
        facilityId: has.facility,
        measure: 'alarm_button',
        state: 'absent',
        observedOn: '2024-01-01',
        reason: REASON,
      },
    }),
    says: 'FFFF FFFF FFFF yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'register.undo': {
    at: (_unit, has) => ({ input: { changeId: has.change, reason: REASON } }),
    says: 'FFFF FFFF FFFF yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'audit.list': {
    at: (unit) => ({ input: { filter: { unit } } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF yyFF FFFF UUUU',
  },
  'audit.trail': { input: { actor: 'person:1' }, says: 'F F F F F F y y F U' },
  'audit.history': { input: { object: 'facility:1' }, says: 'F F F F F F y y F U' },
  'audit.actions': { says: 'F F F F F F y y F U' },
  'audit.status': { says: 'F F F F F F y y F U' },
  // Of the whole installation: nobody of one region.
  'audit.retention.get': { says: 'F F F F F F F F F U' },
  'audit.retention.setDays': {
    input: { rule: 'caller', days: 400, reason: REASON },
    says: 'F F F F F F F F F U',
  },
  'audit.retention.placeHold': {
    input: { object: 'incident:1', reason: REASON },
    says: 'F F F F F F F F F U',
  },
  'audit.retention.liftHold': {
    input: { object: 'incident:1', reason: REASON },
    says: 'F F F F F F F F F U',
  },
  // The whole Republic's: nobody of one region.
  'simulation.setPace': { input: { speed: 1, held: false, day: 'ordinary' }, says: 'F F F F F F F F F U' },
  'audit.verify': { says: 'F F F F F F y y F U' },
  ...IMPORTS_MATRIX,
  ...PLANNING_MATRIX,
  ...OPERATIONS_MATRIX,
  ...INGEST_MATRIX,
  ...NOTIFY_MATRIX,
  ...SAVED_VIEW_MATRIX,
  ...ALARMS_MATRIX,
  ...MAP_TOOLS_MATRIX,
  ...WALL_MATRIX,
};

/** What is served beside the procedures. An address of another scope: boundaries are not there, tiles are those of one's own scope. */
const ROUTE_MATRIX: Readonly<Record<string, RouteRow>> = {
  'boundaries of a scope': {
    route: 'boundaries',
    path: (unit) => `/map/boundaries/${addressOf(unit).boundaries}/1.geojson`,
    says: 'yNNN yNNN yNNN yNNN yNNN yNNN yNNN yNNN yNNN UUUU',
  },
  'TileJSON of the cameras': {
    route: 'cameraTiles',
    path: () => '/tiles/cameras.json',
    says: 'yyyy yyyy yyyy yyyy FFFF yyyy yyyy FFFF FFFF UUUU',
  },
  'tiles of the cameras of a scope': {
    route: 'cameraTiles',
    path: (unit) => `/tiles/cameras/${addressOf(unit).cameras}/6/42/22.mvt`,
    says: 'yyyy yyyy yyyy yyyy FFFF yyyy yyyy FFFF FFFF UUUU',
  },
  'export of the ranking': {
    route: 'exports',
    path: exportPath('coverage.csv'),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'export of the ranking with its shapes': {
    route: 'exports',
    path: exportPath('coverage.geojson'),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'report of an import': {
    route: 'imports',
    path: (unit) => `/import/${planted(unit).importRun}/report.csv?lang=en`,
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'export of the audit': {
    route: 'auditExport',
    path: (unit) => `/export/audit.csv?unit=${unit}`,
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF yyFF FFFF UUUU',
  },
  ...OPERATIONS_ROUTES,
  ...INTEROP_ROUTES,
  ...PLANNING_ROUTES,
  ...COVERAGE_ROUTES,
  ...MAP_TOOLS_ROUTES,
  'export of the facilities': {
    route: 'exports',
    path: exportPath('facilities.csv'),
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
};

const units = parseUnits(hierarchyCsv, aliasesCsv);
let test: TestDatabase;
let server: TestServer;
let picture: Picture;
let all: ReadonlyMap<Kato, Planted>;
let boundaryHash = '';
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units, HIERARCHY_VALID_FROM);
  all = await plantTerritory(test.db, Object.values(PLACES));
  boundaryHash = (await activeBoundarySet(test.db))?.hash ?? '';
  picture = await loadPicture(test.db, { cameras: true });
  server = await startTestServer({ db: test.db, picture: () => picture, watches: true });
});
afterAll(async () => {
  await server.close();
  await test.drop();
});

function planted(unit: Kato): Planted {
  const found = all.get(unit);
  if (!found) throw new Error(`Nothing was planted in ${unit}`);
  return found;
}

function addressOf(unit: Kato): { boundaries: string; cameras: string } {
  const scope = scopeOver(picture.tree, [unit]);
  const { version } = camerasWithin(picture.cameras, scope);
  return { boundaries: boundaryAddress(boundaryHash, scope), cameras: version };
}

/** Codes of units outside of what was granted that a body holds. */
const strangers = (body: string): string[] =>
  (body.match(/\b\d{9}\b/g) ?? []).filter(
    (code) => picture.tree.indexOf.has(code) && !isWithin(picture.tree, code, GRANTED),
  );

/** Every procedure by its whole path, which is how the router keeps them; its type shows the tree. */
const { _def: definition } = appRouter;
const PROCEDURES = definition.procedures as unknown as Readonly<
  Record<string, { _def: { type: 'query' | 'mutation' | 'subscription' } }>
>;
const COLUMNS: readonly (Role | 'nobody')[] = [...ROLES, 'nobody'];
const cookieOf = async (column: Role | 'nobody'): Promise<string | undefined> =>
  column === 'nobody' ? undefined : (await signedIn(test.db, [[column, GRANTED]])).cookie;

describe('the matrix', () => {
  it('has a row for every procedure and no other', () => {
    // Subscriptions come over the live channel alone and have a matrix there: live/session-access.test.ts.
    const called = Object.keys(PROCEDURES).filter(
      (path) => PROCEDURES[path]?.['_def'].type !== 'subscription',
    );
    expect(Object.keys(MATRIX).toSorted()).toEqual(called.toSorted());
  });

  it('has a row for every route beside the procedures', () => {
    const routes = new Set(Object.values(ROUTE_MATRIX).map(({ route }) => route));
    expect([...routes].toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  });

  it.each(Object.keys(MATRIX))('%s is answered as it says, and names no unit outside', async (procedure) => {
    const row = MATRIX[procedure] ?? { says: '' };
    const { _def: asked } = PROCEDURES[procedure] ?? { _def: { type: 'query' } };
    const isQuery = asked.type === 'query';
    const columns: string[] = [];
    for (const column of COLUMNS) {
      const cookie = await cookieOf(column);
      const letters: string[] = [];
      for (const place of row.at ? PLACE_NAMES : (['inside'] as const)) {
        const unit = PLACES[place];
        const { input } = row.at ? await row.at(unit, planted(unit)) : row;
        const said = await server[isQuery ? 'query' : 'mutate'](procedure, input, cookie);
        letters.push(letterOf(said.status, row.also));
        if (!row.namesAll) expect([column, place, strangers(said.body)]).toEqual([column, place, []]);
      }
      columns.push(letters.join(''));
    }
    expect(columns.join(' ')).toBe(row.says);
  });

  it.each(Object.keys(ROUTE_MATRIX))('%s: answered as it says, and names no unit outside', async (name) => {
    const row = ROUTE_MATRIX[name];
    if (!row) throw new Error(`There is no row ${name}`);
    const columns: string[] = [];
    for (const column of COLUMNS) {
      const cookie = await cookieOf(column);
      const letters: string[] = [];
      for (const place of PLACE_NAMES) {
        const path = row.path(PLACES[place], planted(PLACES[place]));
        const response = await (row.sends ? server.send(path, 'words', cookie) : server.get(path, cookie));
        letters.push(letterOf(response.status, [201, 415]));
        expect([column, place, strangers(await response.text())]).toEqual([column, place, []]);
      }
      columns.push(letters.join(''));
    }
    expect(columns.join(' ')).toBe(row.says);
  });
});

describe('a refusal', () => {
  it('is told, with who, what and on what', async () => {
    const { cookie, personId } = await signedIn(test.db, [['analyst', GRANTED]]);
    server.denied.length = 0;
    await server.query('coverage.rollup', { ...COVERAGE, unit: PLACES.beside }, cookie);
    await server.query('coverage.facility', { id: planted(PLACES.beside).facility }, cookie);
    await server.query('access.people.list', {}, cookie);
    await server.get(exportPath('coverage.csv')(PLACES.above), cookie);
    expect(server.denied).toEqual([
      `person:${personId} coverage.read unit:${PLACES.beside}`,
      `person:${personId} coverage.read facility:${planted(PLACES.beside).facility}`,
      `person:${personId} access.people access.people.list`,
      `person:${personId} export.read unit:${PLACES.above}`,
    ]);
  });

  it('of an object outside reads as that of one that is not there', async () => {
    const { cookie } = await signedIn(test.db, [['analyst', GRANTED]]);
    const outside = planted(PLACES.beside).facility;
    const [hidden, missing] = await Promise.all(
      [outside, 987_654].map((id) => server.query('coverage.facility', { id }, cookie)),
    );
    expect(hidden?.body.replace(String(outside), 'N')).toBe(missing?.body.replace('987654', 'N'));
  });
});
