import { AckPolicy, jetstream, jetstreamManager, type JsMsg } from '@nats-io/jetstream';
import { connect, nanos, type NatsConnection } from '@nats-io/transport-node';
import { inProcessBus, type Bus, type LocalBus } from './bus.ts';
import type { LoggedEvent } from '../../shared/live/event.ts';
import { ownEventsAfter, publishedEvent, setPublishedEvent, takeForeignEvent } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

const STREAM = 'SHOLU_EVENTS';
const EVENTS = 'sholu.events';
const POSITIONS = 'sholu.positions';
const KEEP_MS = 7 * 86_400_000;
/** A relay that repeats itself within this time is stopped by NATS already, later by the log of whoever receives it. */
const DUPLICATES_MS = 10 * 60_000;
const RELAY_EVERY_MS = 5_000;
const RELAY_BATCH = 500;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

type Parts = {
  url: string;
  /** Name of this site among all; servers over one database have the same. */
  site: string;
  db: Db;
  log: Pick<Log, 'warn' | 'info'>;
};

/**
 * The bus of several sites. Events of this site go from its log into JetStream, those of others from JetStream into this
 * log; each step may be repeated and acts once. Fixes are core messages, one per district and second. The site works on
 * without NATS and catches up when it is back, so this does not wait for the first connection.
 */
export function natsBus(parts: Parts): Bus {
  const local = inProcessBus();
  const closing = new AbortController();
  let connection: NatsConnection | null = null;
  let relay: () => Promise<void> = () => Promise.resolve();

  const opened = (async () => {
    while (!closing.signal.aborted) {
      try {
        connection = await connect({
          servers: parts.url,
          name: `sholu ${parts.site}`,
          maxReconnectAttempts: -1,
        });
        break;
      } catch (error) {
        parts.log.warn({ err: error }, 'NATS does not answer; this site works on alone');
        await pause(RETRY_MS, closing.signal);
      }
    }
    if (!connection || closing.signal.aborted) return;
    hearHints(connection, local);
    await prepareStream(connection);
    relay = oneAtATime(makeRelay(connection, parts));
    void takeForeign(connection, parts, local, closing.signal);
    await relay();
  })().catch((error: unknown) => parts.log.warn({ err: error }, 'events do not go through NATS'));

  const tick = setInterval(() => void run(), RELAY_EVERY_MS);
  const run = (): Promise<void> =>
    relay().catch((error: unknown) =>
      parts.log.warn({ err: error }, 'events wait in the log until NATS takes them'),
    );

  return {
    ...local,
    publish: async (events) => {
      local.heard({ events });
      await run();
    },
    publishPositions: (notes) => {
      if (!connection || connection.isClosed()) notes.forEach(local.heardPositions);
      else
        for (const { path, packed } of notes)
          connection.publish(`${POSITIONS}.${path.replaceAll('/', '.')}`, packed);
      return Promise.resolve();
    },
    close: async () => {
      closing.abort();
      clearInterval(tick);
      await local.close();
      await connection?.close();
      await opened;
    },
  };
}

/** Core messages reach every server at once: fixes, and that some event is on its way. */
function hearHints(connection: NatsConnection, local: LocalBus): void {
  connection.subscribe(`${EVENTS}.*`, { callback: () => local.heard({ events: [] }) });
  connection.subscribe(`${POSITIONS}.>`, {
    callback: (error, message) => {
      if (error) return;
      const path = message.subject.slice(POSITIONS.length + 1).replaceAll('.', '/');
      local.heardPositions({ path, packed: message.data });
    },
  });
}

async function prepareStream(connection: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(connection);
  await manager.streams.add({
    name: STREAM,
    subjects: [`${EVENTS}.*`],
    max_age: nanos(KEEP_MS),
    duplicate_window: nanos(DUPLICATES_MS),
  });
}

/** Carries this site's events into JetStream, in order, from where it stopped; `Nats-Msg-Id` is the event's name. */
function makeRelay(connection: NatsConnection, { db, site }: Parts): () => Promise<void> {
  const stream = jetstream(connection);
  return async () => {
    for (;;) {
      const from = await publishedEvent(db);
      const { events, upTo } = await ownEventsAfter(db, from, RELAY_BATCH);
      for (const event of events)
        await stream.publish(`${EVENTS}.${site}`, JSON.stringify(event), { msgID: `${site}:${event.seq}` });
      if (upTo === from) return;
      await setPublishedEvent(db, upTo);
    }
  };
}

/** A durable consumer of the site takes the others' events into the log; a message is acknowledged when it is there. */
async function takeForeign(
  connection: NatsConnection,
  parts: Parts,
  local: LocalBus,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const manager = await jetstreamManager(connection);
      await manager.consumers.add(STREAM, { durable_name: parts.site, ack_policy: AckPolicy.Explicit });
      const consumer = await jetstream(connection).consumers.get(STREAM, parts.site);
      for await (const message of await consumer.consume()) await take(message, parts, local);
    } catch (error) {
      if (signal.aborted) return;
      parts.log.warn({ err: error }, 'events of other sites wait in NATS');
      await pause(RETRY_MS, signal);
    }
  }
}

async function take(message: JsMsg, { site, db, log }: Parts, local: LocalBus): Promise<void> {
  const from = message.subject.slice(EVENTS.length + 1);
  if (from !== site) {
    try {
      const event = message.json<LoggedEvent>();
      const taken = await takeForeignEvent(db, event, `${from}:${event.seq}`);
      if (taken) local.heard({ events: [taken] });
    } catch (error) {
      log.warn({ err: error }, 'an event of another site could not be taken and comes again');
      message.nak(Math.min(message.info.deliveryCount * RETRY_MS, LONGEST_RETRY_MS));
      return;
    }
  }
  message.ack();
}

/** While one run is under way, further calls share the one that follows it. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const start = (): Promise<void> => {
    running = work().finally(() => (running = null));
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
