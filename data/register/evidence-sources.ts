import type { Name } from '../../shared/hierarchy/schema.ts';
import type { Evidence } from '../../shared/register/schema.ts';

/** Where evidence rows come from; among rows of the same day the higher priority is believed. */
export type EvidenceSource = {
  id: string;
  kind: 'published' | 'demonstration';
  title: Name;
  /** ISO date. */
  asOf: string;
  priority: number;
};

/** One statement of a source about one measure of one facility. */
export type EvidenceRow = Evidence & { facilityId: number };

export const MOE: EvidenceSource = {
  id: 'moe-2023q1',
  kind: 'published',
  title: {
    kk: 'Оқу-ағарту министрлігінің жауабы, 2023 жылғы 1-тоқсан',
    ru: 'Ответ Министерства просвещения, 1 квартал 2023 года',
    en: 'Answer of the Ministry of Education, first quarter of 2023',
  },
  asOf: '2023-03-31',
  priority: 20,
};

export const MIA: EvidenceSource = {
  id: 'mia-2023',
  kind: 'published',
  title: {
    kk: 'Ішкі істер министрлігінің білім беру объектілерінің қауіпсіздігі туралы жауабы, 2023 жыл',
    ru: 'Ответ Министерства внутренних дел о безопасности объектов образования, 2023 год',
    en: 'Answer of the Ministry of Internal Affairs on the security of education facilities, 2023',
  },
  asOf: '2023-04-30',
  priority: 30,
};

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
