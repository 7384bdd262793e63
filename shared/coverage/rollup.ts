import { isRequired } from './requirement.ts';
import type { CoverageCell, CoverageFilter } from './schema.ts';
import type { UnitTree } from '../hierarchy/tree.ts';
import { FACILITY_TYPES, GROUPS, MEASURES, type MeasureState } from '../register/schema.ts';

/** Codes of a measure's state in columns; 0 is "no evidence" so that fresh memory says "unknown". */
export const STATE_CODES = ['unknown', 'absent', 'faulty', 'working'] as const satisfies readonly (
  | 'unknown'
  | MeasureState
)[];
const KNOWN_STATES = STATE_CODES.length - 1;

/** One facility as the roll-up sees it; `states[source * MEASURES.length + measure]` is a position in `STATE_CODES`. */
export type FacilityFacts = {
  /** Position of its deepest unit in the tree. */
  unit: number;
  /** Position in `FACILITY_TYPES`. */
  type: number;
  /** Position in `GROUPS`. */
  group: number;
  states: Uint8Array;
};

/**
 * The register in columns, facilities in any order; `states` holds one run of `sources × MEASURES` per facility, and
 * `days` the day of each state since 1970, 0 where there is none.
 */
export type CoverageColumns = {
  count: number;
  sources: readonly string[];
  unit: Uint16Array;
  type: Uint8Array;
  group: Uint8Array;
  states: Uint8Array;
  days: Uint16Array;
};

/**
 * Counts for every unit of territory × type × group × source × measure at once. A requirement depends on group and
 * measure alone, so required, gap and unknown need no counters of their own.
 */
export type Rollup = {
  tree: UnitTree;
  sources: readonly string[];
  /** `[unit][type][group]` facilities. */
  facilities: Int32Array;
  /** `[unit][type][group][source][measure][absent, faulty, working]` facilities. */
  states: Int32Array;
};

const SLOTS = FACILITY_TYPES.length * GROUPS.length;

/** Position of a facility's `[type][group]` slot inside a unit's row. */
const slotOf = (type: number, group: number): number => type * GROUPS.length + group;
const slotWidth = (sourceCount: number): number => sourceCount * MEASURES.length * KNOWN_STATES;

/** Rolls the whole register up in one pass over the facilities and one over the units. */
export function buildRollup(tree: UnitTree, columns: Omit<CoverageColumns, 'days'>): Rollup {
  const width = slotWidth(columns.sources.length);
  const runLength = columns.sources.length * MEASURES.length;
  const rollup: Rollup = {
    tree,
    sources: columns.sources,
    facilities: new Int32Array(tree.units.length * SLOTS),
    states: new Int32Array(tree.units.length * SLOTS * width),
  };
  const { facilities, states } = rollup;
  for (let f = 0; f < columns.count; f++) {
    const slot = (columns.unit[f] ?? 0) * SLOTS + slotOf(columns.type[f] ?? 0, columns.group[f] ?? 0);
    facilities[slot] = (facilities[slot] ?? 0) + 1;
    const base = slot * width - 1;
    const run = f * runLength;
    for (let k = 0; k < runLength; k++) {
      const code = columns.states[run + k] ?? 0;
      if (code === 0) continue;
      const cell = base + k * KNOWN_STATES + code;
      states[cell] = (states[cell] ?? 0) + 1;
    }
  }
  // Depth-first order puts every unit after its parent, so one backward pass carries leaves to the root.
  for (let unit = tree.units.length - 1; unit > 0; unit--) {
    const parent = tree.parent[unit] ?? 0;
    addRow(facilities, parent * SLOTS, unit * SLOTS, SLOTS);
    addRow(states, parent * SLOTS * width, unit * SLOTS * width, SLOTS * width);
  }
  return rollup;
}

function addRow(counts: Int32Array, to: number, from: number, length: number): void {
  for (let i = 0; i < length; i++) counts[to + i] = (counts[to + i] ?? 0) + (counts[from + i] ?? 0);
}

/** Carries one changed facility into the roll-up in place; `null` for one that did not exist or is gone. */
export function replaceFacility(
  rollup: Rollup,
  before: FacilityFacts | null,
  after: FacilityFacts | null,
): void {
  if (before) count(rollup, before, -1);
  if (after) count(rollup, after, 1);
}

function count(rollup: Rollup, facility: FacilityFacts, sign: 1 | -1): void {
  const width = slotWidth(rollup.sources.length);
  const inRow = slotOf(facility.type, facility.group);
  for (let unit = facility.unit; unit >= 0; unit = rollup.tree.parent[unit] ?? -1) {
    const slot = unit * SLOTS + inRow;
    rollup.facilities[slot] = (rollup.facilities[slot] ?? 0) + sign;
    for (const [k, code] of facility.states.entries()) {
      if (code === 0) continue;
      const cell = slot * width + k * KNOWN_STATES + code - 1;
      rollup.states[cell] = (rollup.states[cell] ?? 0) + sign;
    }
  }
}

/**
 * Counts of one unit of territory for one question.
 * @param unit position in the tree.
 * @throws Error when the source has never given evidence.
 */
export function cellOf(rollup: Rollup, unit: number, filter: CoverageFilter): CoverageCell {
  const source = rollup.sources.indexOf(filter.source);
  if (source < 0) throw new Error(`There is no source of evidence "${filter.source}"`);
  const inSlot = (source * MEASURES.length + MEASURES.indexOf(filter.measure)) * KNOWN_STATES;
  const width = slotWidth(rollup.sources.length);
  const cell: CoverageCell = {
    facilities: 0,
    reported: 0,
    present: 0,
    working: 0,
    unknown: 0,
    required: 0,
    requiredWorking: 0,
    gap: 0,
    requiredUnknown: 0,
  };
  for (const [t, type] of FACILITY_TYPES.entries()) {
    if (filter.type !== 'all' && filter.type !== type) continue;
    for (const [g, group] of GROUPS.entries()) {
      if (filter.group !== 'all' && filter.group !== group) continue;
      const slot = unit * SLOTS + slotOf(t, g);
      const at = slot * width + inSlot;
      const facilities = rollup.facilities[slot] ?? 0;
      const absent = rollup.states[at] ?? 0;
      const faulty = rollup.states[at + 1] ?? 0;
      const working = rollup.states[at + 2] ?? 0;
      const unknown = facilities - absent - faulty - working;
      cell.facilities += facilities;
      cell.reported += absent + faulty + working;
      cell.present += faulty + working;
      cell.working += working;
      cell.unknown += unknown;
      if (!isRequired(group, filter.measure)) continue;
      cell.required += facilities;
      cell.requiredWorking += working;
      cell.gap += absent + faulty;
      cell.requiredUnknown += unknown;
    }
  }
  return cell;
}
