import type { Name } from '../hierarchy/schema.ts';

/** An official document that published figures were taken from. */
type PublishedSource = {
  id: string;
  title: Name;
  /** ISO date the figures stand for: the last day of the month or quarter that the document names. */
  asOf: string;
  /** Among evidence of the same day the higher one is believed. */
  priority: number;
};

/** The documents behind `data/published`, cited by title and date. */
export const PUBLISHED_SOURCES: readonly PublishedSource[] = [
  {
    id: 'mia-2023',
    title: {
      kk: 'Ішкі істер министрлігінің білім беру объектілерінің қауіпсіздігі туралы жауабы, 2023 жыл',
      ru: 'Ответ Министерства внутренних дел о безопасности объектов образования, 2023 год',
      en: 'Answer of the Ministry of Internal Affairs on the security of education facilities, 2023',
    },
    asOf: '2023-04-30',
    priority: 30,
  },
  {
    id: 'moe-2023q1',
    title: {
      kk: 'Оқу-ағарту министрлігінің жауабы, 2023 жылғы 1-тоқсан',
      ru: 'Ответ Министерства просвещения, 1 квартал 2023 года',
      en: 'Answer of the Ministry of Education, first quarter of 2023',
    },
    asOf: '2023-03-31',
    priority: 20,
  },
  {
    id: 'government-2021',
    title: {
      kk: 'Премьер-Министр орынбасарының ДЗ-237 депутаттық сауалға жауабы, 2021 жылғы қыркүйек',
      ru: 'Ответ Заместителя Премьер-Министра на депутатский запрос ДЗ-237, сентябрь 2021 года',
      en: 'Answer of the Deputy Prime Minister to deputies’ inquiry ДЗ-237, September 2021',
    },
    asOf: '2021-09-30',
    priority: 10,
  },
  {
    id: 'deputies-2023',
    title: {
      kk: 'Депутаттық сауал, 2023 жылғы 10 мамыр',
      ru: 'Депутатский запрос, 10 мая 2023 года',
      en: 'Deputies’ inquiry of 10 May 2023',
    },
    asOf: '2023-05-10',
    priority: 10,
  },
  {
    id: 'programme-2018',
    title: {
      kk: 'Қалалардағы қоғамдық қауіпсіздікті мониторингілеу жүйелерін дамыту бағдарламасы, ІІМ 10.12.2018 жылғы № 897 бұйрығы',
      ru: 'Программа развития систем мониторинга общественной безопасности в городах, приказ МВД от 10.12.2018 № 897',
      en: 'Programme for the development of public-safety monitoring systems in cities, Order 897 of the Minister of Internal Affairs of 10.12.2018',
    },
    asOf: '2018-12-10',
    priority: 10,
  },
];

/**
 * A document by its id.
 * @throws Error when no such document is cited.
 */
export function publishedSource(id: string): PublishedSource {
  const source = PUBLISHED_SOURCES.find((s) => s.id === id);
  if (!source) throw new Error(`No published source "${id}" is cited`);
  return source;
}
