import type { Problem } from './problem.ts';

/** Items that no rule and no aim tells apart: how many of them are bought is one whole number. */
export type ItemClass = {
  /** The district whose minimum they serve; −1 where no minimum asks for them. */
  district: number;
  tenge: number;
  weight: number;
  closes: number;
  /** Positions in `Problem.items`, the facilities with the most learners first: at the same price they go before. */
  items: readonly number[];
};

/** Puts identical items together, and leaves out what neither serves a minimum nor the aim. */
export function classesOf({ items, needs, facilities }: Problem): ItemClass[] {
  const classes = new Map<string, Omit<ItemClass, 'items'> & { items: number[] }>();
  items.forEach((item, position) => {
    const { tenge, weight, closes } = item;
    const district = (needs[item.district] ?? 0) > 0 && closes > 0 ? item.district : -1;
    if (weight === 0 && district < 0) return;
    const key = `${district} ${tenge} ${weight} ${closes}`;
    const same = classes.get(key);
    if (same) same.items.push(position);
    else classes.set(key, { district, tenge, weight, closes, items: [position] });
  });
  const learnersOf = (position: number): number =>
    facilities[items[position]?.facility ?? -1]?.learners ?? -1;
  for (const one of classes.values()) one.items.sort((a, b) => learnersOf(b) - learnersOf(a) || a - b);
  return [...classes.values()];
}
