import { groupOf } from '../../shared/coverage/requirement.ts';
import { buildRollup, type CoverageColumns, type Rollup } from '../../shared/coverage/rollup.ts';
import { LATEST } from '../../shared/coverage/schema.ts';
import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import type { Settlement } from '../../shared/hierarchy/settlement.ts';
import { buildTree, type UnitTree } from '../../shared/hierarchy/tree.ts';
import {
  FACILITY_TYPES,
  GROUPS,
  MEASURES,
  type EvidenceSource,
  type Facility,
} from '../../shared/register/schema.ts';
import type { EvidenceRecord, RegisterCounts } from '../register/store.ts';
import { NO_CAMERAS, type CameraPicture } from './camera-picture.ts';
import { writeStates } from './states.ts';
import { buildSearchIndex, type SearchIndex } from '../register/search-index.ts';

/**
 * The in-memory read model of the register. The database is the truth; the picture can be rebuilt from it at any time.
 * `facilities` and `columns` are in the same order, by territory, so a unit and all below it is one range.
 */
export type Picture = {
  tree: UnitTree<AdminUnit>;
  sources: readonly EvidenceSource[];
  facilities: readonly Facility[];
  columns: CoverageColumns;
  rollup: Rollup;
  search: SearchIndex;
  /** Sizes of the register; counting cameras in SQL for every screen's heartbeat would be the server's main work. */
  counts: RegisterCounts;
  cameras: CameraPicture;
  /** Demonstration cameras of each unit that has some. */
  demonstrationCameras: ReadonlyMap<Kato, number>;
  /** The unit of territory of each control centre. */
  controlCentres: readonly Kato[];
};

const NO_COUNTS: RegisterCounts = {
  facilities: 0,
  demonstrationFacilities: 0,
  cameras: 0,
  demonstrationCameras: 0,
  controlCentres: 0,
};

type PictureInput = {
  units: readonly AdminUnit[];
  sources: readonly EvidenceSource[];
  facilities: readonly Facility[];
  evidence: readonly EvidenceRecord[];
  /** Nobody asks for the sizes of a picture that is built for an export. */
  counts?: RegisterCounts;
  /** None when the picture is only for facilities, as in an export. */
  cameras?: CameraPicture;
  demonstrationCameras?: ReadonlyMap<Kato, number>;
  controlCentres?: readonly Kato[];
  /** Found by the search, nothing else. */
  settlements?: readonly Settlement[];
};

/**
 * Lays facilities and their evidence out in columns, in the order given.
 * @throws Error when a facility names a unit of territory that is not in the hierarchy.
 */
export function columnsOf(
  tree: UnitTree<AdminUnit>,
  { sources, facilities, evidence }: Pick<PictureInput, 'sources' | 'facilities' | 'evidence'>,
): CoverageColumns {
  const cells = facilities.length * (sources.length + 1) * MEASURES.length;
  const columns: CoverageColumns = {
    count: facilities.length,
    sources: [LATEST, ...sources.map((s) => s.id)],
    unit: Uint16Array.from(facilities, (f) => unitOf(tree, f)),
    type: Uint8Array.from(facilities, (f) => FACILITY_TYPES.indexOf(f.type)),
    group: Uint8Array.from(facilities, (f) => GROUPS.indexOf(groupOf(f))),
    states: new Uint8Array(cells),
    days: new Uint16Array(cells),
  };
  writeStates(columns, facilities, { sources, evidence });
  return columns;
}

function unitOf(tree: UnitTree<AdminUnit>, facility: Facility): number {
  const index = tree.indexOf.get(facility.kato);
  if (index === undefined)
    throw new Error(`Facility ${facility.externalId} names an unknown unit of territory ${facility.kato}`);
  return index;
}

/**
 * Builds the picture from rows of the stores.
 * @throws Error when a facility names a unit of territory that is not in the hierarchy.
 */
export function buildPicture(input: PictureInput): Picture {
  const { sources, evidence } = input;
  const tree = buildTree(input.units);
  const facilities = input.facilities.toSorted((a, b) => unitOf(tree, a) - unitOf(tree, b) || a.id - b.id);
  const columns = columnsOf(tree, { sources, facilities, evidence });
  return {
    tree,
    sources,
    facilities,
    columns,
    rollup: buildRollup(tree, columns),
    search: buildSearchIndex(tree.units, facilities, input.settlements),
    counts: input.counts ?? NO_COUNTS,
    cameras: input.cameras ?? NO_CAMERAS,
    demonstrationCameras: input.demonstrationCameras ?? new Map(),
    controlCentres: input.controlCentres ?? [],
  };
}

/** Positions `[from, to)` of the facilities of a unit and everything below it; undefined for an unknown code. */
export function facilityRange(picture: Picture, kato: Kato): [from: number, to: number] | undefined {
  const unit = picture.tree.indexOf.get(kato);
  if (unit === undefined) return undefined;
  const { unit: units } = picture.columns;
  return [lowerBound(units, unit), lowerBound(units, picture.tree.end[unit] ?? unit)];
}

/** First position whose value is not below `value`, in a rising column. */
function lowerBound(column: Uint16Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
