import type { Group, Measure, PlaceKind } from '../register/schema.ts';

/** A legal act that a rule rests on; titles are translated by the interface under `law.<id>`. */
export type LawId = 'decree-234' | 'order-117' | 'order-49-32';

/**
 * Bounds of the group rule, in people really present (learners and staff). They are data because the wording
 * "up to 300 / 300 to 700 / over 700" leaves the ends open; we read 300 and 700 as group 2.
 */
export const GROUP_BOUNDS = {
  /** Decree 234 of 12.04.2021, paragraph 5 (6): terror-vulnerable from this number on. */
  ttoFromPeople: 100,
  /** Order 117 of 30.03.2022: below it group 1, unless the place raises the group. */
  group2FromPeople: 300,
  /** Order 117: above it group 3 anywhere. */
  group3AbovePeople: 700,
} as const;

/** Order 117: a place raises the group whatever the size; rural places do not. */
const GROUP_BY_PLACE: Record<PlaceKind, 'group_1' | 'group_2' | 'group_3'> = {
  republican_city: 'group_3',
  regional_city: 'group_3',
  district_centre: 'group_2',
  town: 'group_2',
  rural: 'group_1',
};

/**
 * Decides the group of an education facility.
 * @param people learners and staff really there; null when unknown, which gives `unknown`, never a guess.
 * @source Decree 234 of 12.04.2021 (TTO from 100 people), Instruction approved by Order 117 of 30.03.2022 (groups).
 */
export function groupOf(facility: { people: number | null; placeKind: PlaceKind }): Group {
  const { people, placeKind } = facility;
  if (people === null) return 'unknown';
  if (people < GROUP_BOUNDS.ttoFromPeople) return 'non_tto';
  if (people > GROUP_BOUNDS.group3AbovePeople) return 'group_3';
  const byPlace = GROUP_BY_PLACE[placeKind];
  return byPlace === 'group_1' && people >= GROUP_BOUNDS.group2FromPeople ? 'group_2' : byPlace;
}

type Requirement = { measure: Measure; law: LawId };

const ORDER_117_GROUP_1 = ['video_system', 'public_address'] as const;
const ORDER_117_GROUP_2 = [...ORDER_117_GROUP_1, 'video_link', 'alarm_button'] as const;
const ORDER_117_GROUP_3 = [...ORDER_117_GROUP_2, 'access_control', 'licensed_guard'] as const;

const under = (law: LawId, measures: readonly Measure[]): readonly Requirement[] =>
  measures.map((measure) => ({ measure, law }));

/**
 * What the law demands of a group, and which act says so.
 * `unknown` demands only the video system, which joint Order 49/32 demands of every facility; the rest is not known.
 * @source Order 117 of 30.03.2022 (groups 1–3); joint Order MIA 49 / MES 32 of 23.01.2019 (every other facility).
 */
export const REQUIREMENTS: Readonly<Record<Group, readonly Requirement[]>> = {
  non_tto: under('order-49-32', ['video_system']),
  group_1: under('order-117', ORDER_117_GROUP_1),
  group_2: under('order-117', ORDER_117_GROUP_2),
  group_3: under('order-117', ORDER_117_GROUP_3),
  unknown: under('order-49-32', ['video_system']),
};

/** True when the group must have the measure. */
export function isRequired(group: Group, measure: Measure): boolean {
  return REQUIREMENTS[group].some((r) => r.measure === measure);
}

/** How a required measure stands: `gap` is "required and known not to work", `unknown` is never counted as a gap. */
export const GAP_STATES = ['not_required', 'closed', 'gap', 'unknown'] as const;
export type GapState = (typeof GAP_STATES)[number];

/** Compares what the law demands with the state seen; `undefined` stands for "no evidence". */
export function gapStateOf(
  group: Group,
  measure: Measure,
  state: 'working' | 'faulty' | 'absent' | undefined,
): GapState {
  if (!isRequired(group, measure)) return group === 'unknown' ? 'unknown' : 'not_required';
  if (state === undefined) return 'unknown';
  return state === 'working' ? 'closed' : 'gap';
}
