import { isRequired } from '../../shared/coverage/requirement.ts';
import { unitsOfPublishedRow } from '../../shared/published/units.ts';
import { FACILITY_TYPES, type Measure, type MeasureState } from '../../shared/register/schema.ts';
import { notWorking } from './evidence-published.ts';
import { DEMONSTRATION, MOE, type EvidenceRow } from './evidence-sources.ts';
import type { Headline } from './published.ts';
import { highest, normal, type Random } from '../../shared/random.ts';
import type { Subject } from './subject.ts';

type Fraction = { working: number; total?: number };

/**
 * Low points that the Ministry of Internal Affairs names (answer on the security of education facilities, 2023), read
 * as schools: guarded by a private firm, and with access control. The answer prints numerator and percentage of access
 * control; the denominators follow from both. A fifth region with 202 guarded schools stands there without its name.
 */
const GUARDED_SCHOOLS: Readonly<Record<string, number>> = {
  turkistan: 1,
  kyzylorda: 75,
  jambyl: 136,
  kostanay: 152,
};
const SCHOOLS_WITH_ACCESS_CONTROL: Readonly<Record<string, Fraction>> = {
  turkistan: { working: 3, total: 150 },
  'north-kazakhstan': { working: 28, total: 127 },
  'west-kazakhstan': { working: 27, total: 104 },
  jambyl: { working: 53, total: 188 },
};

/** Shares among the facilities without a published figure that must have the measure; assumptions, not published. */
const ASSUMED_SHARE = {
  access_control: { school: 0.4, kindergarten: 0.08, college: 0.6 },
  licensed_guard: { college: 0.6 },
} as const;
const PUBLIC_ADDRESS = { known: 0.7, working: 0.74 };

type MoeState = (subject: Subject, measure: Measure) => MeasureState | undefined;

/**
 * Rows of one measure for the facilities that must have it, that the Ministry of Education counts, or that are chosen to
 * have it. What the Ministry found working or not stays so as far as the total lets it: only of its 901 kindergartens
 * with an alarm button in 25 cities, 51 lose it to the 850 that the Ministry of Internal Affairs counts in the country.
 */
function rowsOf(
  measure: Measure,
  subjects: readonly Subject[],
  fraction: Fraction,
  moe: MoeState,
  random: Random,
): EvidenceRow[] {
  const score = (subject: Subject): number => {
    const published = moe(subject, measure);
    const known = published === undefined ? 0 : published === 'working' ? 100 : -100;
    const required = isRequired(subject.group, measure) ? 1 : 0;
    return known + required + subject.readiness + normal(random);
  };
  const working = new Set(highest(subjects, fraction.working, score));
  const bound = (subject: Subject): boolean =>
    working.has(subject) || moe(subject, measure) !== undefined || isRequired(subject.group, measure);
  const seen =
    fraction.total === undefined
      ? subjects.filter(bound)
      : highest(
          subjects,
          fraction.total,
          (subject) =>
            (working.has(subject) || moe(subject, measure) !== undefined ? 1e9 : 0) +
            (isRequired(subject.group, measure) ? 1e6 : 0) +
            subject.people,
        );
  return seen.map((subject) => ({
    facilityId: subject.id,
    measure,
    source: DEMONSTRATION.id,
    state: working.has(subject) ? 'working' : notWorking(random),
    observedOn: DEMONSTRATION.asOf,
  }));
}

/** How many facilities of a type the Ministry of Education found with the measure, and the assumed share of the other required ones. */
function assumed(measure: Measure, share: number, subjects: readonly Subject[], moe: MoeState): Fraction {
  const published = subjects.filter((subject) => moe(subject, measure) === 'working').length;
  const open = subjects.filter(
    (subject) => moe(subject, measure) === undefined && isRequired(subject.group, measure),
  ).length;
  return { working: published + Math.round(open * share) };
}

function publicAddressRows(subjects: readonly Subject[], random: Random): EvidenceRow[] {
  return highest(subjects, Math.round(subjects.length * PUBLIC_ADDRESS.known), random).map(({ id }) => ({
    facilityId: id,
    measure: 'public_address',
    source: DEMONSTRATION.id,
    state: random() < PUBLIC_ADDRESS.working ? 'working' : notWorking(random),
    observedOn: DEMONSTRATION.asOf,
  }));
}

/** The schools of each row of a table of regions, and of all other regions together. */
function byRegion<T>(
  subjects: readonly Subject[],
  table: Readonly<Record<string, T>>,
): { named: { schools: Subject[]; value: T }[]; others: Subject[] } {
  const named = Object.entries(table).map(([key, value]) => {
    const regions = unitsOfPublishedRow('region', key);
    return { schools: subjects.filter(({ region }) => regions.includes(region)), value };
  });
  const taken = new Set(named.flatMap(({ schools }) => schools));
  return { named, others: subjects.filter((subject) => !taken.has(subject)) };
}

/**
 * Evidence for what no source publishes by facility or unit. Its working rows sum to the national totals of the Ministry
 * of Internal Affairs: alarm buttons 850 kindergartens, 4,425 schools, 239 colleges; private guards 4,044 schools and
 * 1,806 kindergartens. It is the latest evidence, and every facility with a row of the Ministry of Education for one of these
 * measures has one here too, so the latest evidence sums to the same. Public address: no figure exists; 70 percent of
 * the facilities have a row, the rest is unknown.
 */
export function demonstrationEvidence(
  subjects: readonly Subject[],
  published: readonly EvidenceRow[],
  headline: Headline,
  random: Random,
): EvidenceRow[] {
  const states = new Map(
    published
      .filter(({ source }) => source === MOE.id)
      .map(({ facilityId, measure, state }) => [`${facilityId} ${measure}`, state]),
  );
  const moe: MoeState = ({ id }, measure) => states.get(`${id} ${measure}`);
  const rows = publicAddressRows(subjects, random);
  const add = (measure: Measure, some: readonly Subject[], fraction: Fraction): void => {
    for (const row of rowsOf(measure, some, fraction, moe, random)) rows.push(row);
  };
  for (const type of FACILITY_TYPES) {
    const ofType = subjects.filter((subject) => subject.type === type);
    add('alarm_button', ofType, { working: headline('mia-2023', 'facilities_alarm_button', type) });
    if (type !== 'school') {
      add(
        'access_control',
        ofType,
        assumed('access_control', ASSUMED_SHARE.access_control[type], ofType, moe),
      );
      continue;
    }
    const { named, others } = byRegion(ofType, SCHOOLS_WITH_ACCESS_CONTROL);
    for (const { schools, value } of named) add('access_control', schools, value);
    add('access_control', others, assumed('access_control', ASSUMED_SHARE.access_control[type], others, moe));
    const guarded = byRegion(ofType, GUARDED_SCHOOLS);
    let left = headline('mia-2023', 'facilities_guarded_private', type);
    for (const { schools, value } of guarded.named) {
      add('licensed_guard', schools, { working: value });
      left -= value;
    }
    add('licensed_guard', guarded.others, { working: left });
  }
  const kindergartens = subjects.filter(({ type }) => type === 'kindergarten');
  const colleges = subjects.filter(({ type }) => type === 'college');
  add('licensed_guard', kindergartens, {
    working: headline('mia-2023', 'facilities_guarded_private', 'kindergarten'),
  });
  add(
    'licensed_guard',
    colleges,
    assumed('licensed_guard', ASSUMED_SHARE.licensed_guard.college, colleges, moe),
  );
  return rows;
}
