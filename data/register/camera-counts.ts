import { FACILITY_TYPES, type FacilityType } from '../../shared/register/schema.ts';
import { apportion } from './apportion.ts';
import { MIA, MOE, type EvidenceRow } from './evidence-sources.ts';
import type { Headline } from './published.ts';
import type { Subject } from './subject.ts';

const AT_LEAST = 2;
/** Cameras a facility of a size would have, before the totals are met; not published. */
const WEIGHT: Record<FacilityType, (people: number) => number> = {
  school: (people) => 5 + people / 24,
  kindergarten: (people) => 9 + people / 14,
  college: (people) => 8 + people / 35,
};

/** Ids of the facilities whose latest word on the video link (the Ministry of Internal Affairs', else the Ministry of Education's) is "working". */
export function linkedFacilities(evidence: readonly EvidenceRow[]): ReadonlySet<number> {
  const latest = new Map<number, string>();
  for (const source of [MOE.id, MIA.id]) {
    for (const row of evidence) {
      if (row.source === source && row.measure === 'video_link') latest.set(row.facilityId, row.state);
    }
  }
  return new Set([...latest].flatMap(([id, state]) => (state === 'working' ? [id] : [])));
}

/**
 * Cameras of each facility, in the order of the subjects. They sum to the published 272,523; those of linked facilities
 * to the published, rounded 64,000 at schools, 5,000 at colleges and 18,000 at kindergartens.
 */
export function cameraCounts(
  subjects: readonly Subject[],
  linked: ReadonlySet<number>,
  headline: Headline,
): number[] {
  const counts: number[] = subjects.map(() => 0);
  const spread = (total: number, chosen: readonly Subject[]): void => {
    const shares = apportion(
      total,
      chosen.map(({ type, people }) => WEIGHT[type](people)),
      AT_LEAST,
    );
    chosen.forEach(({ id }, i) => (counts[id - 1] = shares[i] ?? 0));
  };
  let left = headline('mia-2023', 'cameras_installed', 'all');
  for (const type of FACILITY_TYPES) {
    const total = headline('mia-2023', 'cameras_connected', type);
    spread(
      total,
      subjects.filter((subject) => subject.type === type && linked.has(subject.id)),
    );
    left -= total;
  }
  spread(
    left,
    subjects.filter(({ id }) => !linked.has(id)),
  );
  return counts;
}
