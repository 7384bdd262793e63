import type { Name } from '../../shared/hierarchy/schema.ts';
import { COLLEGE_PROFILES, KINDERGARTEN_NAMES, PRIVATE_SCHOOL_NAMES, SCHOOL_PATRONS } from './names-lists.ts';
import { pick, type Random } from '../../shared/random.ts';
import type { Site } from './site.ts';
import { ancestorAt, unitOf, type Territory } from './territory.ts';

/** Kinds of school by the number of people: villages too small for all eleven classes have a shorter school. */
const SCHOOL_KINDS: readonly { upTo: number; name: Name }[] = [
  { upTo: 40, name: { kk: 'бастауыш мектебі', ru: 'Начальная школа', en: 'Primary School' } },
  { upTo: 110, name: { kk: 'негізгі мектебі', ru: 'Основная школа', en: 'Basic School' } },
  { upTo: Infinity, name: { kk: 'жалпы орта мектебі', ru: 'Общеобразовательная школа', en: 'School' } },
];

/** City schools: kind drawn with the given chance. */
const CITY_SCHOOL_KINDS: readonly { chance: number; name: Name }[] = [
  { chance: 0.12, name: { kk: 'мектеп-гимназия', ru: 'Школа-гимназия', en: 'Gymnasium School' } },
  { chance: 0.22, name: { kk: 'мектеп-лицей', ru: 'Школа-лицей', en: 'Lyceum School' } },
  { chance: 1, name: { kk: 'жалпы білім беретін мектеп', ru: 'Общеобразовательная школа', en: 'School' } },
];

const PATRON_CHANCE = 0.3;

/** «Қызылжар ауданы» → «Қызылжар ауданының», «Кызылжарский район» → «Кызылжарского района». */
function ofDistrict({ kk, ru, en }: Name): Name {
  const genitive = ru.startsWith('район ')
    ? ru.replace(/^район /, 'района ')
    : ru.replace(/ий район$/, 'ого района').replace(/ый район$/, 'ого района');
  return { kk: kk.replace(/ауданы$/, 'ауданының'), ru: genitive, en };
}

/** «Ақсу ауылының», «с. Аксу»; the Russian abbreviations spare declining names of settlements. */
function ofSettlement(site: Site): Name {
  const { kk, ru, en } = site.place.name;
  const village =
    site.kind === 'rural' || (site.kind === 'district_centre' && site.place.kato === site.place.unit);
  return village
    ? { kk: `${kk} ауылының`, ru: `с. ${ru}`, en }
    : { kk: `${kk} қаласының`, ru: `г. ${ru}`, en };
}

/** Where the facility is, as a part of its name; nothing in the cities, whose facilities carry numbers. */
function whereOf(site: Site, territory: Territory): Name | null {
  if (site.outlying) return ofDistrict(unitOf(territory, site.kato).name);
  if (site.kind === 'republican_city' || site.kind === 'regional_city') return null;
  return ofSettlement(site);
}

/** «№ 12», or nothing. */
const no = (number: number | null): string | null => (number === null ? null : `№ ${number}`);
const noEn = (number: number | null): string | null => (number === null ? null : `No. ${number}`);

const join = (...parts: (string | null)[]): string => parts.filter((part) => part).join(' ');

function schoolName(
  site: Site,
  people: number,
  number: number | null,
  where: Name | null,
  random: Random,
): Name {
  if (!site.inMoe) {
    const name = pick(PRIVATE_SCHOOL_NAMES, random);
    return {
      kk: join(where?.kk ?? null, `«${name.kk}»`, no(number), 'жеке мектебі'),
      ru: join(`Частная школа «${name.ru}»`, no(number), where?.ru ?? null),
      en: join(where?.en ?? null, name.en, 'Private School', noEn(number)),
    };
  }
  if (where === null) {
    const draw = random();
    const kind = CITY_SCHOOL_KINDS.find(({ chance }) => draw < chance)?.name ?? { kk: '', ru: '', en: '' };
    const patron = random() < PATRON_CHANCE ? pick(SCHOOL_PATRONS, random) : null;
    return {
      kk: join(patron && `${patron.kk} атындағы`, no(number), kind.kk),
      ru: join(kind.ru, no(number), patron?.ru ?? null),
      en: join(patron?.en ?? null, kind.en, noEn(number)),
    };
  }
  const kind = SCHOOL_KINDS.find(({ upTo }) => people < upTo)?.name ?? { kk: '', ru: '', en: '' };
  return {
    kk: join(where.kk, no(number), kind.kk),
    ru: join(kind.ru, no(number), where.ru),
    en: join(where.en, kind.en, noEn(number)),
  };
}

function kindergartenName(site: Site, number: number | null, where: Name | null, random: Random): Name {
  const name = pick(KINDERGARTEN_NAMES, random);
  return {
    kk: join(
      where?.kk ?? null,
      `«${name.kk}»`,
      no(number),
      site.inMoe ? 'бөбекжай-балабақшасы' : 'жеке балабақшасы',
    ),
    ru: join(site.inMoe ? 'Ясли-сад' : 'Частный детский сад', `«${name.ru}»`, no(number), where?.ru ?? null),
    en: join(where?.en ?? null, name.en, site.inMoe ? 'Kindergarten' : 'Private Kindergarten', noEn(number)),
  };
}

function collegeName(site: Site, number: number, where: Name | null): Name {
  const profile = COLLEGE_PROFILES[(number - 1) % COLLEGE_PROFILES.length];
  const round = Math.ceil(number / COLLEGE_PROFILES.length);
  const suffix = no(round > 1 ? round : null);
  return {
    kk: join(where?.kk ?? site.place.name.kk, suffix, profile?.kk ?? null),
    ru: join(profile?.ru ?? null, suffix, where?.ru ?? null),
    en: join(where?.en ?? null, profile?.en ?? null, noEn(round > 1 ? round : null)),
  };
}

/** Facilities of one type and owner are numbered within their city (a republican city as a whole), settlement or district. */
function scopeOf(site: Site, where: Name | null, territory: Territory): string {
  const city = ancestorAt(territory, site.kato, site.kind === 'republican_city' ? 1 : 2);
  // By name: two settlements of a district may share one.
  const settlement = `${site.kato} ${site.place.name.kk}`;
  const scope = site.outlying ? `${site.kato} outlying` : where ? settlement : city;
  return `${scope} ${site.type} ${site.type === 'college' || site.inMoe}`;
}

/** Names of all sites in three languages, in the order of the sites; the only one of its kind in a village has no number. */
export function namesFrom(
  sites: readonly Site[],
  people: readonly number[],
  territory: Territory,
  random: Random,
): Name[] {
  const scopes = sites.map((site) => scopeOf(site, whereOf(site, territory), territory));
  const totals = new Map<string, number>();
  for (const scope of scopes) totals.set(scope, (totals.get(scope) ?? 0) + 1);
  const counters = new Map<string, number>();
  return sites.map((site, i) => {
    const where = whereOf(site, territory);
    const scope = scopes[i] ?? '';
    const number = (counters.get(scope) ?? 0) + 1;
    counters.set(scope, number);
    const printed = where && totals.get(scope) === 1 ? null : number;
    if (site.type === 'college') return collegeName(site, number, where);
    if (site.type === 'school') return schoolName(site, people[i] ?? 0, printed, where, random);
    return kindergartenName(site, printed, where, random);
  });
}
