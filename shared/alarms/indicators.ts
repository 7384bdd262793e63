import { ALARM_LEVELS, type AlarmLevel } from './alarm-class.ts';
import { floodsOf } from './flood.ts';

const DAY_MS = 86_400_000;
const TEN_MINUTES_MS = 600_000;
const CHATTER = { times: 3, withinMs: 60_000 } as const;
/** An alarm that stands longer has become a status. */
export const STALE_MS = DAY_MS;
const TOP = 10;

/** One time that something was said to be so; `annunciated` when it called for a person, and not only repeated itself. */
export type Activation = {
  atMs: number;
  alarmId: number;
  level: AlarmLevel;
  /** Whoever said it: a panel, a unit, a detector. */
  origin: string;
  annunciated: boolean;
};

/**
 * What is aimed at, and what is still bearable. Averages: one alarm in ten minutes (150 a day) is very likely acceptable, two
 * (300 a day) the most that can be managed – EEMUA 191, table 12; ANSI/ISA-18.2, table 7. Peak, share of time in flood, top ten
 * sources, chattering and stale alarms: ISA-18.2, table 7. High priority: 5 % of all, as 80/15/5 (both).
 */
export const INDICATOR_LIMITS = {
  perTenMinutes: { good: 1, most: 2 },
  perDay: { good: 150, most: 300 },
  peak: { good: 10, most: 10 },
  floodShare: { good: 0.01, most: 0.01 },
  highShare: { good: 0.05, most: 0.05 },
  topShare: { good: 0.01, most: 0.05 },
  chattering: { good: 0, most: 0 },
  stale: { good: 4, most: 4 },
} as const;
export type Indicator = keyof typeof INDICATOR_LIMITS;
export const INDICATORS = Object.keys(INDICATOR_LIMITS) as Indicator[];

/**
 * A value against its limits. Ten sources of fewer than 200 alarms have more than 5 % of them, however even they are: that is
 * too `few` to judge by.
 * @param count alarms that called for a person.
 */
export const verdictOf = (
  indicator: Indicator,
  value: number,
  count: number,
): 'good' | 'bearable' | 'over' | 'few' => {
  const { good, most } = INDICATOR_LIMITS[indicator];
  if (indicator === 'topShare' && count > 0 && TOP > most * count) return 'few';
  return value <= good ? 'good' : value <= most ? 'bearable' : 'over';
};

export type Source = { origin: string; count: number; share: number };
export type Indicators = {
  /** Alarms that called for a person. */
  count: number;
  values: Readonly<Record<Indicator, number>>;
  mix: Readonly<Record<AlarmLevel, number>>;
  floods: { count: number; ms: number };
  /** The ten that called most often, with their share of all. */
  top: Source[];
  /** Alarms that were said three times or more within a minute, with the most times within one. */
  chattering: { alarmId: number; origin: string; most: number }[];
};

/**
 * How well the alarms of a period behaved.
 * @param activations ascending, all of the period [fromMs, toMs).
 * @param stale how many alarms stood for more than a day when the period ended.
 */
export function indicatorsOf(
  activations: readonly Activation[],
  { fromMs, toMs, stale }: { fromMs: number; toMs: number; stale: number },
): Indicators {
  const called = activations.filter(({ annunciated }) => annunciated);
  const count = called.length;
  const share = (part: number): number => (count === 0 ? 0 : part / count);
  const ms = Math.max(1, toMs - fromMs);
  const { floods, peak } = floodsOf(
    called.map(({ atMs }) => atMs),
    toMs,
  );
  const floodMs = floods.reduce((sum, flood) => sum + (flood.toMs ?? toMs) - flood.fromMs, 0);
  const mix = Object.fromEntries(
    ALARM_LEVELS.map((level) => [level, called.filter((one) => one.level === level).length]),
  ) as Record<AlarmLevel, number>;
  const top = topOf(called).map((one) => ({ ...one, share: share(one.count) }));
  const chattering = chatteringOf(activations);
  return {
    count,
    values: {
      perTenMinutes: (count * TEN_MINUTES_MS) / ms,
      perDay: (count * DAY_MS) / ms,
      peak,
      floodShare: floodMs / ms,
      highShare: share(mix.sos + mix.high),
      // Of the counts: ten shares of one whole add up to a hair less than it.
      topShare: share(top.reduce((sum, one) => sum + one.count, 0)),
      chattering: chattering.length,
      stale,
    },
    mix,
    floods: { count: floods.length, ms: floodMs },
    top,
    chattering,
  };
}

function topOf(called: readonly Activation[]): { origin: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { origin } of called) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  return Array.from(counts, ([origin, count]) => ({ origin, count }))
    .toSorted((a, b) => b.count - a.count || (a.origin < b.origin ? -1 : 1))
    .slice(0, TOP);
}

/** What repeats itself faster than a hand can (ISA-18.2: three times or more within a minute). */
function chatteringOf(activations: readonly Activation[]): Indicators['chattering'] {
  const times = new Map<number, { origin: string; atMs: number[] }>();
  for (const { alarmId, origin, atMs } of activations) {
    const of = times.get(alarmId) ?? { origin, atMs: [] };
    of.atMs.push(atMs);
    times.set(alarmId, of);
  }
  return Array.from(times, ([alarmId, { origin, atMs }]) => ({ alarmId, origin, most: mostWithin(atMs) }))
    .filter(({ most }) => most >= CHATTER.times)
    .toSorted((a, b) => b.most - a.most || a.alarmId - b.alarmId);
}

function mostWithin(atMs: readonly number[]): number {
  let most = 0;
  let oldest = 0;
  atMs.forEach((at, i) => {
    while (at - (atMs[oldest] ?? at) >= CHATTER.withinMs) oldest++;
    most = Math.max(most, i - oldest + 1);
  });
  return most;
}
