import { DETOUR, SPEED_KMH } from '../../../shared/operations/eta.ts';
import { FRESHNESS_MS } from '../../../shared/operations/position.ts';
import { PLACE_CATEGORIES } from '../../../shared/operations/void-rule.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';
import { ageText } from '../age.ts';
import type { VoidSummary } from '../answers.ts';

type Counts = VoidSummary['counts'];
const DAY_MS = 86_400_000;

/** The sum of one count over all categories. */
export const totalOf = (counts: Counts, what: 'places' | 'voids' | 'fallen' | 'over'): number =>
  PLACE_CATEGORIES.reduce((sum, category) => sum + counts[category][what], 0);

/** The moment since which the longest void of all categories is open; null when none was lost. */
export const longestOf = (counts: Counts): number | null =>
  PLACE_CATEGORIES.reduce<number | null>((least, category) => {
    const { sinceMs } = counts[category];
    return sinceMs === null ? least : Math.min(least ?? Infinity, sinceMs);
  }, null);

/** `3 schools, 1 settlement`: what was lost, by category. */
export const lostText = ({ t }: I18n, counts: Counts): string =>
  PLACE_CATEGORIES.filter((category) => counts[category].fallen > 0)
    .map((category) => t(`voids.count.${category}`, { n: counts[category].fallen }))
    .join(', ');

/** A moment as a time of day, with its day when that is another one. */
export const sinceText = ({ time, moment }: I18n, sinceMs: number, asOfMs: number): string =>
  asOfMs - sinceMs < DAY_MS ? time(sinceMs) : moment(new Date(sinceMs).toISOString());

/** A distance, in metres below a kilometre. */
export const distanceText = ({ t, number }: I18n, metres: number): string =>
  metres < 1_000
    ? t('operations.metres', { value: number(Math.round(metres / 10) * 10) })
    : t('operations.km', { value: number(Math.round(metres / 100) / 10) });

/** The band of a travel time. */
export const etaText = ({ lowS, highS }: { lowS: number; highS: number }): { from: string; to: string } => ({
  from: ageText(lowS * 1_000),
  to: ageText(highS * 1_000),
});

/** How reach is estimated, in words. */
export const estimateText = ({ t, number }: I18n): string =>
  t('voids.estimate', {
    detour: number(DETOUR.likely),
    urbanDay: number(SPEED_KMH.urban.day),
    urbanNight: number(SPEED_KMH.urban.night),
    ruralDay: number(SPEED_KMH.rural.day),
    ruralNight: number(SPEED_KMH.rural.night),
  });

/** How old a position may be to count. */
export const FRESH_S = FRESHNESS_MS.fresh / 1_000;
