import { columnsOf, type Picture } from './picture.ts';
import { replaceFacility, type CoverageColumns, type FacilityFacts } from '../../shared/coverage/rollup.ts';
import { MEASURES, type EvidenceSource, type Facility } from '../../shared/register/schema.ts';
import type { EvidenceRecord } from '../register/store.ts';

/**
 * Carries one changed or new facility into a picture: roll-up and search index are changed in place, the columns are
 * copied with the facility in its place, so that a reader of the former picture is not disturbed.
 * @param sources of evidence as they are now; they must be the picture's own, by id and order.
 * @returns the new picture, or null when it must be built anew: a source is new, or the unit of territory unknown.
 */
export function applyFacility(
  picture: Picture,
  changed: { facility: Facility; evidence: readonly EvidenceRecord[] },
  sources: readonly EvidenceSource[],
): Picture | null {
  const { facility, evidence } = changed;
  const isSame =
    picture.sources.length === sources.length && sources.every((s, i) => s.id === picture.sources[i]?.id);
  if (!isSame || !picture.tree.indexOf.has(facility.kato)) return null;

  const old = picture.facilities.findIndex((f) => f.id === facility.id);
  const one = columnsOf(picture.tree, { sources, facilities: [facility], evidence });
  const without = old < 0 ? picture.facilities : picture.facilities.toSpliced(old, 1);
  const unit = one.unit[0] ?? 0;
  const at = placeOf(picture, without, unit, facility.id);
  const facilities = without.toSpliced(at, 0, facility);
  replaceFacility(picture.rollup, old < 0 ? null : factsAt(picture.columns, old), factsAt(one, 0));
  picture.search.replaceFacility(facility);
  return { ...picture, sources, facilities, columns: moved(picture.columns, old, one, at) };
}

/** Where a facility stands among the others: by unit of territory, then by id. */
function placeOf(picture: Picture, facilities: readonly Facility[], unit: number, id: number): number {
  const after = facilities.findIndex((f) => {
    const other = picture.tree.indexOf.get(f.kato) ?? 0;
    return other > unit || (other === unit && f.id > id);
  });
  return after < 0 ? facilities.length : after;
}

function factsAt(columns: CoverageColumns, position: number): FacilityFacts {
  const run = columns.sources.length * MEASURES.length;
  return {
    unit: columns.unit[position] ?? 0,
    type: columns.type[position] ?? 0,
    group: columns.group[position] ?? 0,
    states: columns.states.subarray(position * run, (position + 1) * run),
  };
}

/** The columns without the row `old` (−1: there was none) and with the single row of `one` at `at`. */
function moved(columns: CoverageColumns, old: number, one: CoverageColumns, at: number): CoverageColumns {
  const run = columns.sources.length * MEASURES.length;
  const spliced = (column: Iterable<number>, row: Iterable<number>, width: number): number[] => {
    const cells = [...column];
    if (old >= 0) cells.splice(old * width, width);
    cells.splice(at * width, 0, ...row);
    return cells;
  };
  return {
    count: columns.count + (old < 0 ? 1 : 0),
    sources: columns.sources,
    unit: Uint16Array.from(spliced(columns.unit, one.unit, 1)),
    type: Uint8Array.from(spliced(columns.type, one.type, 1)),
    group: Uint8Array.from(spliced(columns.group, one.group, 1)),
    states: Uint8Array.from(spliced(columns.states, one.states, run)),
    days: Uint16Array.from(spliced(columns.days, one.days, run)),
  };
}
