import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POSITION_BACKLOG_BYTES } from './line.ts';
import { startTestLive, testAccess, type TestLive } from './test-live.ts';
import { bundleScript } from '../db/test-child.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { addTestTerritory } from '../db/test-territory.ts';
import { LIMITS } from '../http/limits.ts';
import { rangesOf } from '../ingest/position-state.ts';
import type { Position } from '../../shared/operations/schema.ts';

// 20,000 units that move every second, on one process, to screens of mixed territories: Sholu's frames against JSON objects
// of every position for every session, as Traccar sends them. SHOLU_BENCH_SECONDS=300 watches the memory of the frames for longer.
const UNITS = 20_000;
const BRIEF_S = 12;
const SECONDS = Number(process.env['SHOLU_BENCH_SECONDS'] ?? BRIEF_S);
const SETTLED_MS = 1_000;
const ROOT = '000000000';
const regions = Array.from({ length: 20 }, (_, i) => `${ROOT}/${100_000_000 + i * 10_000_000}`);
const below = (path: string, count: number): string[] =>
  Array.from(
    { length: count },
    (_, i) => `${path}/${Number(path.slice(-9)) + (i + 1) * 10 ** (7 - path.split('/').length)}`,
  );
const cities = regions.flatMap((region) => below(region, 3));
const districts = cities.flatMap((city) => below(city, 4));
const levels = { national: [ROOT], region: regions, city: cities, district: districts };
const grants = Object.fromEntries(
  Object.entries(levels).flatMap(([level, paths]) => paths.map((path, i) => [`${level}${i}`, [path]])),
);
const roster = Array.from({ length: UNITS }, (_, i) => ({
  unitId: i + 1,
  path: districts[i % districts.length] ?? ROOT,
}));

const MIXES = {
  200: { national: 2, region: 14, city: 24, district: 160 },
  2_500: { national: 25, region: 175, city: 300, district: 2_000 },
};

/** As arguments of the clients: how many sockets of which session. */
function mixArguments(mix: Record<keyof typeof levels, number>): string[] {
  return Object.entries(levels).flatMap(([level, paths]) => {
    const total = mix[level as keyof typeof levels];
    return paths
      .map((_, i) => [`${level}${i}`, Math.floor((total + paths.length - 1 - i) / paths.length)] as const)
      .filter(([, count]) => count > 0)
      .map(([session, count]) => `${session}:${count}`);
  });
}

let database: TestDatabase;
let server: TestLive;
let jsonUrl: string;
let closeJson: () => void;
const jsonSockets = new Map<WebSocket, readonly string[]>();

beforeAll(async () => {
  database = await createTestDatabase();
  await addTestTerritory(database.db);
  const access = testAccess(grants);
  // All screens come from the address of this machine.
  const limits = { ...LIMITS, connectionsPerAddress: LIMITS.connections };
  server = await startTestLive({ db: database.db, access, roster, limits });

  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on('connection', (socket, request) => {
    void access.scopeOfRequest(request).then((grant) => {
      jsonSockets.set(socket, grant?.paths ?? []);
      socket.on('close', () => jsonSockets.delete(socket));
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  jsonUrl = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
  closeJson = () => {
    for (const socket of jsonSockets.keys()) socket.terminate();
    http.close();
  };
  server.positions.onTick((state) => {
    for (const [socket, paths] of jsonSockets) {
      if (socket.bufferedAmount > POSITION_BACKLOG_BYTES) continue;
      const shown = rangesOf(state, paths).flatMap(([from, to]) => state.shown.slice(from, to));
      const positions = shown.flatMap((p) => (p ? [asTraccar(p)] : []));
      socket.send(JSON.stringify({ positions }));
    }
  });
}, 60_000);

afterAll(async () => {
  closeJson();
  await server.close();
  await database.drop();
});

/** The fields of a position in Traccar's interface, without its attributes. */
function asTraccar(p: Position) {
  return {
    id: p.unitId,
    deviceId: p.unitId,
    protocol: 'osmand',
    serverTime: p.receivedAt,
    fixTime: p.at,
    valid: true,
    latitude: p.lat,
    longitude: p.lon,
    altitude: 0,
    speed: p.speedMs,
    course: p.headingDeg,
    accuracy: p.accuracyM,
  };
}

/** Every unit sends once a second, spread over the second, also when timers are late; the longitude says when. */
function startUnits(): () => void {
  const beganMs = Date.now();
  let sent = 0;
  const timer = setInterval(() => {
    const nowMs = Date.now();
    const due = Math.min(((nowMs - beganMs) / 1_000) * UNITS, sent + UNITS);
    for (; sent < due; sent++) {
      const i = sent % UNITS;
      server.positions.accept(String(i), {
        unitId: i + 1,
        // 35 m/s at this latitude: what is faster would be set aside as impossible after a pause.
        lon: 50 + (Math.floor(nowMs / 2) % 10_000_000) / 1e6,
        lat: 48 + i / 1e5,
        headingDeg: i % 360,
        speedMs: 12,
        accuracyM: 5,
        at: nowMs,
        source: 'radio',
        receivedAt: nowMs,
      });
    }
  }, 50);
  return () => clearInterval(timer);
}

type Heard = { bytes: number; positions: number; p50Ms: number; p99Ms: number };
type Result = {
  /** Positions that screens received in a second; what does not fit is dropped. */
  positionsPerS: number;
  cpuPercent: number;
  megabytesPerS: number;
  p50Ms: number;
  p99Ms: number;
  rssMb: number[];
};

async function measure(
  url: string,
  mode: 'binary' | 'json',
  mix: string[],
  forS: number = BRIEF_S,
): Promise<Result> {
  const child = spawn(process.execPath, [
    await bundleScript(new URL('./bench-clients.child.ts', import.meta.url)),
    url,
    mode,
    ...mix,
  ]);
  child.stderr.pipe(process.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => String((await lines.next()).value);
  expect(await nextLine()).toBe('ready');
  const heard = async (): Promise<Heard> => {
    child.stdin.write('\n');
    return JSON.parse(await nextLine()) as Heard;
  };
  // All screens are one process here: it first has to work off what piled up while they connected.
  for (let wait = 0; wait < 8; wait++) {
    await pause(2_000);
    if ((await heard()).p50Ms < SETTLED_MS) break;
  }
  const cpu = process.cpuUsage();
  const began = performance.now();
  const rssMb: number[] = [];
  for (let step = 0; step < 6; step++) {
    await pause((forS * 1_000) / 6);
    rssMb.push(Math.round(process.memoryUsage.rss() / 1e6));
  }
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1_000;
  const { bytes, positions, p50Ms, p99Ms } = await heard();
  child.kill();
  await once(child, 'close');
  return {
    cpuPercent: Math.round((user + system) / seconds / 1e4),
    positionsPerS: Math.round(positions / seconds),
    megabytesPerS: Math.round(bytes / seconds / 1e5) / 10,
    p50Ms,
    p99Ms,
    rssMb,
  };
}

test(
  `${UNITS} units every second to many screens`,
  async () => {
    const stop = startUnits();
    await pause(2_000);
    const none = await measure(server.url, 'binary', []);
    const results: Record<string, Result> = { 'no screen': none };
    for (const [count, mix] of Object.entries(MIXES)) {
      results[`${count} screens, frames`] = await measure(server.url, 'binary', mixArguments(mix), SECONDS);
      console.log(count, 'screens, frames', JSON.stringify(results[`${count} screens, frames`]));
      results[`${count} screens, JSON`] = await measure(jsonUrl, 'json', mixArguments(mix));
    }
    stop();
    console.table(
      Object.fromEntries(
        Object.entries(results).map(([name, r]) => [name, { ...r, rssMb: r.rssMb.join(' ') }]),
      ),
    );
    const microseconds = (name: string): number => {
      const { cpuPercent = NaN, positionsPerS = NaN } = results[name] ?? {};
      return ((cpuPercent - none.cpuPercent) * 10_000) / positionsPerS;
    };
    const [frames, json] = [microseconds('2500 screens, frames'), microseconds('2500 screens, JSON')];
    console.log(`CPU per position that arrived: frames ${frames.toFixed(2)} µs, JSON ${json.toFixed(2)} µs`);
    expect(json / frames).toBeGreaterThan(1);
  },
  (SECONDS + 60) * 5_000,
);
