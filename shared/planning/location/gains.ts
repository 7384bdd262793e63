/** Only the first cover counts: maximal covering. */
export const FIRST_COVER = Float64Array.of(1);

/** A critical point wants so many covers; each is worth the same share. */
export const wantedCovers = (count: number): Float64Array => new Float64Array(count).fill(1 / count);

/** Covers that add less than this are left out. */
const LEAST = 1e-4;

/**
 * What the k-th unit in reach adds when each is busy for a share q of its time: (1 − q) · q^(k−1), the chance that all
 * nearer ones are busy and it is not (Daskin 1983).
 */
export function expectedCovers(busyShare: number, units: number): Float64Array {
  const gains: number[] = [];
  for (let k = 0; k < units; k++) {
    const gain = (1 - busyShare) * busyShare ** k;
    if (gain < LEAST) break;
    gains.push(gain);
  }
  return Float64Array.from(gains);
}
