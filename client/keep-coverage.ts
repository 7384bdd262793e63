import { shareOf } from '../shared/coverage/share.ts';
import { MOST } from './pocket/kept-picture.ts';
import { useKept } from './pocket/use-kept.ts';
import type { Screen } from './use-screen.ts';

/** Worst share first, those without data last. */
const shareFirst = (row: { numerator: number; denominator: number }): number =>
  row.denominator === 0 ? Infinity : row.numerator / row.denominator;

/** Keeps the headline and the ranking that are seen, for when there is no server. */
export function useKeepCoverage(screen: Screen): void {
  const { view, unit, tree, rollup, choice, known } = screen;
  const { data, dataUpdatedAt, isPlaceholderData } = rollup;
  const source = known.find(({ id }) => id === choice.source);
  const isThere = unit !== null && tree !== null && data !== undefined && !isPlaceholderData;
  useKept(isThere ? `${unit.kato} ${view.measure} ${view.of} ${dataUpdatedAt}` : null, () => {
    if (!isThere || !source) return null;
    const { numerator, denominator } = shareOf(data.unit, view.of);
    const rows = data.children
      .flatMap((cell) => {
        const child = tree.units[tree.indexOf.get(cell.kato) ?? -1];
        const { numerator: part, denominator: all } = shareOf(cell, view.of);
        return child ? [{ name: child.name, numerator: part, denominator: all }] : [];
      })
      .toSorted((a, b) => shareFirst(a) - shareFirst(b))
      .slice(0, MOST.rows);
    return {
      coverage: {
        takenMs: dataUpdatedAt,
        kato: unit.kato,
        unit: unit.name,
        measure: view.measure,
        of: view.of,
        source: source.title,
        asOf: data.asOf,
        numerator,
        denominator,
        gap: data.unit.gap,
        unknown: data.unit.unknown,
        rows,
      },
    };
  });
}
