import type { Pair } from 'polygon-clipping';
import { settle } from './contiguity.ts';
import { closeGaps } from './gaps.ts';
import type { Claim } from './gauge.ts';
import { cellAreaKm2, latOf, lonOf } from './grid.ts';
import { type Field, partition } from './partition.ts';
import { SPLIT_FROM, type Unit } from './units.ts';

/** Labels of a grid and the unit of each label. */
export type Division = { readonly labels: Int16Array; readonly units: readonly Unit[] };

function claimOf(unit: Unit): Claim | null {
  return unit.extent && { ...unit.extent, label: unit.label, labelIsCentroid: unit.type === 'city_district' };
}

/** Moves to `younger` the half of the open area of `older` that lies on its seat's side. */
function halve(
  { grid, open }: Field,
  labels: Int16Array,
  older: number,
  younger: number,
  from: Pair,
  to: Pair,
): void {
  const cells: { cell: number; bias: number; area: number }[] = [];
  labels.forEach((label, cell) => {
    if (label !== older) return;
    const row = Math.floor(cell / grid.columns);
    const lon = lonOf(grid, cell % grid.columns);
    const lat = latOf(grid, row);
    const narrowing = Math.cos((lat * Math.PI) / 180) ** 2;
    const bias = narrowing * (to[0] - from[0]) * (lon - from[0]) + (to[1] - from[1]) * (lat - from[1]);
    cells.push({ cell, bias, area: open[cell] ? cellAreaKm2(grid, row) : 0 });
  });
  cells.sort((a, b) => b.bias - a.bias);
  let left = cells.reduce((sum, { area }) => sum + area, 0) / 2;
  for (const { cell, area } of cells) {
    left -= area;
    if (left < 0) break;
    labels[cell] = younger;
  }
}

/** Divides the open cells of a field among units; see `partition` for `nobody`. Units without figures halve the older one. */
export function divide(field: Field, units: readonly Unit[], nobody: boolean): Division {
  const measured = units.filter((unit) => unit.extent);
  const young = units.filter((unit) => !unit.extent);
  const all = [...measured, ...young];
  const claims = measured.flatMap((unit) => claimOf(unit) ?? []);
  const labels = partition(field, claims, nobody);
  if (nobody) closeGaps(field, labels);
  for (const unit of young) {
    const older = all.findIndex(({ kato }) => kato === SPLIT_FROM.get(unit.kato));
    const parent = all[older];
    if (parent) halve(field, labels, older, all.indexOf(unit), parent.seat, unit.seat);
  }
  settle(field, labels, all);
  return { labels, units: all };
}
