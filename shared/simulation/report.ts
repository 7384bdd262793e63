import { hourOfDay } from './day.ts';
import { CALLERS, REPORT_KINDS, STREETS, type ReportKind } from './report-words.ts';
import { moved, type Spot } from './route.ts';
import { pick, type Random } from '../random.ts';
import type { CreateIncident } from '../operations/command.ts';
import type { Category } from '../operations/playbook.ts';
import { NO_ADDRESS } from '../operations/schema.ts';

/** A facility where something may happen; `weight` is how many people are there, `centre` the region that leads it. */
export type Site = Spot & {
  id: number;
  kato: string;
  centre: string;
  name: string;
  settlement: string;
  weight: number;
};

/** A report before it has a key: what the simulated operator types in. */
export type Report = Omit<CreateIncident, 'key'>;

/** Streets around a facility, metres; on water lies no school. */
const AROUND_M = { least: 60, most: 500 } as const;
/** A telephone number of a code that is not given out, so that nobody is ever called. */
const PHONE = '+7 000 000';
const SCHOOL_HOURS = { from: 8, to: 18 } as const;
/** Beside a school it happens this often in its hours, and out of them: alarms of empty buildings. */
const AT_A_SCHOOL = { open: 0.45, shut: 0.12 } as const;
const SOURCES = ['call_102', 'call_102', 'call_102', 'call_112', 'walk_in', 'citizen_app'] as const;

/** Invents a report near a site. Its person is plainly invented, and so is the number. */
export function inventReport(
  site: Site,
  categories: ReadonlyMap<string, Category>,
  { model, real }: { model: number; real: number },
  random: Random,
): Report {
  const hour = hourOfDay(model);
  const isOpen = hour >= SCHOOL_HOURS.from && hour < SCHOOL_HOURS.to;
  const where = random() < (isOpen ? AT_A_SCHOOL.open : AT_A_SCHOOL.shut) ? 'facility' : 'street';
  const kinds = REPORT_KINDS.filter((kind) => kind.where === where && categories.has(kind.category));
  const kind = weighted(kinds.length > 0 ? kinds : REPORT_KINDS, ({ weight }) => weight, random);
  const category = categories.get(kind.category);
  const ringsMs = 4_000 + random() * 8_000;
  return {
    type: 'incident.create',
    centre: site.centre,
    source: pick(SOURCES, random),
    startedAt: Math.round(real - 30_000 - ringsMs),
    answeredAt: Math.round(real - 30_000),
    facts: {
      category: kind.category,
      priority: category?.priority ?? 3,
      caller: callerBy(random),
      ...placed(kind, site, random),
      kato: site.kato,
      sensitive: (category?.wall ?? 'normal') !== 'normal',
    },
  };
}

function callerBy(random: Random): NonNullable<Report['facts']['caller']> {
  const digits = String(Math.floor(random() * 10_000)).padStart(4, '0');
  return {
    name: pick(CALLERS, random),
    phone: `${PHONE} ${digits.slice(0, 2)} ${digits.slice(2)}`,
    relation: pick(['victim', 'witness', 'relative', 'unknown'] as const, random),
  };
}

function placed(
  { where, words }: ReportKind,
  site: Site,
  random: Random,
): Pick<Report['facts'], 'address' | 'place' | 'facilityId'> {
  const text = pick(words, random);
  if (where === 'facility')
    return {
      address: { ...NO_ADDRESS, settlement: site.settlement, commonName: site.name, text },
      place: { lon: site.lon, lat: site.lat, accuracyM: null, method: 'facility' },
      facilityId: site.id,
    };
  const angle = random() * 2 * Math.PI;
  const farM = AROUND_M.least + random() * (AROUND_M.most - AROUND_M.least);
  const { lon, lat } = moved(site, Math.sin(angle) * farM, Math.cos(angle) * farM);
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
  return {
    address: {
      ...NO_ADDRESS,
      settlement: site.settlement,
      street: pick(STREETS, random),
      house: String(1 + Math.floor(random() * 160)),
      text,
    },
    place: { lon: round(lon), lat: round(lat), accuracyM: 50, method: 'geocoded' },
    facilityId: null,
  };
}

/** One of the items, each as likely as its weight. @throws Error when there is none. */
export function weighted<T>(items: readonly T[], weightOf: (item: T) => number, random: Random): T {
  let left = items.reduce((sum, item) => sum + weightOf(item), 0) * random();
  for (const item of items) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  return pick(items, random);
}
