/** How values of siblings lie: quartiles, and the robust scale that outliers are judged by. */
export type Spread = {
  n: number;
  min: number;
  q1: number;
  median: number;
  q3: number;
  max: number;
  /** Median of the distances from the median, times 1.4826: the standard deviation of a normal spread. */
  mad: number;
};

/** Scales the MAD to the standard deviation of a normal distribution. */
const NORMAL = 1.4826;
/** Iglewicz and Hoaglin 1993: a modified z-score beyond it is an outlier. */
export const OUTLIER_Z = 3.5;
/** Tukey 1977: beyond so many quartile ranges. It decides where more than half of the values are equal and MAD is 0. */
export const OUTLIER_IQR = 1.5;
/** Of fewer nobody can say what is usual. */
export const FEWEST_SIBLINGS = 5;

/** The value below which a share of sorted values lies, linear between two (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** Null when there are no values. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [min] = sorted;
  if (min === undefined) return null;
  const median = quantile(sorted, 0.5);
  const distances = sorted.map((value) => Math.abs(value - median)).sort((a, b) => a - b);
  return {
    n: sorted.length,
    min,
    q1: quantile(sorted, 0.25),
    median,
    q3: quantile(sorted, 0.75),
    max: sorted.at(-1) ?? min,
    mad: NORMAL * quantile(distances, 0.5),
  };
}

/** Whether a value lies far below or far above its siblings. */
export function outlierOf(value: number, spread: Spread): 'low' | 'high' | null {
  const { n, median, mad, q1, q3 } = spread;
  if (n < FEWEST_SIBLINGS) return null;
  const far =
    mad > 0
      ? Math.abs(value - median) / mad > OUTLIER_Z
      : value < q1 - OUTLIER_IQR * (q3 - q1) || value > q3 + OUTLIER_IQR * (q3 - q1);
  return far ? (value < median ? 'low' : 'high') : null;
}
