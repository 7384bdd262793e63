import { MOST_SENTENCE_CHARS, parseNmea } from '../../../shared/ingest/nmea.ts';
import type { Log } from '../../log.ts';
import { openTcp, type TcpLine, type TcpListener } from '../tcp.ts';
import type { Trackers } from '../tracker/trackers.ts';

/** Receivers say HDOP; an error of this many metres for a dilution of one is the usual rule of thumb. */
const M_PER_HDOP = 5;
/** A secret, a blank and an id. */
const MOST_LINE_CHARS = 256;

/** Trackers that speak NMEA 0183 over TCP. The first line says who it is: the source's secret and the tracker's id. */
export function listenNmea(parts: {
  host: string;
  port: number;
  trackers: Trackers;
  log: Pick<Log, 'warn'>;
}): Promise<TcpListener> {
  return openTcp({ ...parts, open: (line) => nmeaLine(parts.trackers, line) });
}

type Who = { sourceId: number; externalId: string };
const sourceOf = (who: Who | null): number | null => who && who.sourceId;

/** One connection: `data` takes it piece by piece, however it is chopped on the way. */
export function nmeaLine(trackers: Trackers, line: TcpLine): { data(chunk: Buffer): Promise<void> } {
  let held = '';
  let who: Who | null = null;
  let isEnded = false;
  let gga: { time: string; quality: number; hdop: number | null } | null = null;
  const { address } = line;

  const login = (text: string): void => {
    const [secret = '', externalId = '', ...more] = text.split(/\s+/);
    const source = more.length === 0 && externalId !== '' ? trackers.open('nmea', secret, address) : null;
    if (source) {
      who = { sourceId: source.id, externalId };
      return;
    }
    isEnded = true;
    line.end();
  };
  const sentence = ({ sourceId, externalId }: Who, text: string): void => {
    const about = { address, sample: `${externalId}: ${text}` };
    if (!trackers.allows(sourceId)) {
      trackers.setAside(sourceId, { outcome: 'refused', reason: 'too_much' }, about);
      return;
    }
    const parsed = parseNmea(text);
    if (!parsed.ok) {
      trackers.setAside(sourceId, { outcome: 'refused', reason: parsed.problem }, about);
      return;
    }
    const said = parsed.sentence;
    if (said.type === 'gga') gga = said;
    if (said.type !== 'rmc' || !said.fix) {
      trackers.alive(sourceId);
      return;
    }
    const of = gga?.time === said.time ? gga : null;
    if (of?.quality === 0) {
      trackers.setAside(sourceId, { outcome: 'quarantined', reason: 'doubted' }, about);
      return;
    }
    const accuracyM = of === null || of.hdop === null ? null : of.hdop * M_PER_HDOP;
    trackers.take(sourceId, externalId, { ...said.fix, accuracyM }, about);
  };

  return {
    data: async (chunk) => {
      if (isEnded) return;
      held += chunk.toString('latin1');
      const lines = held.split('\n');
      held = lines.pop() ?? '';
      for (const text of lines.map((one) => one.trim())) {
        if (isEnded) return;
        if (text === '') continue;
        if (who) sentence(who, text);
        else login(text.slice(0, MOST_LINE_CHARS));
      }
      if (held.length <= Math.max(MOST_SENTENCE_CHARS, MOST_LINE_CHARS)) return;
      // No sentence is so long; what follows up to the end of the line is not one either.
      trackers.setAside(
        sourceOf(who),
        { outcome: 'refused', reason: 'not_a_frame' },
        { address, sample: who ? held : '…' },
      );
      held = '';
    },
  };
}
