import type { PublishedFigure } from '../../shared/published/schema.ts';
import { measureOf } from '../../shared/published/schema.ts';
import { unitsOfPublishedRow } from '../../shared/published/units.ts';
import type { MeasureState } from '../../shared/register/schema.ts';
import { MIA, MOE, type EvidenceRow } from './evidence-sources.ts';
import type { Headline } from './published.ts';
import { highest, normal, type Random } from '../../shared/random.ts';
import type { Subject } from './subject.ts';
import { unitOf, type Territory } from './territory.ts';

/** Of what does not work, the part that is there but out of order; not published. */
const FAULTY_SHARE = 0.06;
/** A source's own error beside the readiness that all sources see. */
const SOURCE_ERROR = 0.5;

export const notWorking = (random: Random): MeasureState => (random() < FAULTY_SHARE ? 'faulty' : 'absent');

/** Rows behind one printed cell: as many facilities as its denominator, as many of them working as its numerator. */
function rowsOf(figure: PublishedFigure, subjects: readonly Subject[], random: Random): EvidenceRow[] {
  // Where a denominator is smaller than the others of the same row, some facilities have no evidence of the measure.
  const seen = highest(subjects, figure.total, random);
  const working = new Set(
    highest(seen, figure.equipped, ({ readiness }) => readiness + SOURCE_ERROR * normal(random)),
  );
  const source = figure.source === MOE.id ? MOE : MIA;
  return seen.map((subject) => ({
    facilityId: subject.id,
    measure: measureOf(figure.measure),
    source: source.id,
    state: working.has(subject) ? 'working' : notWorking(random),
    observedOn: source.asOf,
  }));
}

/**
 * "100 percent have video": the Ministry of Education says it of the 9,986 facilities it counts, the Ministry of
 * Internal Affairs of 14,520, a few less than its own tables sum to; the rest has only the former's row.
 */
function videoSystemRows(subjects: readonly Subject[], headline: Headline): EvidenceRow[] {
  const row = (subject: Subject, source: typeof MOE): EvidenceRow => ({
    facilityId: subject.id,
    measure: 'video_system',
    source: source.id,
    state: 'working',
    observedOn: source.asOf,
  });
  const beyond = Math.max(0, subjects.length - headline('mia-2023', 'facilities_with_cctv', 'all'));
  const uncounted = new Set(
    subjects.filter(({ type, inMoe }) => type === 'college' && inMoe).slice(0, beyond),
  );
  return subjects.flatMap((subject) => [
    ...(subject.inMoe ? [row(subject, MOE)] : []),
    ...(uncounted.has(subject) ? [] : [row(subject, MIA)]),
  ]);
}

/**
 * Evidence whose roll-up by territory, source, measure and facility type gives back every published figure.
 * @throws Error when a figure counts more facilities than the register has.
 */
export function publishedEvidence(
  territory: Territory,
  subjects: readonly Subject[],
  figures: readonly PublishedFigure[],
  headline: Headline,
  random: Random,
): EvidenceRow[] {
  const rows = videoSystemRows(subjects, headline);
  const below = new Map<string, Subject[]>();
  for (const subject of subjects) {
    for (const ancestor of unitOf(territory, subject.kato).path.split('/')) {
      const key = `${ancestor} ${subject.type}`;
      const known = below.get(key);
      if (known) known.push(subject);
      else below.set(key, [subject]);
    }
  }
  for (const figure of figures) {
    const units = unitsOfPublishedRow(figure.level, figure.unit);
    const counted = units
      .flatMap((unit) => below.get(`${unit} ${figure.facilityType}`) ?? [])
      .filter(({ inMoe }) => inMoe || figure.source !== MOE.id);
    for (const row of rowsOf(figure, counted, random)) rows.push(row);
  }
  return rows;
}
