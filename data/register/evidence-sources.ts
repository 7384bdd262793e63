import { publishedSource } from '../../shared/published/source.ts';
import type { Evidence, EvidenceSource as RegisterSource } from '../../shared/register/schema.ts';

/** A source of evidence rows, as the register keeps it. */
export type EvidenceSource = Omit<RegisterSource, 'measures'>;

/** One statement of a source about one measure of one facility. */
export type EvidenceRow = Evidence & { facilityId: number };

export const MOE: EvidenceSource = { ...publishedSource('moe-2023q1'), kind: 'published' };

export const MIA: EvidenceSource = { ...publishedSource('mia-2023'), kind: 'published' };

export const DEMONSTRATION: EvidenceSource = {
  id: 'demonstration',
  kind: 'demonstration',
  title: {
    kk: 'Көрсету тізілімі: жарияланған жиынтықтарға келтірілген',
    ru: 'Демонстрационный реестр: приведён к опубликованным итогам',
    en: 'Demonstration register: calibrated to the published totals',
  },
  asOf: '2023-05-31',
  priority: 10,
};
