import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { METRIC_NAMES, METRICS, type Metric } from '../../../shared/operations/metrics.ts';
import type { Db } from '../../db/schema.ts';

/** Incidents received from `fromMs` and before `toMs`; of all categories when it is null. */
export type MetricQuestion = {
  /** Units of territory, each with the group it is counted in. */
  places: readonly { kato: Kato; group: Kato }[];
  fromMs: number;
  toMs: number;
  category: string | null;
};

/** Figures of one metric over one group; the group is all incidents where the three are null. */
export type FigureRow = {
  metric: Metric;
  territory: Kato | null;
  category: string | null;
  /** Hour of the day in Kazakhstan. */
  hour: number | null;
  n: number;
  medianS: number;
  p90S: number;
};

/** An incident whose clock runs backwards between the two moments of a metric. */
export type BackwardsRow = { id: number; number: string; kato: Kato; metric: Metric; seconds: number };

/** The database gives an answer up after this long, and `isTooMuch` tells it. */
const LONGEST_ANSWER_MS = 20_000;
/** Of clocks that run backwards so many are named; the others are counted. */
const NAMED = 200;

/** True of the error of an answer that took too long. */
export const isTooMuch = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '57014';

/** Every difference between two moments of the clock, by the metric it is; a moment that is not known gives none. */
const tookOf = sql.join(
  METRIC_NAMES.map((metric) => {
    const [from, to] = METRICS[metric];
    return sql`(${sql.lit(metric)}, (${sql.ref(`i.${to}_ms`)} - ${sql.ref(`i.${from}_ms`)}) / 1000.0::float8)`;
  }),
);

/**
 * A report that was merged into another is the same event, and is counted there. All of Kazakhstan is UTC+5.
 */
const took = ({ places, fromMs, toMs, category }: MetricQuestion) => sql`
  select i.id, i.number, i.kato, v.metric, v.seconds, p.place as territory, i.category,
    extract(hour from i.received_at at time zone interval '5 hours')::int4 as hour
  from incident i
  join unnest(${places.map(({ kato }) => kato)}::text[], ${places.map(({ group }) => group)}::text[])
    as p (kato, place) on p.kato = i.kato
  cross join lateral (values ${tookOf}) as v (metric, seconds)
  where i.received_at >= ${new Date(fromMs)} and i.received_at < ${new Date(toMs)} and i.state <> 'merged'
    and (${category}::text is null or i.category = ${category}) and v.seconds is not null`;

/**
 * Median and 90th percentile of every metric over all incidents of a question, and by territory, by category and by the hour
 * of the report. `percentile_cont` interpolates as `figures` of shared/operations/metrics.ts does, which a test compares.
 */
export async function measuredFigures(
  db: Db,
  question: MetricQuestion,
): Promise<{ incidents: number; rows: FigureRow[]; backwards: { n: number; rows: BackwardsRow[] } }> {
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('statement_timeout', ${String(LONGEST_ANSWER_MS)}, true)`.execute(trx);
    const { rows } = await sql<Omit<FigureRow, 'medianS' | 'p90S'> & { q: [number, number] }>`
      with took as (${took(question)})
      select metric, territory, category, hour, count(*)::int4 as n,
        percentile_cont(array[0.5, 0.9]) within group (order by seconds) as q
      from took where seconds >= 0
      group by grouping sets ((metric), (metric, territory), (metric, category), (metric, hour))`.execute(
      trx,
    );
    const { rows: backwards } = await sql<BackwardsRow & { n: number }>`
      with took as (${took(question)})
      select id, number, kato, metric, seconds, (count(*) over ())::int4 as n from took
      where seconds < 0 order by id desc, metric limit ${NAMED}`.execute(trx);
    const { rows: counted } = await sql<{ n: number }>`
      select count(*)::int4 as n from incident
      where received_at >= ${new Date(question.fromMs)} and received_at < ${new Date(question.toMs)}
        and state <> 'merged' and kato = any(${question.places.map(({ kato }) => kato)}::text[])
        and (${question.category}::text is null or category = ${question.category})`.execute(trx);
    return {
      incidents: counted[0]?.n ?? 0,
      rows: rows.map(({ q: [medianS, p90S], ...row }) => ({ ...row, medianS, p90S })),
      backwards: { n: backwards[0]?.n ?? 0, rows: backwards.map(({ n: _n, ...row }) => row) },
    };
  });
}
