import { gapStateOf, groupOf, REQUIREMENTS } from '../../shared/coverage/requirement.ts';
import type { FacilityCard } from '../../shared/coverage/schema.ts';
import { MEASURES, type Evidence, type Facility } from '../../shared/register/schema.ts';

/** The passport of a facility: of each measure whether the law demands it, and what is there. */
export function facilityCard(found: {
  facility: Facility;
  evidence: readonly Evidence[];
  cameras: FacilityCard['cameras'];
}): FacilityCard {
  const group = groupOf(found.facility);
  const measures = MEASURES.map((measure) => {
    const evidence = found.evidence.filter((e) => e.measure === measure);
    const requirement = REQUIREMENTS[group].find((r) => r.measure === measure);
    return {
      measure,
      required: requirement !== undefined,
      law: requirement?.law ?? null,
      gap: gapStateOf(group, measure, evidence[0]?.state),
      evidence,
    };
  });
  return { facility: found.facility, group, measures, cameras: found.cameras };
}
