import { signedIn } from './test-access.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { loadPicture } from '../picture/load.ts';
import type { Picture } from '../picture/picture.ts';
import { plantTerritory, type Planted } from '../territory.fixture.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';

/** The attacker administers one region, and wants what lies in the other. */
export const MINE = '610000000';
export const THEIRS = '630000000';
export const REASON = 'for the attack';

export type Headers = Record<string, string>;
export type Field = {
  test: TestDatabase;
  server: TestServer;
  picture: Picture;
  theirs: Planted;
  attacker: Awaited<ReturnType<typeof signedIn>>;
  post: (procedure: string, body: string, headers: Headers) => Promise<Response>;
  close: () => Promise<void>;
};

/** A real server over a real database, with something to take in both regions, and the attacker signed in. */
export async function openField(): Promise<Field> {
  const test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  const theirs = (await plantTerritory(test.db, [MINE, THEIRS])).get(THEIRS);
  if (!theirs) throw new Error('Nothing was planted');
  const picture = await loadPicture(test.db, { cameras: true });
  const server = await startTestServer({ db: test.db, picture: () => picture });
  const attacker = await signedIn(test.db, [['administrator', MINE]]);
  return {
    test,
    server,
    picture,
    theirs,
    attacker,
    post: (procedure, body, headers) =>
      fetch(`${server.origin}/api/trpc/${procedure}`, { method: 'POST', headers, body }),
    close: async () => {
      await server.close();
      await test.drop();
    },
  };
}
