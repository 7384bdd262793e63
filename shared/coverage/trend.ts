import type { DatedWord } from './known-since.ts';
import { isRequired } from './requirement.ts';
import type { Group, Measure } from '../register/schema.ts';

/** Counts of one moment: what was known by then. Percentages are computed by `shareOf`. */
export type TrendPoint = {
  day: number;
  reported: number;
  working: number;
  requiredWorking: number;
  gap: number;
};

/**
 * What was known of some facilities by each of some days: of each facility the newest word that is not younger than the day.
 * @param days rising. @param facilities with their words in any order.
 */
export function trendOf(
  days: readonly number[],
  measure: Measure,
  facilities: Iterable<{ group: Group; words: readonly DatedWord[] }>,
): TrendPoint[] {
  const points = days.map((day) => ({ day, reported: 0, working: 0, requiredWorking: 0, gap: 0 }));
  for (const { group, words } of facilities) {
    if (words.length === 0) continue;
    const sorted = words.toSorted((a, b) => a.day - b.day || a.priority - b.priority);
    const required = isRequired(group, measure);
    let known = -1;
    for (const point of points) {
      while (known + 1 < sorted.length && (sorted[known + 1]?.day ?? Infinity) <= point.day) known++;
      const word = sorted[known];
      if (!word) continue;
      point.reported++;
      if (word.works) point.working++;
      if (!required) continue;
      if (word.works) point.requiredWorking++;
      else point.gap++;
    }
  }
  return points;
}
