import { GROUP_BOUNDS, groupOf, REQUIREMENTS, type LawId } from './requirement.ts';
import { GROUPS, type Facility, type Group, type Measure } from '../register/schema.ts';

/** What put a facility into its group: its size, the place, both at once, or that its size is not known. */
export type GroupReason = 'below_tto' | 'over_700' | 'place' | 'size' | 'unknown_people';

/** Why the law demands a measure of a facility, or does not. */
export type Why = {
  group: Group;
  because: GroupReason;
  /** The act that demands it; null when none does. */
  law: LawId | null;
};

function reasonOf({ people, placeKind }: Pick<Facility, 'people' | 'placeKind'>): GroupReason {
  if (people === null) return 'unknown_people';
  if (people < GROUP_BOUNDS.ttoFromPeople) return 'below_tto';
  if (people > GROUP_BOUNDS.group3AbovePeople) return 'over_700';
  return placeKind === 'rural' ? 'size' : 'place';
}

/**
 * Explains a requirement by the rule that makes it.
 * @source Decree 234 of 12.04.2021; Order 117 of 30.03.2022; joint Order 49/32 of 23.01.2019, as in `requirement.ts`.
 */
export function whyRequired(facility: Pick<Facility, 'people' | 'placeKind'>, measure: Measure): Why {
  const group = groupOf(facility);
  const law = REQUIREMENTS[group].find((one) => one.measure === measure)?.law ?? null;
  return { group, because: reasonOf(facility), law };
}

/** Of which groups which act demands a measure. */
export function demandsOf(measure: Measure): { law: LawId; groups: Group[] }[] {
  const byLaw = new Map<LawId, Group[]>();
  for (const group of GROUPS) {
    const law = REQUIREMENTS[group].find((one) => one.measure === measure)?.law;
    if (law !== undefined) byLaw.set(law, [...(byLaw.get(law) ?? []), group]);
  }
  return Array.from(byLaw, ([law, groups]) => ({ law, groups }));
}
