import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import type { Travel } from '../../../shared/planning/location/travel.ts';

/** A published problem: distances by rows of demand, and the demands' weights. See data/planning/instances/README.md. */
export type Instance = { travel: Extract<Travel, { kind: 'matrix' }>; weight: Float64Array };

const rowsOf = (file: string): string[][] =>
  parse(readFileSync(new URL(`../../../data/planning/instances/${file}`, import.meta.url)), {
    comment: '#',
    from: 2,
  });

/** Demands with their weight and the distance from every site: `tract,weight,d1,…`. */
export function readMatrix(file: string): Instance {
  const rows = rowsOf(file);
  const sites = (rows[0]?.length ?? 2) - 2;
  return {
    weight: Float64Array.from(rows, (row) => Number(row[1])),
    travel: {
      kind: 'matrix',
      demand: rows.length,
      sites,
      minutes: Float64Array.from(rows.flatMap((row) => row.slice(2).map(Number))),
    },
  };
}

/** Edges of a graph whose every vertex is a demand and a site: `from,to,length`; the last of a doubled pair holds. */
export function readGraph(file: string): Instance {
  const edges = rowsOf(file).map((row) => row.map(Number));
  const count = edges.reduce((most, [from = 0, to = 0]) => Math.max(most, from, to), 0);
  const at = new Float64Array(count * count).fill(Infinity);
  for (const [from = 0, to = 0, length = 0] of edges) {
    at[(from - 1) * count + to - 1] = length;
    at[(to - 1) * count + from - 1] = length;
  }
  for (let v = 0; v < count; v++) at[v * count + v] = 0;
  // Floyd and Warshall: the shortest ways through one vertex more at a time.
  for (let k = 0; k < count; k++)
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++) {
        const around = (at[i * count + k] ?? Infinity) + (at[k * count + j] ?? Infinity);
        if (around < (at[i * count + j] ?? Infinity)) at[i * count + j] = around;
      }
  return {
    weight: new Float64Array(count).fill(1),
    travel: { kind: 'matrix', demand: count, sites: count, minutes: at },
  };
}
