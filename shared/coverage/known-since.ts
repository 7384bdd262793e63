/** One word about a measure; `day` counts days since 1970, `works` whether it says that the measure works. */
export type DatedWord = { day: number; priority: number; works: boolean };

const newestFirst = (a: DatedWord, b: DatedWord): number => b.day - a.day || b.priority - a.priority;

/**
 * Since which day a gap has been known: the first of the unbroken run of words, back from the newest, none of which says that
 * the measure works. Null when the newest says so, or nobody has said anything.
 */
export function knownSince(words: readonly DatedWord[]): number | null {
  let since: number | null = null;
  // Of two that nothing tells apart the later in the row is believed, as in the picture.
  for (const word of words.toReversed().toSorted(newestFirst)) {
    if (word.works) return since;
    since = word.day;
  }
  return since;
}

const DAY_MS = 86_400_000;
/** A day since 1970 as ISO text, and back. */
export const isoOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const dayOfIso = (iso: string): number => Math.round(Date.parse(iso) / DAY_MS);

const ZONE_MS = 5 * 3_600_000;
/** The day in Kazakhstan (UTC+5) of a moment, ISO. */
export const dayInKazakhstan = (atMs: number): string => new Date(atMs + ZONE_MS).toISOString().slice(0, 10);
