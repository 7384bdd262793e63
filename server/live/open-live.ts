import type { LiveAccess } from './access.ts';
import { openEventFeed, type EventFeed } from './feed.ts';
import { createPositionHub } from './position-hub.ts';
import { createLiveServer, type LiveServer } from './server.ts';
import { openShareBook } from './share-book.ts';
import { inProcessBus, type Bus } from '../bus/bus.ts';
import { natsBus } from '../bus/nats.ts';
import { postgresBus } from '../bus/postgres.ts';
import { expireCommands } from '../db/command/store.ts';
import type { Pool } from '../db/listen.ts';
import type { Db } from '../db/schema.ts';
import type { Env } from '../env.ts';
import { openHearing, type Hearing } from '../ingest/hearing.ts';
import { openPositions, type Outcome, type Positions } from '../ingest/pipeline.ts';
import { dropOldTrails } from '../ingest/position/store.ts';
import type { Log } from '../log.ts';
import { activeUnits } from '../operations/unit/store.ts';
import type { Picture } from '../picture/picture.ts';

/** What becomes of a fix that could be true. */
const TAKEN: readonly Outcome[] = ['shown', 'trail', 'unknown_unit'];
const HOUSEKEEPING_MS = 3_600_000;

/** Everything that is live on this server. */
export type Live = {
  feed: EventFeed;
  positions: Positions;
  live: LiveServer;
  /** To be told of what a device sent that is no fix to be shown. */
  heard: Hearing['hear'];
  /** To be called after the screens were handed on (`live.close`) and the HTTP server has stopped. */
  close(): Promise<void>;
};

/** Opens the bus that the configuration asks for, the feed of events, the pipeline of positions and the screens' channel. */
export async function openLive(parts: {
  db: Db;
  pool: Pool;
  env: Pick<Env, 'databaseUrl' | 'natsUrl' | 'site'>;
  log: Log;
  picture: () => Picture;
  access: LiveAccess;
}): Promise<Live> {
  const { db, log, picture, access } = parts;
  const clock = Date.now;
  const bus = await openBus(parts);
  const feed = await openEventFeed({ db, bus, log, clock });
  const hearing = openHearing({ db, log });
  const positions = await openPositions({
    db,
    bus,
    log,
    clock,
    roster: () => activeUnits(db),
    heard: (device, outcome, atMs) => hearing.hear(device, { atMs, setAside: !TAKEN.includes(outcome) }),
  });
  const shares = await openShareBook(db, feed);
  const hub = createPositionHub();
  positions.onTick(hub.tick);
  const live = createLiveServer({ db, picture, feed, shares, positions: hub, access, log });
  const housekeeping = setInterval(() => {
    Promise.all([expireCommands(db), dropOldTrails(db, clock())]).catch((error: unknown) =>
      log.warn({ err: error }, 'what is past keeping could not be dropped'),
    );
  }, HOUSEKEEPING_MS);
  return {
    feed,
    positions,
    live,
    heard: hearing.hear,
    close: async () => {
      clearInterval(housekeeping);
      await positions.close();
      await hearing.close();
      await feed.close();
      await bus.close();
    },
  };
}

/** A database of the operator's own may serve several servers; they then wake each other through it. */
async function openBus({ db, pool, env, log }: Parameters<typeof openLive>[0]): Promise<Bus> {
  if (env.natsUrl !== undefined) return natsBus({ url: env.natsUrl, site: env.site, db, log });
  return env.databaseUrl === undefined ? inProcessBus() : postgresBus(pool, log);
}
