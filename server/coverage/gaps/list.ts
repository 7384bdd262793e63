import { casesWithin, keyOf } from './store.ts';
import type { CaseState, GapCase, GapFilter, Prescription } from '../../../shared/coverage/gap-case.ts';
import { isOverdue, untouched } from '../../../shared/coverage/gap-machine.ts';
import { dayOfIso, isoOfDay, knownSince, type DatedWord } from '../../../shared/coverage/known-since.ts';
import { isRequired } from '../../../shared/coverage/requirement.ts';
import { STATE_CODES } from '../../../shared/coverage/rollup.ts';
import { whyRequired, type Why } from '../../../shared/coverage/why.ts';
import { holdsOf } from '../../../shared/geometry/inside.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import {
  FACILITY_TYPES,
  GROUPS,
  MEASURES,
  type Facility,
  type Measure,
} from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';
import { facilityRange, type Picture } from '../../picture/picture.ts';

const WORKING = STATE_CODES.indexOf('working');

/** What the sources say of a measure of the facility at a position of the picture, dated. */
export function wordsAt({ columns, sources }: Picture, position: number, measure: number): DatedWord[] {
  const run = columns.sources.length * MEASURES.length;
  return sources.flatMap(({ priority }, s) => {
    const cell = position * run + (s + 1) * MEASURES.length + measure;
    const code = columns.states[cell] ?? 0;
    return code === 0 ? [] : [{ day: columns.days[cell] ?? 0, priority, works: code === WORKING }];
  });
}

/** A gap before it is told to anybody; days count from 1970. */
type Found = {
  facility: Facility;
  position: number;
  measure: number;
  gap: GapCase;
  overdue: boolean;
  sinceDay: number | null;
};

/** A line of the list. */
export type GapRow = Pick<
  Facility,
  'name' | 'type' | 'kato' | 'settlement' | 'people' | 'learners' | 'owner' | 'lon' | 'lat' | 'placeKind'
> & {
  facilityId: number;
  externalId: string;
  demonstration: boolean;
  measure: Measure;
  /** What is there by the newest evidence. */
  seen: 'absent' | 'faulty' | 'working' | 'unknown';
  why: Why;
  /** Since when it is known, and the day of the newest evidence; null when there is none. */
  since: string | null;
  asOf: string | null;
  source: string | null;
  state: CaseState;
  order: Prescription | null;
  overdue: boolean;
  extensions: number;
  version: number;
};

export type GapCounts = Record<CaseState | 'overdue', number> & {
  /** Facilities with a gap that is not over, and their learners as far as they are known. */
  facilities: number;
  learners: number;
};

const isIn = (state: GapFilter['state'], { gap, overdue }: Found): boolean =>
  state === 'standing'
    ? gap.state !== 'closed' && gap.state !== 'refuted'
    : state === 'overdue'
      ? overdue
      : gap.state === state;

const oldestFirst = (a: Found, b: Found): number =>
  (a.sinceDay ?? Infinity) - (b.sinceDay ?? Infinity) || a.position - b.position || a.measure - b.measure;
const deadlineOf = ({ gap }: Found): string => gap.order?.deadline ?? '9999';

const ORDERS: Readonly<Record<GapFilter['sort'], (a: Found, b: Found) => number>> = {
  // Overdue first, then what is due soonest, then what nobody has taken up, the longest known first.
  urgency: (a, b) =>
    Number(b.overdue) - Number(a.overdue) ||
    (deadlineOf(a) < deadlineOf(b) ? -1 : deadlineOf(a) > deadlineOf(b) ? 1 : 0) ||
    oldestFirst(a, b),
  age: oldestFirst,
  people: (a, b) => (b.facility.people ?? -1) - (a.facility.people ?? -1) || oldestFirst(a, b),
};

/** Every gap below a unit that the filter lets through, in any state; of what is over, what has a case. */
async function findGaps(db: Db, picture: Picture, filter: GapFilter, today: string): Promise<Found[]> {
  const range = facilityRange(picture, filter.unit);
  if (!range) return [];
  const { tree, columns } = picture;
  const unit = tree.indexOf.get(filter.unit) ?? 0;
  const cases = await casesWithin(
    db,
    tree.units.slice(unit, tree.end[unit]).map(({ kato }) => kato),
  );
  const run = columns.sources.length * MEASURES.length;
  const youngest = filter.age === 'all' ? Infinity : dayOfIso(today) - Number(filter.age);
  const holds = holdsOf(filter.area);
  const found: Found[] = [];
  for (let position = range[0]; position < range[1]; position++) {
    const facility = picture.facilities[position];
    if (!facility || !holds(facility.lon, facility.lat)) continue;
    const group = GROUPS[columns.group[position] ?? 0] ?? 'unknown';
    if (filter.type !== 'all' && filter.type !== FACILITY_TYPES[columns.type[position] ?? 0]) continue;
    if (filter.group !== 'all' && filter.group !== group) continue;
    if (filter.owner !== 'all' && filter.owner !== facility.owner) continue;
    for (const [m, measure] of MEASURES.entries()) {
      if (filter.measure !== 'all' && filter.measure !== measure) continue;
      const known = cases.get(keyOf({ facilityId: facility.id, measure }));
      const code = columns.states[position * run + m] ?? 0;
      const isGap = code !== 0 && code !== WORKING && isRequired(group, measure);
      if (!isGap && !known) continue;
      // What was taken up and is no gap by the picture is told as long as something is done about it.
      const gap = known ?? untouched(facility.id, measure);
      if (!isGap && gap.state === 'open') continue;
      const sinceDay = knownSince(wordsAt(picture, position, m));
      // What is a gap no more has no age, and is not hidden by one.
      if (isGap && filter.age !== 'all' && (sinceDay === null || sinceDay > youngest)) continue;
      found.push({ facility, position, measure: m, gap, overdue: isOverdue(gap, today), sinceDay });
    }
  }
  return found;
}

function newestSource(picture: Picture, position: number, measure: number): string | null {
  const { columns } = picture;
  const base = position * columns.sources.length * MEASURES.length;
  const day = columns.days[base + measure] ?? 0;
  const state = columns.states[base + measure] ?? 0;
  if (state === 0) return null;
  const spoke = picture.sources
    .filter((_, s) => {
      const cell = base + (s + 1) * MEASURES.length + measure;
      return columns.days[cell] === day && columns.states[cell] === state;
    })
    .toSorted((a, b) => b.priority - a.priority);
  return spoke[0]?.id ?? null;
}

function rowOf(picture: Picture, found: Found): GapRow {
  const { facility, position, measure: m, gap, overdue, sinceDay } = found;
  const { columns } = picture;
  const cell = position * columns.sources.length * MEASURES.length + m;
  const measure = MEASURES[m] ?? 'video_system';
  const day = columns.days[cell] ?? 0;
  const { id, externalId, name, type, kato, settlement, people, learners, owner, lon, lat } = facility;
  const { placeKind, demonstration } = facility;
  const { state, order, extensions, version } = gap;
  return {
    name,
    type,
    kato,
    settlement,
    people,
    learners,
    owner,
    lon,
    lat,
    placeKind,
    demonstration,
    facilityId: id,
    externalId,
    measure,
    overdue,
    state,
    order,
    extensions,
    version,
    seen: STATE_CODES[columns.states[cell] ?? 0] ?? 'unknown',
    why: whyRequired(facility, measure),
    since: sinceDay === null ? null : isoOfDay(sinceDay),
    asOf: day === 0 ? null : isoOfDay(day),
    source: newestSource(picture, position, m),
  };
}

function countsOf(found: readonly Found[]): GapCounts {
  const counts: GapCounts = {
    open: 0,
    prescribed: 0,
    in_work: 0,
    closed: 0,
    refuted: 0,
    overdue: 0,
    facilities: 0,
    learners: 0,
  };
  const seen = new Set<number>();
  for (const { gap, overdue, facility } of found) {
    counts[gap.state]++;
    if (overdue) counts.overdue++;
    if (gap.state === 'closed' || gap.state === 'refuted' || seen.has(facility.id)) continue;
    seen.add(facility.id);
    counts.facilities++;
    counts.learners += facility.learners ?? 0;
  }
  return counts;
}

/** The list of gaps, put in order once: how long it is, how it is made up, and any part of it. */
export async function gapList(
  db: Db,
  picture: Picture,
  filter: GapFilter,
  today: string,
): Promise<{ total: number; counts: GapCounts; rows: (from: number, to: number) => GapRow[] }> {
  const all = await findGaps(db, picture, filter, today);
  const listed = all.filter((one) => isIn(filter.state, one)).sort(ORDERS[filter.sort]);
  return {
    total: listed.length,
    counts: countsOf(all),
    rows: (from, to) => listed.slice(from, to).map((one) => rowOf(picture, one)),
  };
}

/** What is done about the gaps of one facility, as its card shows it. */
export async function gapsOfFacility(
  db: Db,
  picture: Picture,
  { id, kato, today }: { id: number; kato: Kato; today: string },
): Promise<GapRow[]> {
  const filter = { unit: kato, measure: 'all', type: 'all', group: 'all', owner: 'all', age: 'all' } as const;
  const all = await findGaps(db, picture, { ...filter, state: 'standing', sort: 'urgency' }, today);
  return all.filter(({ facility }) => facility.id === id).map((one) => rowOf(picture, one));
}
