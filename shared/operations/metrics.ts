import type { Times } from './schema.ts';

/** What is measured between two moments of the stop clock. `responseFromDispatch` is published beside the response. */
export const METRICS = {
  answer: ['t0', 't1'],
  processing: ['t1', 't3'],
  turnout: ['t3', 't5'],
  travel: ['t5', 't6'],
  response: ['t0', 't6'],
  responseFromDispatch: ['t3', 't6'],
} as const satisfies Record<string, readonly [keyof Times, keyof Times]>;
export type Metric = keyof typeof METRICS;
export const METRIC_NAMES = Object.keys(METRICS) as Metric[];

/** Figures of every metric over one group of incidents. */
export type Figures = Record<Metric, Figure>;

/** Fewer cases give no figure: a median of nine says more about the nine than about the service. */
export const FEWEST_CASES = 10;

/** A figure with the number of cases it is of. `medianS` and `p90S` are null for fewer than `FEWEST_CASES`. */
export type Figure = { n: number; medianS: number | null; p90S: number | null };

/** An incident whose clock runs backwards: for the data-quality list, not for a figure. */
export type Backwards = { id: number; metric: Metric; seconds: number };

/** Seconds that a metric took; null when one of its moments is not known. */
export function secondsOf(times: Times, metric: Metric): number | null {
  const [from, to] = METRICS[metric];
  const start = times[from];
  const end = times[to];
  return start === null || end === null ? null : (end - start) / 1000;
}

/**
 * Median and 90th percentile of every metric over incidents. Cases without a moment are left out of that metric's `n`;
 * negative ones are listed in `backwards`.
 * @source domain metrics: answer = t1 − t0, processing = t3 − t1, turnout = t5 − t3, travel = t6 − t5, response = t6 − t0.
 */
export function figures(incidents: readonly { id: number; times: Times }[]): {
  figures: Figures;
  backwards: Backwards[];
} {
  const backwards: Backwards[] = [];
  const measured = (metric: Metric): Figure => {
    const seconds: number[] = [];
    for (const { id, times } of incidents) {
      const took = secondsOf(times, metric);
      if (took === null) continue;
      if (took < 0) backwards.push({ id, metric, seconds: took });
      else seconds.push(took);
    }
    return figureOf(seconds);
  };
  return {
    figures: figuresBy(measured),
    backwards,
  };
}

function figureOf(seconds: number[]): Figure {
  const sorted = Float64Array.from(seconds).sort();
  return publishable({ n: sorted.length, medianS: quantile(sorted, 0.5), p90S: quantile(sorted, 0.9) });
}

/** A figure for every metric. */
export const figuresBy = (figureOfMetric: (metric: Metric) => Figure): Figures => ({
  answer: figureOfMetric('answer'),
  processing: figureOfMetric('processing'),
  turnout: figureOfMetric('turnout'),
  travel: figureOfMetric('travel'),
  response: figureOfMetric('response'),
  responseFromDispatch: figureOfMetric('responseFromDispatch'),
});

/** A figure as it may be shown: without its values when it is of fewer than `FEWEST_CASES`. */
export const publishable = (figure: Figure): Figure =>
  figure.n < FEWEST_CASES ? { n: figure.n, medianS: null, p90S: null } : figure;

/** Linear between the two nearest ranks (Hyndman and Fan 1996, type 7), as spreadsheets compute it. */
function quantile(sorted: Float64Array, share: number): number {
  const rank = (sorted.length - 1) * share;
  const low = sorted[Math.floor(rank)] ?? 0;
  const high = sorted[Math.ceil(rank)] ?? low;
  return low + (high - low) * (rank - Math.floor(rank));
}
