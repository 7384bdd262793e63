/**
 * The other process of the embedded server's tests: `embedded.child.ts DATA_DIR own|share [insert]`. Says `ready` with the
 * server's pid; with `insert` it then inserts rows and prints the id of each after the server has acknowledged it. Stops in
 * order on SIGINT and SIGTERM; on the line `exit` it ends without stopping anything.
 */
import { createInterface } from 'node:readline';
import type { Pool } from 'pg';
import { startEmbedded } from './embedded.ts';
import { makePool } from './pool.ts';
import { readPidFile } from './postmaster.ts';

async function insertForEver(pool: Pool): Promise<never> {
  for (;;) {
    const { rows } = await pool.query<{ id: number }>('insert into deed default values returning id');
    console.log(rows[0]?.id);
  }
}

const [dataDir = '', mode, task] = process.argv.slice(2);
const log = { info: () => {}, warn: (message: string) => console.error(message) };

try {
  const server = await startEmbedded({ dataDir, log, mode: mode === 'share' ? 'share' : 'own' });
  const pool = makePool(server.connection, log);
  const leave = async (): Promise<void> => {
    await pool.end();
    await server.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void leave());
  createInterface(process.stdin).on('line', () => process.exit(0));
  const { rows } = await pool.query<{ dir: string }>(`select current_setting('data_directory') as dir`);
  console.log(`ready ${(await readPidFile(rows[0]?.dir ?? ''))?.pid}`);
  if (task === 'insert') await insertForEver(pool);
} catch (error) {
  console.error(String(error));
  process.exit(1);
}
