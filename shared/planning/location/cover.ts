import type { TravelRows } from './travel.ts';

/** Which site covers which demand, from both sides: two lists in compressed rows. */
export type Cover = {
  demand: number;
  sites: number;
  /** Sites of demand i: `siteOf[siteStart[i] … siteStart[i + 1])`, rising. */
  siteStart: Int32Array;
  siteOf: Int32Array;
  /** Demands of site j: `demandOf[demandStart[j] … demandStart[j + 1])`, rising. */
  demandStart: Int32Array;
  demandOf: Int32Array;
};

/** Lays the sites of each demand out. @param rows of each demand its sites, rising. */
export function coverOf(rows: readonly ArrayLike<number>[], sites: number): Cover {
  const siteStart = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (siteStart[i + 1] = (siteStart[i] ?? 0) + row.length));
  const siteOf = new Int32Array(siteStart[rows.length] ?? 0);
  rows.forEach((row, i) => siteOf.set(row, siteStart[i]));
  return withDemands(rows.length, sites, siteStart, siteOf);
}

function withDemands(demand: number, sites: number, siteStart: Int32Array, siteOf: Int32Array): Cover {
  const demandStart = new Int32Array(sites + 1);
  for (const j of siteOf) demandStart[j + 1] = (demandStart[j + 1] ?? 0) + 1;
  for (let j = 0; j < sites; j++) demandStart[j + 1] = (demandStart[j + 1] ?? 0) + (demandStart[j] ?? 0);
  const next = demandStart.slice();
  const demandOf = new Int32Array(siteOf.length);
  for (let i = 0; i < demand; i++)
    for (let e = siteStart[i] ?? 0; e < (siteStart[i + 1] ?? 0); e++) {
      const j = siteOf[e] ?? 0;
      const at = next[j] ?? 0;
      demandOf[at] = i;
      next[j] = at + 1;
    }
  return { demand, sites, siteStart, siteOf, demandStart, demandOf };
}

/** Every site within the target of every demand, the target itself included. */
export function coverWithin(rows: TravelRows, target: ArrayLike<number>): Cover {
  const near = new Int32Array(rows.sites);
  const siteStart = new Int32Array(rows.demand + 1);
  let siteOf = new Int32Array(1024);
  let count = 0;
  for (let i = 0; i < rows.demand; i++) {
    const found = rows.within(i, target[i] ?? 0, near);
    if (count + found > siteOf.length) {
      const larger = new Int32Array(Math.max(siteOf.length * 2, count + found));
      larger.set(siteOf.subarray(0, count));
      siteOf = larger;
    }
    siteOf.set(near.subarray(0, found), count);
    count += found;
    siteStart[i + 1] = count;
  }
  return withDemands(rows.demand, rows.sites, siteStart, siteOf.slice(0, count));
}
