/**
 * The other process of the test of sudden death: `kill.child.ts DATABASE_URL FOLDER FILE` imports cameras and accepts them
 * as soon as they are checked.
 */
import { fingerprint } from './file.ts';
import { openImports } from './imports.ts';
import { makeKysely, makePool } from '../../db/pool.ts';
import { createLog } from '../../log.ts';

const [url = '', dir = '', path = ''] = process.argv.slice(2);
const db = makeKysely(makePool(url, { info: () => {}, warn: console.error }));
const imports = openImports({ db, dir, log: createLog('silent') });
const { id } = await imports.begin({
  kind: 'cameras',
  fileName: 'cameras.csv',
  actor: 'child',
  options: {},
  allowedPaths: null,
  file: { path, spooled: false, ...(await fingerprint(path)) },
});
await imports.settled(id);
await imports.accept(id, { actor: 'child', reason: 'New cameras', acceptGood: false });
await imports.settled(id);
await db.destroy();
