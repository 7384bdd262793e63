import { useMemo } from 'react';
import { differenceOf } from '../shared/coverage/compare.ts';
import { shareOf } from '../shared/coverage/share.ts';
import { pointsText } from './coverage/points-text.ts';
import type { UnitLabel } from './coverage/unit-features.ts';
import { differenceScale, shareScale, type UnitScale } from './coverage/unit-scale.ts';
import { shortName } from './hierarchy/short-name.ts';
import type { Theme } from './theme.ts';
import type { Screen } from './use-screen.ts';

/** A painted unit: the value of its colour, null for the hatch, and the figure that stands on it. */
type Painted = { kato: string; value: number | null; text: string };

/** Values, names and colours of the painted units: shares, or the differences of two sources. */
export function usePaint(
  screen: Screen,
  theme: Theme,
): { shares: Map<string, number | null>; labels: Map<string, UnitLabel>; scale: UnitScale } {
  const { view, tree, versus, paintedRollup, paintedComparison, i18n } = screen;
  const cells = paintedRollup.data?.children;
  const pairs = paintedComparison?.children;
  const painted = useMemo((): Painted[] => {
    const { t, number, percent } = i18n;
    if (versus === null)
      return (cells ?? []).map((cell) => {
        const { share } = shareOf(cell, view.of);
        return {
          kato: cell.kato,
          value: share,
          text: share === null ? t('headline.noData') : percent(share),
        };
      });
    return (pairs ?? []).map(({ kato, first, second }) => {
      const { points, silent } = differenceOf(shareOf(first, view.of), shareOf(second, view.of));
      const text = points === null ? t(`compare.silent.${silent}`) : pointsText(points, number);
      return { kato, value: points, text };
    });
  }, [versus, cells, pairs, view.of, i18n]);
  const scale = useMemo(
    () => (versus === null ? shareScale(theme) : differenceScale(theme)),
    [versus, theme],
  );
  return useMemo(() => {
    const shares = new Map(painted.map(({ kato, value }) => [kato, value]));
    const labels = new Map<string, UnitLabel>();
    for (const { kato, text: sub } of painted) {
      const unit = tree?.units[tree.indexOf.get(kato) ?? -1];
      const [lon, lat] = unit?.label ?? (unit?.seat ? [unit.seat.lon, unit.seat.lat] : []);
      if (!unit || lon === undefined || lat === undefined) continue;
      labels.set(kato, { text: shortName(i18n.name(unit.name)), sub, lon, lat });
    }
    return { shares, labels, scale };
  }, [painted, tree, i18n, scale]);
}
