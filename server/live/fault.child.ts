/**
 * A server that is killed in the tests of faults: `fault.child.ts DATA_DIR PORT`. It opens the embedded database, serves
 * `POST /command` with `{key, n}` through the real door for writes, and says `ready` with the database's pid.
 */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { openEventFeed } from './feed.ts';
import { answerCommand } from './command-answer.ts';
import { inProcessBus } from '../bus/bus.ts';
import { once } from '../db/command/store.ts';
import { openDatabase } from '../db/open.ts';
import { readPidFile } from '../db/postmaster.ts';
import { write } from '../db/write.ts';

const [dataDir = '', port = '0'] = process.argv.slice(2);
const log = { info: () => {}, warn: (text: unknown) => console.error(text) };
const { db, pool } = await openDatabase({ env: { databaseUrl: undefined, dataDir }, log, mode: 'own' });
const feed = await openEventFeed({ db, bus: inProcessBus(), log, clock: Date.now });

type Command = { key: string; n: number };
const carryOut = ({ key, n }: Command): Promise<number> =>
  write(db, { actor: 'screen', action: 'test.put' }, (trx) =>
    once(trx, { key, person: 'screen', command: { n } }, async () => {
      await trx
        .insertInto('setting')
        .values({ key: `put-${n}-${Math.random()}`, value: String(n) })
        .execute();
      const event = { kind: 'test.put', kato: null, object: `test:${n}`, data: { n }, key };
      return { result: n * 2, events: [event] };
    }),
  );

const server = createServer((request, response) => {
  json(request)
    .then((command) => answerCommand(feed, () => carryOut(command as Command)))
    .then(
      (answer) => response.end(String(answer)),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
});
const { rows } = await pool.query<{ dir: string }>(`select current_setting('data_directory') as dir`);
server.listen(Number(port), '127.0.0.1', () => {
  void readPidFile(rows[0]?.dir ?? '').then((file) => console.log(`ready ${file?.pid}`));
});
