/**
 * The other process of the test of sudden death: `import-kill.child.ts DATABASE_URL FOLDER KIND FILE` imports a file and
 * accepts it as soon as it is checked.
 */
import { LATER_IMPORTS } from './import-work.ts';
import { makeKysely, makePool } from '../db/pool.ts';
import { createLog } from '../log.ts';
import { fingerprint } from '../register/import/file.ts';
import { openImports } from '../register/import/imports.ts';
import { importKindSchema } from '../../shared/register/import/run.ts';

const [url = '', dir = '', kind = '', path = ''] = process.argv.slice(2);
const db = makeKysely(makePool(url, { info: () => {}, warn: console.error }));
const imports = openImports({ db, dir, log: createLog('silent'), later: LATER_IMPORTS });
const { id } = await imports.begin({
  kind: importKindSchema.parse(kind),
  fileName: 'file.csv',
  actor: 'child',
  options: {},
  allowedPaths: null,
  file: { path, spooled: false, ...(await fingerprint(path)) },
});
await imports.settled(id);
await imports.accept(id, { actor: 'child', reason: 'The old system', acceptGood: false });
await imports.settled(id);
await db.destroy();
