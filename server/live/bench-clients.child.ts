/**
 * The screens of the benchmark: `bench-clients.child.ts URL binary|json SESSION:COUNT…`. Opens the sockets, says `ready`, and
 * on every line of standard input says what it received since the last one. A fix says in its longitude when it was made.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { HEADER_BYTES, RECORD_BYTES } from '../../shared/live/frame.ts';

const [url = '', mode, ...mix] = process.argv.slice(2);
/** Of every so many messages one is read, so that reading does not slow the receiving down. */
const SAMPLE = 25;
const PREFIX_BYTES = 8;

let bytes = 0;
let messages = 0;
let ages: number[] = [];

function age(microDegrees: number): void {
  ages.push(2 * ((Math.floor(Date.now() / 2) % 10_000_000) - (microDegrees - 50_000_000)));
}

function read(data: Buffer): void {
  bytes += data.byteLength;
  if (messages++ % SAMPLE !== 0) return;
  if (mode === 'json') {
    const { positions } = JSON.parse(data.toString()) as { positions: { longitude: number }[] };
    for (const { longitude } of positions.slice(0, 200)) age(Math.round(longitude * 1e6));
    return;
  }
  if (data.toString('latin1', 0, 4) !== 'SPOS') return;
  const first = PREFIX_BYTES + HEADER_BYTES;
  const last = Math.min(data.byteLength, first + 200 * RECORD_BYTES);
  for (let at = first; at < last; at += RECORD_BYTES) age(data.readInt32LE(at + 4));
}

const subscribe = (path: string, id: number): string =>
  JSON.stringify({ id, method: 'subscription', params: { path, input: {} } });

// All at once: one after another would wait for a turn of a busy server each time.
const sockets = mix.flatMap((part) => {
  const [session = '', count] = part.split(':');
  return Array.from({ length: Number(count) }, async () => {
    const socket = new WebSocket(url, { headers: { cookie: `session=${session}` } });
    await once(socket, 'open');
    socket.on('message', (data: Buffer) => read(data));
    if (mode === 'binary') {
      socket.send(subscribe('live.events', 1));
      socket.send(subscribe('live.positions', 2));
    }
  });
});
await Promise.all(sockets);
console.log('ready');

createInterface(process.stdin).on('line', () => {
  const sorted = ages.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  console.log(JSON.stringify({ bytes, messages, p50Ms: at(0.5), p99Ms: at(0.99) }));
  bytes = 0;
  messages = 0;
  ages = [];
});
