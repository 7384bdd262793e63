/** Of so many units at most the rows are asked for singly; they fit into one address. */
export const MAX_UNITS_ASKED = 300;

/**
 * A list of units, by id, with some of its rows renewed: those that are answered take their places, those that were asked for and
 * are not answered have left. All others stay the very same objects.
 */
export function renewRows<Row extends { unit: { id: number } }>(
  rows: readonly Row[],
  asked: Iterable<number>,
  answered: readonly Row[],
): Row[] {
  const renewed = new Set(asked);
  return [...rows.filter(({ unit }) => !renewed.has(unit.id)), ...answered].sort(
    (a, b) => a.unit.id - b.unit.id,
  );
}
