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
/** Of the messages that were read: how many positions are in how many bytes. */
let sampled = { positions: 0, bytes: 0 };

function age(microDegrees: number): void {
  ages.push(2 * ((Math.floor(Date.now() / 2) % 10_000_000) - (microDegrees - 50_000_000)));
}

/** A screen answers when it is asked whether it is there: one that does not is cut. */
const isPing = (data: Buffer): boolean => data.length === 4 && data.toString('latin1') === 'PING';

function read(data: Buffer): void {
  bytes += data.byteLength;
  if (messages++ % SAMPLE !== 0) return;
  sampled.bytes += data.byteLength;
  if (mode === 'json') {
    const { positions } = JSON.parse(data.toString()) as { positions: { longitude: number }[] };
    sampled.positions += positions.length;
    for (const { longitude } of positions.slice(0, 200)) age(Math.round(longitude * 1e6));
    return;
  }
  if (data.toString('latin1', 0, 4) !== 'SPOS') return;
  const first = PREFIX_BYTES + HEADER_BYTES;
  sampled.positions += (data.byteLength - first) / RECORD_BYTES;
  const last = Math.min(data.byteLength, first + 200 * RECORD_BYTES);
  for (let at = first; at < last; at += RECORD_BYTES) age(data.readInt32LE(at + 4));
}

const subscribe = (path: string, id: number): string =>
  JSON.stringify({ id, method: 'subscription', params: { path, input: {} } });

const sessions = mix.flatMap((part) => {
  const [session = '', count] = part.split(':');
  return Array.from({ length: Number(count) }, () => session);
});

async function openScreens(): Promise<void> {
  for (let session = sessions.pop(); session !== undefined; session = sessions.pop()) {
    const socket = new WebSocket(url, { headers: { cookie: `session=${session}` } });
    await once(socket, 'open');
    socket.on('message', (data: Buffer) => (isPing(data) ? socket.send('PONG') : read(data)));
    socket.on('close', (code) => console.error('a screen was cut', code));
    if (mode === 'binary') {
      socket.send(subscribe('live.events', 1));
      socket.send(subscribe('live.positions', 2));
    }
  }
}
// Side by side, because each waits for its turn of a busy server, but fewer than it lets wait at its door.
await Promise.all(Array.from({ length: 100 }, openScreens));
console.log('ready');

createInterface(process.stdin).on('line', () => {
  const sorted = ages.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  const positions = Math.round((bytes * sampled.positions) / Math.max(sampled.bytes, 1));
  console.log(JSON.stringify({ bytes, positions, p50Ms: at(0.5), p99Ms: at(0.99) }));
  bytes = 0;
  messages = 0;
  ages = [];
  sampled = { positions: 0, bytes: 0 };
});
