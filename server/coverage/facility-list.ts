import { GAP_STATES, gapStateOf, type GapState } from '../../shared/coverage/requirement.ts';
import { STATE_CODES } from '../../shared/coverage/rollup.ts';
import type { CoverageFilter, FacilityPoints, FacilityRow } from '../../shared/coverage/schema.ts';
import { holdsOf } from '../../shared/geometry/inside.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import { FACILITY_TYPES, GROUPS, MEASURES } from '../../shared/register/schema.ts';
import { facilityRange, type Picture } from '../picture/picture.ts';

/** Worst first: what needs a decision stands on top of the list. */
const GAP_ORDER: readonly GapState[] = ['gap', 'unknown', 'closed', 'not_required'];

type Seen = { position: number; state: (typeof STATE_CODES)[number]; gap: GapState };

/** Facilities of a unit that the filter lets through, with the state and gap of the asked measure, in territory order. */
function seenFacilities(picture: Picture, unit: Kato, filter: CoverageFilter): Seen[] {
  const range = facilityRange(picture, unit);
  if (!range) return [];
  const { columns } = picture;
  const source = columns.sources.indexOf(filter.source);
  const inRun = source * MEASURES.length + MEASURES.indexOf(filter.measure);
  const run = columns.sources.length * MEASURES.length;
  const seen: Seen[] = [];
  for (let position = range[0]; position < range[1]; position++) {
    const type = FACILITY_TYPES[columns.type[position] ?? 0];
    const group = GROUPS[columns.group[position] ?? 0] ?? 'unknown';
    if (filter.type !== 'all' && filter.type !== type) continue;
    if (filter.group !== 'all' && filter.group !== group) continue;
    const state = STATE_CODES[columns.states[position * run + inRun] ?? 0] ?? 'unknown';
    const gap = gapStateOf(group, filter.measure, state === 'unknown' ? undefined : state);
    seen.push({ position, state, gap });
  }
  return seen;
}

type Question = CoverageFilter & { unit: Kato; gap: GapState | 'all'; area?: string | undefined };

/** The list of facilities, gaps first, put in order once: how long it is, and any part of it. */
export function facilityList(
  picture: Picture,
  question: Question,
): { total: number; rows: (from: number, to: number) => FacilityRow[] } {
  const holds = holdsOf(question.area);
  const isInside = (position: number): boolean => {
    const facility = picture.facilities[position];
    return facility !== undefined && holds(facility.lon, facility.lat);
  };
  const seen = seenFacilities(picture, question.unit, question)
    .filter((s) => (question.gap === 'all' || s.gap === question.gap) && isInside(s.position))
    .toSorted((a, b) => GAP_ORDER.indexOf(a.gap) - GAP_ORDER.indexOf(b.gap) || a.position - b.position);
  const rows = (from: number, to: number): FacilityRow[] =>
    seen.slice(from, to).flatMap(({ position, state, gap }): FacilityRow[] => {
      const facility = picture.facilities[position];
      if (!facility) return [];
      const { id, name, type, kato, settlement, people, lon, lat } = facility;
      const group = GROUPS[picture.columns.group[position] ?? 0] ?? 'unknown';
      return [{ id, name, type, kato, settlement, people, lon, lat, group, state, gap }];
    });
  return { rows, total: seen.length };
}

/**
 * A page of that list. The cursor is the number of rows already given, so it is only meaningful for the same question and
 * the same picture.
 */
export function facilityPage(
  picture: Picture,
  { after, limit, ...question }: Question & { after: number; limit: number },
): { rows: FacilityRow[]; next: number | null; total: number } {
  const { rows, total } = facilityList(picture, question);
  const end = after + limit;
  return { rows: rows(after, end), next: end < total ? end : null, total };
}

/** Facilities of a unit for the map, in columns. */
export function facilityPoints(picture: Picture, unit: Kato, filter: CoverageFilter): FacilityPoints {
  const points: FacilityPoints = { id: [], lon: [], lat: [], type: [], gap: [] };
  for (const { position, gap } of seenFacilities(picture, unit, filter)) {
    const facility = picture.facilities[position];
    if (!facility) continue;
    points.id.push(facility.id);
    points.lon.push(facility.lon);
    points.lat.push(facility.lat);
    points.type.push(FACILITY_TYPES.indexOf(facility.type));
    points.gap.push(GAP_STATES.indexOf(gap));
  }
  return points;
}
