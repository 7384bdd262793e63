/**
 * A server that notifies and is killed in tests: `worker.child.ts DATABASE_URL`. Says `ready` once it has begun. Webhooks go
 * to this machine in the clear.
 */
import { openNotify } from './open-notify.ts';
import { makeKysely, makePool } from '../db/pool.ts';
import { loadPicture } from '../picture/load.ts';

const [url = '', key = ''] = process.argv.slice(2);
const pool = makePool(url, { info: () => {}, warn: () => {} });
const db = makeKysely(pool);
const { tree } = await loadPicture(db, { cameras: false });
openNotify({
  makeReport: () => Promise.reject(new Error('Nothing is reported here')),
  db,
  pool,
  tree: () => tree,
  feed: { follow: () => () => {} },
  env: { mail: null, webhooks: { hosts: ['127.0.0.1'], allowHttp: true } },
  key: Buffer.from(key, 'hex'),
  publicUrl: 'https://sholu.example.kz',
  log: { info: () => {}, warn: (words: unknown) => console.error(words) },
  clock: Date.now,
  random: Math.random,
  pace: { lookMs: 10, takeOverMs: 10, firstRetryMs: 20 },
});
console.log('ready');
