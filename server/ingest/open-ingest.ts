import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenCot } from './cot/listen.ts';
import { callForHelp } from './cot/sos.ts';
import { createDc09 } from './dc09/adapter.ts';
import { listenTcp, listenUdp } from './dc09/listen.ts';
import { readPanelLines } from './dc09/panels.ts';
import { openDevices } from './devices.ts';
import { openFollowed } from './followed.ts';
import { osmAndHandler, type DeviceAlarm } from './http.ts';
import { openLedger } from './ledger.ts';
import { openMqtt } from './mqtt/client.ts';
import { messageTaker } from './json/desk.ts';
import { jsonHandler } from './json/http.ts';
import { readJsonSources } from './json/sources.ts';
import { listenNmea } from './nmea/listen.ts';
import { openSupervision } from './panel/supervision.ts';
import { takeSignals } from './panel/take.ts';
import { followRoster } from './roster.ts';
import { ensureOsmAndSource } from './source/store.ts';
import type { TcpListener } from './tcp.ts';
import { createTrackers, readTrackerSources, unitsMovedBy } from './tracker/trackers.ts';
import { rememberedCameras } from './where/cameras.ts';
import { readLocate, type Located } from './where/where.ts';
import { readWanted, type WantedList } from './wanted/store.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import type { Db } from '../db/schema.ts';
import type { Env } from '../env.ts';
import type { Live } from '../live/open-live.ts';
import type { Log } from '../log.ts';
import type { Picture } from '../picture/picture.ts';

/** Everything that takes in what devices send. */
export type Ingest = {
  /** Messages over HTTP; answers true when the request was one. */
  http: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Where it listens, `dc09 over TCP: 127.0.0.1:10009`, for whoever starts it. */
  ports: readonly { name: string; host: string; port: number }[];
  close(): Promise<void>;
};

const LOOPBACK = '127.0.0.1';
/** The port for panels that are played, by its name. */
export const SIMULATED_PANELS = 'simulated panels';

/**
 * Opens every way in that the configuration asks for. Sources are followed in memory, so that a message needs the database
 * only for what has to be kept.
 * @throws Error when a port cannot be opened.
 */
export async function openIngest(parts: {
  db: Db;
  log: Log;
  live: Pick<Live, 'feed' | 'positions' | 'heard'>;
  /** Takes a device's call for help, see `osmAndHandler`. */
  alarm?: DeviceAlarm;
  /** Keys of panels are encrypted with it. */
  key: Buffer;
  picture: () => Picture;
  env: Env['ingest'];
  /** Opens a line for panels that are played, for this machine only; port 0 is a free one. */
  simulated?: { port: number } | undefined;
  clock?: () => number;
}): Promise<Ingest> {
  const { db, log, key, env, alarm, clock = Date.now } = parts;
  const { feed, positions, heard } = parts.live;
  const ledger = openLedger({ db, log });
  const closers: (() => Promise<void> | void)[] = [() => ledger.close()];
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  const ports: { name: string; host: string; port: number }[] = [];
  try {
    const devices = await openDevices({ db, log, clock, changed: positions.reload });
    closers.push(() => devices.close());
    closers.push(followRoster({ feed, positions, devices, log }));
    const sourceId = await ensureOsmAndSource(db, COUNTRY_KATO);
    const supervision = openSupervision({ db, log, clock });
    closers.push(() => supervision.close());
    const add = async (
      name: string,
      opening: Promise<TcpListener>,
      host: string = env.host,
    ): Promise<void> => {
      const listener = await opening;
      closers.push(() => listener.close());
      ports.push({ name, host, port: listener.port });
    };
    if (env.dc09Port !== null || parts.simulated) {
      const lines = await openFollowed({ db, log }, 'panels', (of) => readPanelLines(of, { key, log }));
      closers.push(() => lines.close());
      const adapter = createDc09({
        lines: lines.current,
        ledger,
        takeSignals: (told, nowMs) => takeSignals(db, told, nowMs),
        heard: supervision.heard,
        clock,
        log,
      });
      if (env.dc09Port !== null) {
        const at = { host: env.host, port: env.dc09Port, adapter, log };
        await add('dc09 over TCP', listenTcp(at));
        await add('dc09 over UDP', listenUdp(at));
      }
      if (parts.simulated) {
        const at = { host: LOOPBACK, port: parts.simulated.port, adapter, log };
        await add(SIMULATED_PANELS, listenTcp(at), LOOPBACK);
      }
    }
    if (env.nmeaPort !== null || env.cotPort !== null || env.mqttUrl !== null) {
      let moved = '';
      const sources = await openFollowed({ db, log }, 'trackers', async (of) => {
        const read = await readTrackerSources(of, clock());
        const moves = unitsMovedBy(read).join();
        // A unit that got its first tracker has a place on the map from now on. Screens get everything anew then, so not always.
        if (moves !== moved) await positions.reload();
        moved = moves;
        return read;
      });
      closers.push(() => sources.close());
      const trackers = createTrackers({ sources: sources.current, positions, ledger, clock });
      const sos = (source: number, uid: string, atMs: number): Promise<boolean> =>
        callForHelp(db, sources.current(), { sourceId: source, uid, atMs, nowMs: clock() });
      if (env.nmeaPort !== null)
        await add('nmea', listenNmea({ host: env.host, port: env.nmeaPort, trackers, log }));
      if (env.cotPort !== null)
        await add('cot', listenCot({ host: env.host, port: env.cotPort, trackers, sos, clock, log }));
      if (env.mqttUrl !== null) {
        const mqtt = openMqtt({ url: env.mqttUrl, sources: sources.current, trackers, clock, log });
        closers.push(() => mqtt.close());
      }
    }
    const followed = async <T>(
      what: string,
      read: (of: Db, last: T | null) => Promise<T>,
    ): Promise<() => T> => {
      const of = await openFollowed({ db, log }, what, read);
      closers.push(() => of.close());
      return of.current;
    };
    const located = await followed<Located>('boundaries', readLocate);
    const json = jsonHandler({
      sources: await followed('sources of messages', readJsonSources),
      ledger,
      take: messageTaker({
        db,
        picture: parts.picture,
        locate: () => located().locate,
        wanted: await followed<WantedList>('wanted vehicles', readWanted),
        cameraOf: rememberedCameras(db, clock),
      }),
      clock,
      log,
    });
    const osmAnd = osmAndHandler({
      devices,
      positions,
      ledger,
      sourceId,
      heard,
      clock,
      ...(alarm ? { alarm } : {}),
    });
    const http: Ingest['http'] = async (request, response) =>
      (await osmAnd(request, response)) || (await json(request, response));
    return { http, ports, close };
  } catch (error) {
    await close();
    throw error;
  }
}
