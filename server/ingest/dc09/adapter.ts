import { randomPad } from './cipher.ts';
import type { Panel, PanelLines } from './panels.ts';
import { openContent, sealContent } from '../../../shared/ingest/dc09/cipher.ts';
import { contactIdSignals } from '../../../shared/ingest/dc09/contact-id.ts';
import { isInTime, parseContent, timestampOf, type Content } from '../../../shared/ingest/dc09/content.ts';
import { parseFrame, writeFrame, type Frame } from '../../../shared/ingest/dc09/frame.ts';
import { siaSignals } from '../../../shared/ingest/dc09/sia.ts';
import type { Reason } from '../../../shared/ingest/reason.ts';
import type { PanelSignal } from '../../../shared/ingest/dc09/signal.ts';
import type { Log } from '../../log.ts';
import type { Ledger } from '../ledger.ts';
import type { Told } from '../panel/take.ts';
import { createRateLimit } from '../rate-limit.ts';
import type { Source } from '../source/store.ts';

/** Who is at the other end, as far as it is known: broken frames are counted for who sent the good ones before them. */
export type Sender = { address: string; sourceId: number | null };

/** Takes what panels send, one frame after another, and says what to answer. */
export type Dc09Adapter = {
  /** A frame without the LF and CR around it. @returns the answer with both, or null for none: the panel then tries again. */
  take(text: string, sender: Sender): Promise<string | null>;
  /** What was no frame. */
  noise(sample: string, sender: Sender): void;
};

/** One panel: a burst when its line is back, and then no more than a person could cause. */
const PER_PANEL = { burst: 120, perSecond: 2 };

/** Why a frame was not taken, and what its sender hears: DUH – do not send this again –, NAK – set your clock –, or nothing. */
type Aside = {
  outcome: 'quarantined' | 'refused';
  reason: Reason;
  detail?: string;
  answer: 'DUH' | 'NAK' | null;
  /** It was the panel all the same: its line is not lost. */
  proven?: boolean;
};

/**
 * A receiver of ANSI/SIA DC-09: proves the frame, finds the panel by line and account, opens it, asks for the time of what is
 * encrypted, and answers when the alarm is in the database. A frame that is not understood is answered DUH and kept; one that
 * was broken on the way, came too often or could not be written is not answered, so that the panel tries again.
 */
export function createDc09(parts: {
  lines: () => PanelLines;
  ledger: Pick<Ledger, 'accepted' | 'duplicate' | 'setAside'>;
  takeSignals: (told: Told, nowMs: number) => Promise<'accepted' | 'duplicate' | 'unknown'>;
  heard: (accountId: number, atMs: number) => void;
  clock: () => number;
  log: Pick<Log, 'warn'>;
  random?: (length: number) => string;
}): Dc09Adapter {
  const { lines, ledger, heard, clock, log, random = randomPad } = parts;
  const perPanel = createRateLimit(PER_PANEL);
  const perSource = new Map<number, { perMinute: number; limit: ReturnType<typeof createRateLimit> }>();

  const isOver = (source: Source, panel: Panel, nowMs: number): boolean => {
    let of = perSource.get(source.id);
    if (of?.perMinute !== source.perMinute) {
      const { perMinute } = source;
      of = { perMinute, limit: createRateLimit({ burst: perMinute, perSecond: perMinute / 60 }) };
      perSource.set(source.id, of);
    }
    return !perPanel.allow(String(panel.id), nowMs) || !of.limit.allow('', nowMs);
  };

  const answer = (frame: Frame, panel: Panel | null, id: 'ACK' | 'DUH' | 'NAK', nowMs: number): string => {
    // Never encrypted, so that a panel whose clock is wrong can read the time.
    if (id === 'NAK')
      return writeFrame({
        id,
        encrypted: false,
        sequence: '0000',
        receiver: '0',
        line: '0A0',
        account: null,
        rest: `]_${timestampOf(nowMs)}`,
      });
    const { sequence, receiver, line, account } = frame;
    const cipher = panel && panel.cipher !== 'unreadable' ? panel.cipher : null;
    const encrypted = frame.encrypted && cipher !== null;
    const rest = encrypted ? sealContent('', nowMs, { cipher, random }) : ']';
    return writeFrame({ id, encrypted, sequence, receiver, line, account, rest });
  };

  /** The content of a panel's frame, or why it cannot be taken. */
  const opened = (frame: Frame, { cipher }: Panel, nowMs: number): { content: Content } | Aside => {
    if (frame.encrypted && cipher === null) return quarantined('no_key', 'DUH');
    if (!frame.encrypted && cipher !== null) return quarantined('not_encrypted', 'DUH');
    if (cipher === 'unreadable') return quarantined('key_unreadable', null);
    const content = cipher ? openContent(frame.rest, cipher) : parseContent(frame.rest, { padded: false });
    if (!content)
      return cipher
        ? quarantined('wrong_key', 'DUH')
        : { outcome: 'refused', reason: 'unreadable', answer: 'DUH' };
    if (content.account !== null && content.account !== frame.account)
      return quarantined('other_account', 'DUH', content.account);
    if (cipher && (content.atMs === null || !isInTime(content.atMs, nowMs)))
      // It may be a recording, so it does not prove that the line is there.
      return quarantined('clock', 'NAK', clockDetail(content.atMs, nowMs));
    return { content };
  };

  const take = async (
    frame: Frame,
    { source, panel }: { source: Source; panel: Panel },
    nowMs: number,
  ): Promise<'accepted' | 'duplicate' | Aside> => {
    const read = opened(frame, panel, nowMs);
    if (!('content' in read)) return read;
    const { data, atMs } = read.content;
    if (frame.id === 'NULL') {
      heard(panel.id, nowMs);
      return 'accepted';
    }
    const signals = signalsOf(frame, data);
    if (!signals) return { ...quarantined('not_understood', 'DUH', data), proven: true };
    const identity = `${frame.id} ${frame.sequence} ${data}`;
    const about = { accountId: panel.id, sourceId: source.id, centre: source.kato };
    const told = { ...about, identity, signals, atMs, encrypted: frame.encrypted };
    let outcome;
    try {
      outcome = await parts.takeSignals(told, nowMs);
    } catch (error) {
      log.warn(
        { err: error, panel: panel.id },
        'a signal of a panel could not be written; it will send it again',
      );
      return { outcome: 'refused', reason: 'not_written', answer: null, proven: true };
    }
    if (outcome === 'unknown') return quarantined('taken_off', 'DUH');
    heard(panel.id, nowMs);
    return outcome;
  };

  const setAside = (
    text: string,
    sender: Sender,
    sourceId: number | null,
    { outcome, reason, detail }: Pick<Aside, 'outcome' | 'reason' | 'detail'>,
  ): void => {
    const { address } = sender;
    ledger.setAside({ sourceId, outcome, atMs: clock(), address, reason, detail, sample: text });
  };

  return {
    noise: (sample, sender) =>
      setAside(sample, sender, sender.sourceId, { outcome: 'refused', reason: 'not_a_frame' }),

    take: async (text, sender) => {
      const nowMs = clock();
      const read = parseFrame(text);
      if (!read.ok) {
        setAside(text, sender, sender.sourceId, { outcome: 'refused', reason: PROBLEMS[read.problem] });
        return null;
      }
      const { frame } = read;
      if (frame.id === 'ACK' || frame.id === 'NAK' || frame.id === 'DUH') {
        setAside(text, sender, sender.sourceId, { outcome: 'refused', reason: 'an_answer' });
        return null;
      }
      const of = lines().get(frame.line);
      if (!of) {
        setAside(text, sender, null, { outcome: 'refused', reason: 'unknown_line', detail: frame.line });
        return answer(frame, null, 'DUH', nowMs);
      }
      const { source } = of;
      sender.sourceId = source.id;
      const panel = of.panels.get(frame.account ?? '');
      if (!panel) {
        setAside(text, sender, source.id, quarantined('unknown_account', 'DUH', frame.account ?? '–'));
        return answer(frame, null, 'DUH', nowMs);
      }
      if (isOver(source, panel, nowMs)) {
        setAside(text, sender, source.id, { outcome: 'refused', reason: 'too_much' });
        return null;
      }
      const outcome = await take(frame, { source, panel }, nowMs);
      if (typeof outcome === 'string') {
        ledger[outcome](source.id, nowMs);
        return answer(frame, panel, 'ACK', nowMs);
      }
      if (outcome.proven) heard(panel.id, nowMs);
      setAside(text, sender, source.id, outcome);
      return outcome.answer && answer(frame, panel, outcome.answer, nowMs);
    },
  };
}

const PROBLEMS = {
  malformed: 'not_a_frame',
  crc: 'crc',
  length: 'length',
  unknown_id: 'unknown_kind',
} as const;

const quarantined = (reason: Reason, answer: Aside['answer'], detail?: string): Aside => ({
  outcome: 'quarantined',
  reason,
  answer,
  ...(detail === undefined ? {} : { detail }),
});

/** Seconds ahead of this server's clock, or behind it. */
function clockDetail(atMs: number | null, nowMs: number): string {
  if (atMs === null) return '–';
  const seconds = Math.round((atMs - nowMs) / 1_000);
  return `${seconds > 0 ? '+' : ''}${seconds} s`;
}

function signalsOf({ id }: Frame, data: string): PanelSignal[] | null {
  return id === 'ADM-CID' ? contactIdSignals(data) : siaSignals(data);
}
