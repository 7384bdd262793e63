/** What a frame holds, once it is in the clear. */
export type Content = {
  /** Account named in the data; null when it is left to the header. */
  account: string | null;
  /** What the panel says, in the words of the frame's token; empty in a supervision. */
  data: string;
  /** Further data blocks: place, verification, MAC address. */
  extra: readonly string[];
  /** The panel's clock, milliseconds since 1970; null when it did not say. */
  atMs: number | null;
};

const CONTENT = /^(?:#([0-9A-F]{3,16}))?(?:\|([^[\]|]*))?\]((?:\[[^[\]]*\])*)(?:_(.{19}))?$/i;
const TIMESTAMP = /^(\d\d):(\d\d):(\d\d),(\d\d)-(\d\d)-(\d{4})$/;

/**
 * Reads what follows the first `[` of a frame in the clear, or what came of deciphering it.
 * @param padded whether it begins with the padding of an encrypted frame, up to the first `|`.
 * @returns null when it is none, as what a wrong key gives.
 */
export function parseContent(text: string, { padded }: { padded: boolean }): Content | null {
  const bar = padded ? text.indexOf('|') : -1;
  if (padded && bar < 0) return null;
  const match = CONTENT.exec(text.slice(bar + 1));
  if (!match) return null;
  const [, account, data = '', extra = '', stamp] = match;
  const atMs = stamp === undefined ? null : momentOf(stamp);
  if (stamp !== undefined && atMs === null) return null;
  return {
    account: account?.toUpperCase() ?? null,
    data,
    extra: extra === '' ? [] : extra.slice(1, -1).split(']['),
    atMs,
  };
}

/** `HH:MM:SS,MM-DD-YYYY` in UTC; null for a moment that there is not. */
function momentOf(stamp: string): number | null {
  const match = TIMESTAMP.exec(stamp);
  if (!match) return null;
  const [hour = 0, minute = 0, second = 0, month = 0, day = 0, year = 0] = match.slice(1).map(Number);
  const atMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return timestampOf(atMs) === stamp ? atMs : null;
}

/** A moment as frames write it, without the `_` before it. */
export function timestampOf(atMs: number): string {
  const [date = '', time = ''] = new Date(atMs).toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${time.slice(0, 8)},${month}-${day}-${year}`;
}

/** How far a panel's clock may be behind and ahead, milliseconds; ANSI/SIA DC-09-2013, 5.5.1.9. */
export const CLOCK_WINDOW_MS = { behind: 40_000, ahead: 20_000 } as const;

export const isInTime = (atMs: number, nowMs: number): boolean =>
  nowMs - atMs <= CLOCK_WINDOW_MS.behind && atMs - nowMs <= CLOCK_WINDOW_MS.ahead;
