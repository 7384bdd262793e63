import type { Fraction, Indicators } from './evaluate.ts';
import { MEASURES, type Measure } from '../../register/schema.ts';

export const INDICATOR_KEYS = [
  'reached',
  'reachedPeople',
  'backed',
  'meanS',
  'p90S',
  'crews',
  'watched',
  'watchedTwice',
  'gap',
  'costKzt',
] as const;
export type IndicatorKey = (typeof INDICATOR_KEYS)[number];

/**
 * One indicator as it is written anywhere: on a screen, in a comparison, in an order. `better` says whether more is good,
 * bad, or neither; `of` is its denominator, where it is a part of something.
 */
export type IndicatorLine = {
  key: IndicatorKey;
  measure: Measure | null;
  unit: 'count' | 'seconds' | 'tenge';
  value: number | null;
  of: number | null;
  better: 'more' | 'less' | 'neither';
};

/** All indicators in the order in which people read them. */
export function indicatorLines(indicators: Indicators): IndicatorLine[] {
  const part = (key: IndicatorKey, { part: value, of }: Fraction, better: IndicatorLine['better'] = 'more') =>
    ({ key, measure: null, unit: 'count', value, of, better }) satisfies IndicatorLine;
  const plain = (
    key: IndicatorKey,
    value: number | null,
    unit: IndicatorLine['unit'],
    better: IndicatorLine['better'],
  ): IndicatorLine => ({ key, measure: null, unit, value, of: null, better });
  return [
    part('reached', indicators.reached),
    part('reachedPeople', indicators.reachedPeople),
    part('backed', indicators.backed),
    plain('meanS', indicators.meanS, 'seconds', 'less'),
    plain('p90S', indicators.p90S, 'seconds', 'less'),
    plain('crews', indicators.crews, 'count', 'neither'),
    part('watched', indicators.watched),
    part('watchedTwice', indicators.watchedTwice),
    ...MEASURES.map((measure) => ({ ...part('gap', indicators.gaps[measure], 'less'), measure })),
    plain('costKzt', indicators.costKzt, 'tenge', 'less'),
  ];
}
