import { inProcessBus, type Bus, type PositionNote } from './bus.ts';
import { listen, type Pool } from '../db/listen.ts';
import { MAX_NOTICE_BYTES, notify } from '../db/notify.ts';
import type { Log } from '../log.ts';
import { splitFixes } from '../../shared/live/fixes.ts';

const EVENTS = 'sholu_events';
const POSITIONS = 'sholu_positions';
/** Base64 makes four characters of three bytes; the path and a blank stand before it. */
const MAX_PACKED_BYTES = Math.floor(((MAX_NOTICE_BYTES - 100) * 3) / 4);

/**
 * The bus of several servers over one PostgreSQL. Events travel in the log; a notice only wakes the others, over a
 * connection of its own. Fixes travel in the notices.
 */
export async function postgresBus(pool: Pool, log: Pick<Log, 'warn'>): Promise<Bus> {
  const local = inProcessBus();
  const stops = [
    await listen(pool, EVENTS, () => local.heard({ events: [] }), log),
    await listen(pool, POSITIONS, (text) => heardPositions(text), log),
  ];
  const heardPositions = (text: string): void => {
    const [path, packed] = text.split(' ');
    // An empty text says that the connection was lost and is back: fixes of that time are gone, the next ones come.
    if (path && packed) local.heardPositions({ path, packed: Buffer.from(packed, 'base64') });
  };
  return {
    ...local,
    publish: () => notify(pool, EVENTS, ['']),
    publishPositions: (notes) => notify(pool, POSITIONS, notes.flatMap(asTexts)),
    close: async () => {
      await local.close();
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

function asTexts({ path, packed }: PositionNote): string[] {
  return splitFixes(packed, MAX_PACKED_BYTES).map(
    (part) => `${path} ${Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('base64')}`,
  );
}
