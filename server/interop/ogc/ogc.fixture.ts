import type { Feature } from './collection.ts';
import { signedIn } from '../../access/test-access.ts';
import { createTestDatabase } from '../../db/test-database.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { loadPicture } from '../../picture/load.ts';
import { plantTerritory } from '../../territory.fixture.ts';
import { startTestServer } from '../../test-server.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';

/** A page of features as a client reads it. */
export type Page = {
  type: string;
  timeStamp: string;
  numberMatched: number;
  numberReturned: number;
  links: { rel: string; href: string; type: string }[];
  features: Feature[];
};

/** The whole server with something in each unit of Turkistan region and one beside it, and a token for each of both. */
export async function openOgc() {
  const test = await createTestDatabase();
  const units = parseUnits(hierarchyCsv, aliasesCsv);
  await seedHierarchy(test.db, units, HIERARCHY_VALID_FROM);
  const inside = units.filter(({ kato }) => kato.startsWith('61')).map(({ kato }) => kato);
  const planted = await plantTerritory(test.db, [...inside, '630000000']);
  const picture = await loadPicture(test.db, { cameras: true });
  const server = await startTestServer({ db: test.db, picture: () => picture });
  const tokenOf = async (unit: string, actions: readonly string[]): Promise<string> => {
    const admin = await signedIn(test.db, [['administrator', unit]]);
    const wish = { name: 'QGIS', actions, unit, days: 1, reason: 'for a test' };
    const said = await server.mutate('access.tokens.create', wish, admin.cookie);
    return (said.data as { token: string }).token;
  };
  const get = (path: string, token: string): Promise<Response> =>
    server.get(path, undefined, { authorization: `Bearer ${token}` });
  return {
    test,
    server,
    planted,
    inside,
    tokenOf,
    get,
    page: async (path: string, token: string): Promise<Page> =>
      (await (await get(`/ogc/collections/${path}`, token)).json()) as Page,
    close: async (): Promise<void> => {
      await server.close();
      await test.drop();
    },
  };
}

/** All that a token needs for every collection. */
export const ALL_READ = [
  'export.read',
  'register.read',
  'cameras.read',
  'coverage.read',
  'hierarchy.read',
  'planning.read',
] as const;
