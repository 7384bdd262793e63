import type { Median, MedianProblem } from './p-median.ts';

/** Prices of being served, one per demand, what each site saves at them, and the bound they prove. */
export type MedianBound = {
  bound: number;
  price: Float64Array;
  /** Per site: below 0 it is wanted. */
  saving: Float64Array;
  /** The sites that the prices propose, the fixed ones included. */
  isOpen: Uint8Array;
  /** What one site more would change at the most: the saving of the first that was not taken. */
  rate: number;
};

const PATIENCE = 15;
const SHORTEST = 2e-4;

/**
 * Bounds by Lagrangian relaxation (Cornuéjols, Fisher and Nemhauser 1977): each demand pays a price for being served; a site
 * is worth what it serves below the price, and the best sites are taken each by itself. A price never passes the last site of
 * a list, so short lists prove as well. One subgradient step for each `next()`.
 */
export function* medianBounds(
  { problem, first, second }: Median,
  found: () => number,
): Generator<MedianBound, void> {
  const { nearest, weight } = problem;
  const highest = new Float64Array(nearest.demand);
  const price = new Float64Array(nearest.demand);
  // Steps are measured by what a demand may pay: one of a thousand pupils an hour away moves farther than one of ten nearby.
  const size = new Float64Array(nearest.demand);
  for (let i = 0; i < nearest.demand; i++) {
    const w = weight[i] ?? 0;
    highest[i] = nearest.isWhole ? Infinity : w * (nearest.minutes[(i + 1) * nearest.depth - 1] ?? 0);
    price[i] = Math.min(highest[i] ?? 0, (w * ((first[i] ?? 0) + (second[i] ?? 0))) / 2);
    size[i] = Math.min(highest[i] ?? 0, w * (second[i] ?? 0));
  }
  const short = new Float64Array(nearest.demand);
  let best = -Infinity;
  let length = 1.5;
  let patience = PATIENCE;
  while (length > SHORTEST) {
    const saving = new Float64Array(nearest.sites);
    let bound = 0;
    for (let i = 0; i < nearest.demand; i++) {
      const [w, p] = [weight[i] ?? 0, price[i] ?? 0];
      bound += p;
      for (let e = i * nearest.depth; e < (i + 1) * nearest.depth; e++) {
        const left = w * (nearest.minutes[e] ?? 0) - p;
        if (left >= 0) break;
        const j = nearest.siteOf[e] ?? 0;
        saving[j] = (saving[j] ?? 0) + left;
      }
    }
    const { isOpen, worth, rate } = dearest(problem, saving);
    bound += worth;
    if (bound > best + 1e-7 * Math.abs(best)) patience = PATIENCE;
    else if (--patience === 0) [length, patience] = [length / 2, PATIENCE];
    best = Math.max(best, bound);
    yield { bound, price: price.slice(), saving, isOpen, rate };

    let norm = 0;
    for (let i = 0; i < nearest.demand; i++) {
      const [w, p] = [weight[i] ?? 0, price[i] ?? 0];
      let servers = 0;
      for (let e = i * nearest.depth; e < (i + 1) * nearest.depth; e++) {
        if (w * (nearest.minutes[e] ?? 0) >= p) break;
        servers += isOpen[nearest.siteOf[e] ?? 0] ?? 0;
      }
      short[i] = p >= (highest[i] ?? 0) && servers === 0 ? 0 : 1 - servers;
      norm += (size[i] ?? 0) * (short[i] ?? 0) ** 2;
    }
    if (norm === 0) return;
    const step = (length * Math.max(found() - bound, 1e-5 * found())) / norm;
    for (let i = 0; i < nearest.demand; i++)
      price[i] = Math.min(
        highest[i] ?? 0,
        Math.max(0, (price[i] ?? 0) + step * (size[i] ?? 0) * (short[i] ?? 0)),
      );
  }
}

/** The fixed sites and, of the others, those that save most. */
function dearest({ nearest, number, isFixed, isAllowed }: MedianProblem, saving: Float64Array) {
  const isOpen = isFixed.slice();
  let worth = 0;
  const free: number[] = [];
  for (let j = 0; j < nearest.sites; j++)
    if (isFixed[j] === 1) worth += saving[j] ?? 0;
    else if (isAllowed[j] === 1) free.push(j);
  free.sort((a, b) => (saving[a] ?? 0) - (saving[b] ?? 0));
  for (const j of free.slice(0, number)) {
    worth += saving[j] ?? 0;
    isOpen[j] = 1;
  }
  return { isOpen, worth, rate: saving[free[number] ?? -1] ?? 0 };
}
