import { crc16 } from './crc.ts';

/** The tokens of ANSI/SIA DC-09-2013 that are spoken here: what panels send, and what they are answered. */
export const FRAME_IDS = ['SIA-DCS', 'ADM-CID', 'NULL', 'ACK', 'NAK', 'DUH'] as const;
export type FrameId = (typeof FRAME_IDS)[number];

/**
 * A frame as it stands on the wire, its check sum and length proven. `rest` is what follows the first `[`: in the clear, or
 * hexadecimal digits of what is encrypted.
 */
export type Frame = {
  id: FrameId;
  encrypted: boolean;
  /** 0001 to 9999 and again 0001; 0000 is none. */
  sequence: string;
  receiver: string | null;
  line: string;
  account: string | null;
  rest: string;
  crc: string;
};

export type FrameProblem = 'malformed' | 'crc' | 'length' | 'unknown_id';

/** What the length field can say, and the field before it. */
export const MOST_FRAME_CHARS = 0xfff + 8;

const FRAME =
  /^([0-9A-F]{4})0([0-9A-F]{3})("(\*?)([A-Z0-9-]{2,16})"([0-9]{4})(?:R([0-9A-F]{1,6}))?L([0-9A-F]{1,6})(?:#([0-9A-F]{3,16}))?\[([^\n\r]*))$/i;
const KNOWN = new Set<string>(FRAME_IDS);
const isKnown = (id: string): id is FrameId => KNOWN.has(id);

/**
 * Reads a frame without the LF and CR around it. Characters are bytes (latin-1). Nothing is guessed: a frame whose check sum
 * or length is not that of its bytes was changed on the way.
 */
export function parseFrame(text: string): { ok: true; frame: Frame } | { ok: false; problem: FrameProblem } {
  const match = FRAME.exec(text);
  if (!match) return { ok: false, problem: 'malformed' };
  const [, crc = '', length = '', span = '', star, id = '', sequence = '', receiver, line = '', account] =
    match;
  if (Number.parseInt(length, 16) !== span.length) return { ok: false, problem: 'length' };
  if (crc16(span) !== crc.toUpperCase()) return { ok: false, problem: 'crc' };
  if (!isKnown(id)) return { ok: false, problem: 'unknown_id' };
  const frame: Frame = {
    id,
    encrypted: star === '*',
    sequence,
    receiver: receiver?.toUpperCase() ?? null,
    line: line.toUpperCase(),
    account: account?.toUpperCase() ?? null,
    rest: match[10] ?? '',
    crc: crc.toUpperCase(),
  };
  return { ok: true, frame };
}

/** Writes a frame with LF and CR. */
export function writeFrame(frame: Omit<Frame, 'crc'>): string {
  const { id, encrypted, sequence, receiver, line, account, rest } = frame;
  const from = `${receiver === null ? '' : `R${receiver}`}L${line}${account === null ? '' : `#${account}`}`;
  const span = `"${encrypted ? '*' : ''}${id}"${sequence}${from}[${rest}`;
  if (span.length > 0xfff) throw new RangeError('A frame has 4,095 characters at most');
  return `\n${crc16(span)}0${span.length.toString(16).toUpperCase().padStart(3, '0')}${span}\r`;
}

/** The sequence number after another: 9999 is followed by 0001. */
export const nextSequence = (sequence: string): string =>
  String((Number(sequence) % 9_999) + 1).padStart(4, '0');
