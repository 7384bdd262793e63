/** So many things are read out one by one; more at once are summed up. */
const ONE_BY_ONE = 3;

/**
 * What a live region says of things that came since it last spoke: each in full while they are few, else how many – a voice
 * that reads forty lines out is switched off. Pure, so that the pace (see `useCalm`) and the words are tested apart.
 * @param sum the words for so many at once.
 */
export const announcement = (sentences: readonly string[], sum: (n: number) => string): string =>
  sentences.length > ONE_BY_ONE ? sum(sentences.length) : sentences.join('. ');

/** Things that were there at one moment and those that came later, by their numbers. */
export type Arrivals = { known: ReadonlySet<number>; fresh: readonly number[] };

/** The next arrivals, when `ids` are there now; those of the first look are no news, nor is what left and came back at once. */
export function arrivalsAfter(before: Arrivals | null, ids: readonly number[]): Arrivals {
  if (before === null) return { known: new Set(ids), fresh: [] };
  const fresh = ids.filter((id) => !before.known.has(id));
  return { known: new Set([...before.known, ...ids]), fresh: fresh.length > 0 ? fresh : before.fresh };
}
