import type { StoredPurchase } from './store.ts';
import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import { measuresIn } from '../../../shared/planning/programme/problem.ts';
import type { Facility, FacilityType, Group, Measure } from '../../../shared/register/schema.ts';
import { groupOf } from '../../../shared/coverage/requirement.ts';
import type { Picture } from '../../picture/picture.ts';

/** A line of the list of what to equip. Who is off the register since has no name. */
export type ProgrammeRow = {
  facility: number;
  name: Name | null;
  type: FacilityType | null;
  kato: Kato | null;
  group: Group | null;
  learners: number | null;
  measures: Measure[];
  /** 0 is the first year. */
  year: number;
  tenge: number;
};

const byId = new WeakMap<readonly Facility[], ReadonlyMap<number, Facility>>();

function facilitiesById({ facilities }: Pick<Picture, 'facilities'>): ReadonlyMap<number, Facility> {
  const known = byId.get(facilities) ?? new Map(facilities.map((facility) => [facility.id, facility]));
  byId.set(facilities, known);
  return known;
}

/** Purchases of the years and the district that are asked for, measures of a facility in a year on one line, in turn. */
export function rowsOf(
  picture: Picture,
  purchases: readonly StoredPurchase[],
  asked: { year: number | null; district: Kato | null },
): ProgrammeRow[] {
  const facilities = facilitiesById(picture);
  const { tree } = picture;
  const first = tree.indexOf.get(asked.district ?? '') ?? 0;
  const end = asked.district === null ? tree.units.length : (tree.end[first] ?? first);
  const lines = new Map<string, { id: number; set: number; year: number; tenge: number }>();
  for (const [id, set, year, tenge] of purchases) {
    if (asked.year !== null && year !== asked.year) continue;
    const unit = tree.indexOf.get(facilities.get(id)?.kato ?? '') ?? 0;
    if (asked.district !== null && (unit < first || unit >= end)) continue;
    const key = `${year} ${id}`;
    const line = lines.get(key) ?? { id, set: 0, year, tenge: 0 };
    line.set |= set;
    line.tenge += tenge;
    lines.set(key, line);
  }
  return Array.from(lines.values(), ({ id, set, year, tenge }): ProgrammeRow => {
    const facility = facilities.get(id);
    return {
      facility: id,
      name: facility?.name ?? null,
      type: facility?.type ?? null,
      kato: facility?.kato ?? null,
      group: facility ? groupOf(facility) : null,
      learners: facility?.learners ?? null,
      measures: measuresIn(set),
      year,
      tenge,
    };
  }).sort((a, b) => a.year - b.year || (b.learners ?? -1) - (a.learners ?? -1) || a.facility - b.facility);
}
