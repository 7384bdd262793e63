import { groupOf } from '../../shared/coverage/requirement.ts';
import type { Group } from '../../shared/register/schema.ts';
import { normal, type Random } from '../../shared/random.ts';
import type { Site } from './site.ts';

/** A facility about which evidence is made. */
export type Subject = Site & {
  id: number;
  people: number;
  group: Group;
  /** How far the facility's security has come; all sources see it, each with its own error. */
  readiness: number;
};

/** Larger and urban facilities are equipped first. */
export function subjectsFrom(sites: readonly Site[], people: readonly number[], random: Random): Subject[] {
  return sites.map((site, i) => {
    const present = people[i] ?? 0;
    const urban = site.kind === 'rural' ? 0 : 0.5;
    return {
      ...site,
      id: i + 1,
      people: present,
      group: groupOf({ people: present, placeKind: site.kind }),
      readiness: 0.35 * Math.log(present / 150) + urban + 0.8 * normal(random),
    };
  });
}
