import { gapStateOf, type GapState } from '../../../shared/coverage/requirement.ts';
import { cellOf, STATE_CODES } from '../../../shared/coverage/rollup.ts';
import { LATEST, type CoverageCell } from '../../../shared/coverage/schema.ts';
import { leftOut, shareOf, type Share } from '../../../shared/coverage/share.ts';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import { childrenOf } from '../../../shared/hierarchy/tree.ts';
import {
  FACILITY_TYPES,
  GROUPS,
  MEASURES,
  type EvidenceSource,
  type Group,
  type Measure,
} from '../../../shared/register/schema.ts';
import { facilityRange, type Picture } from '../../picture/picture.ts';
import { filterOf, type ExportQuestion } from '../question.ts';

/** A share with what it leaves out. */
export type MeasureFacts = Share & { measure: Measure; gap: number; unknown: number };
export type UnitFacts = { unit: AdminUnit; facilities: number; measures: readonly MeasureFacts[] };

/** Everything that the report by territory says, in numbers; no word and no drawing. */
export type TerritoryFacts = {
  unit: AdminUnit;
  own: UnitFacts;
  /** By the share of the asked measure, the highest first; units without data last. */
  children: readonly UnitFacts[];
  /** Gaps of each measure, by group. */
  gaps: readonly { measure: Measure; byGroup: readonly { group: Group; gap: number }[]; total: number }[];
  /** The sources that speak in the report. */
  sources: readonly EvidenceSource[];
  facilities: { all: number; demonstration: number };
  /** Where the asked measure is missing and where it works; none when they are too many to tell apart on paper. */
  points: readonly { lon: number; lat: number; state: GapState }[];
};

/** Points that can still be told apart on a page. */
const MOST_POINTS = 1_500;

/** @throws Error for a unit that is not in the hierarchy: ask the guard first. */
export function territoryFacts(picture: Picture, question: ExportQuestion): TerritoryFacts {
  const { tree, rollup } = picture;
  const filter = filterOf(question);
  const index = tree.indexOf.get(question.unit) ?? -1;
  const unit = tree.units[index];
  if (!unit) throw new Error(`There is no unit ${question.unit}`);
  const cell = (of: AdminUnit, measure: Measure, group: Group | 'all' = filter.group): CoverageCell =>
    cellOf(rollup, tree.indexOf.get(of.kato) ?? 0, { ...filter, measure, group });
  const factsOf = (of: AdminUnit): UnitFacts => {
    const measures = MEASURES.map((measure): MeasureFacts => {
      const counts = cell(of, measure);
      return {
        measure,
        ...shareOf(counts, question.of),
        gap: counts.gap,
        unknown: leftOut(counts, question.of),
      };
    });
    return { unit: of, facilities: cell(of, filter.measure).facilities, measures };
  };
  const shareIn = (facts: UnitFacts): number =>
    facts.measures.find(({ measure }) => measure === filter.measure)?.share ?? -1;
  const children = childrenOf(tree, question.unit)
    .map(factsOf)
    .toSorted((a, b) => shareIn(b) - shareIn(a));
  const groups = filter.group === 'all' ? GROUPS : [filter.group];
  const gaps = MEASURES.map((measure) => {
    const byGroup = groups.map((group) => ({ group, gap: cell(unit, measure, group).gap }));
    return { measure, byGroup, total: byGroup.reduce((sum, { gap }) => sum + gap, 0) };
  });
  const [from, to] = facilityRange(picture, question.unit) ?? [0, 0];
  const ofUnit = picture.facilities.slice(from, to);
  return {
    unit,
    own: factsOf(unit),
    children,
    gaps,
    sources: picture.sources.filter(({ id }) => filter.source === LATEST || id === filter.source),
    facilities: { all: ofUnit.length, demonstration: ofUnit.filter((f) => f.demonstration).length },
    points: to - from > MOST_POINTS ? [] : pointsOf(picture, question, [from, to]),
  };
}

function pointsOf(
  { facilities, columns }: Picture,
  { measure, source, type, group }: ExportQuestion,
  [from, to]: readonly [number, number],
): TerritoryFacts['points'] {
  const inRun = columns.sources.indexOf(source) * MEASURES.length + MEASURES.indexOf(measure);
  const run = columns.sources.length * MEASURES.length;
  return facilities.slice(from, to).flatMap(({ lon, lat }, i) => {
    const at = from + i;
    const its = GROUPS[columns.group[at] ?? 0] ?? 'unknown';
    if (type !== 'all' && FACILITY_TYPES[columns.type[at] ?? 0] !== type) return [];
    if (group !== 'all' && its !== group) return [];
    const state = STATE_CODES[columns.states[at * run + inRun] ?? 0] ?? 'unknown';
    return [{ lon, lat, state: gapStateOf(its, measure, state === 'unknown' ? undefined : state) }];
  });
}
