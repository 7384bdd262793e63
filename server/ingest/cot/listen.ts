import { StringDecoder } from 'node:string_decoder';
import { cotMeaning, createCotSplitter, parseCot } from '../../../shared/ingest/cot.ts';
import type { Log } from '../../log.ts';
import { openTcp, type TcpLine, type TcpListener } from '../tcp.ts';
import type { Trackers } from '../tracker/trackers.ts';

/**
 * Field applications that speak Cursor-on-Target over TCP. A client says who it is as TAK does, with
 * `<auth><cot username="…" password="SECRET"/></auth>` before its first event.
 */
export function listenCot(parts: {
  host: string;
  port: number;
  trackers: Trackers;
  sos: (sourceId: number, uid: string, atMs: number) => Promise<boolean>;
  clock: () => number;
  log: Pick<Log, 'warn'>;
}): Promise<TcpListener> {
  return openTcp({ ...parts, open: (line) => cotLine(parts, line) });
}

/** One connection, as `nmeaLine`. */
export function cotLine(
  parts: {
    trackers: Trackers;
    /** A crew calls for help; false when nobody knows whose device it is. */
    sos: (sourceId: number, uid: string, atMs: number) => Promise<boolean>;
    clock: () => number;
  },
  line: TcpLine,
): { data(chunk: Buffer): Promise<void> } {
  const { trackers, clock } = parts;
  const splitter = createCotSplitter();
  const decoder = new StringDecoder('utf8');
  let sourceId: number | null = null;
  let isEnded = false;
  const { address } = line;

  const event = async (id: number, text: string): Promise<void> => {
    const about = { address, sample: text };
    if (!trackers.allows(id)) return trackers.setAside(id, { outcome: 'refused', reason: 'too_much' }, about);
    const parsed = parseCot(text);
    if (!parsed.ok)
      return trackers.setAside(id, { outcome: 'refused', reason: 'unreadable', detail: parsed.error }, about);
    const { message } = parsed;
    if (message.type === 'auth') return trackers.alive(id);
    const { uid, kind, fix, staleMs } = message;
    const meaning = cotMeaning(kind);
    if (meaning === 'ping') return trackers.alive(id);
    if (meaning === 'other')
      return trackers.setAside(id, { outcome: 'quarantined', reason: 'not_understood', detail: kind }, about);
    // A call for help is heard however late it comes.
    if (meaning === 'emergency') {
      if (await parts.sos(id, uid, fix.at)) return trackers.alive(id);
      return trackers.setAside(id, { outcome: 'quarantined', reason: 'unknown_device', detail: uid }, about);
    }
    if (staleMs < clock())
      return trackers.setAside(id, { outcome: 'quarantined', reason: 'stale', detail: uid }, about);
    trackers.take(id, uid, fix, about);
  };
  const login = (text: string): void => {
    const parsed = parseCot(text);
    const password = parsed.ok && parsed.message.type === 'auth' ? parsed.message.password : '';
    const source = trackers.open('cot', password, address);
    if (source) sourceId = source.id;
    else {
      isEnded = true;
      line.end();
    }
  };

  return {
    data: async (chunk) => {
      if (isEnded) return;
      for (const piece of splitter.push(decoder.write(chunk))) {
        if (isEnded) return;
        if (piece.type === 'noise')
          trackers.setAside(
            sourceId,
            { outcome: 'refused', reason: 'not_a_frame' },
            { address, sample: sourceId === null ? '…' : piece.sample },
          );
        else if (sourceId === null) login(piece.text);
        else await event(sourceId, piece.text);
      }
    },
  };
}
