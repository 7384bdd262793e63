import type { PublishedConflict } from '../../shared/published/conflict-schema.ts';
import { findConflicts } from '../../shared/published/conflict.ts';
import {
  publishedBudgetSchema,
  publishedFigureSchema,
  publishedHeadlineSchema,
  type PublishedBudget,
  type PublishedFigure,
  type PublishedFilter,
  type PublishedHeadline,
} from '../../shared/published/schema.ts';
import { PUBLISHED_SOURCES } from '../../shared/published/source.ts';
import type { Db } from '../db/schema.ts';
import { upsertEvidenceSources } from '../register/bulk/store.ts';

/** Published figures in printed order. */
export async function publishedFigures(db: Db, filter: PublishedFilter = {}): Promise<PublishedFigure[]> {
  let query = db.selectFrom('published_figure').selectAll();
  if (filter.source) query = query.where('source', '=', filter.source);
  if (filter.facilityType) query = query.where('facility_type', '=', filter.facilityType);
  if (filter.measure) query = query.where('measure', '=', filter.measure);
  if (filter.level) query = query.where('level', '=', filter.level);
  const rows = await query.orderBy('position').execute();
  return rows.map((row) =>
    publishedFigureSchema.parse({
      ...row,
      facilityType: row.facility_type,
      publishedPercent: row.published_percent,
    }),
  );
}

/** Totals printed beside the tables and in other documents, in the order of the documents. */
export async function publishedHeadlines(db: Db): Promise<PublishedHeadline[]> {
  const rows = await db.selectFrom('published_headline').selectAll().orderBy('position').execute();
  return rows.map((row) =>
    publishedHeadlineSchema.parse({ ...row, facilityType: row.facility_type, asOf: row.as_of }),
  );
}

/** Tenge allotted, by document and region. */
export async function publishedBudgets(db: Db): Promise<PublishedBudget[]> {
  const rows = await db
    .selectFrom('published_budget')
    .selectAll()
    .orderBy('source')
    .orderBy('unit')
    .execute();
  return rows.map((row) => publishedBudgetSchema.parse(row));
}

/** Every contradiction of the stored figures, see `findConflicts`. */
export async function publishedConflicts(db: Db): Promise<PublishedConflict[]> {
  return findConflicts(await publishedFigures(db), await publishedHeadlines(db));
}

type PublishedData = {
  figures: readonly PublishedFigure[];
  headlines: readonly PublishedHeadline[];
  budgets: readonly PublishedBudget[];
};

/** Makes these the published figures, in this order, and names their documents as sources of evidence. Needs not be the first time. */
export async function seedPublished(trx: Db, { figures, headlines, budgets }: PublishedData): Promise<void> {
  const withFigures = new Set<string>(figures.map((figure) => figure.source));
  const sources = PUBLISHED_SOURCES.filter((source) => withFigures.has(source.id));
  await upsertEvidenceSources(
    trx,
    sources.map((source) => ({ ...source, kind: 'published' })),
  );
  for (const table of ['published_figure', 'published_headline', 'published_budget'] as const)
    await trx.deleteFrom(table).execute();
  const figureRows = figures.map(({ facilityType, publishedPercent, ...figure }, position) => ({
    ...figure,
    position,
    facility_type: facilityType,
    published_percent: publishedPercent,
  }));
  const headlineRows = headlines.map(({ facilityType, asOf, ...headline }, position) => ({
    ...headline,
    position,
    facility_type: facilityType,
    as_of: asOf,
  }));
  if (figureRows.length > 0) await trx.insertInto('published_figure').values(figureRows).execute();
  if (headlineRows.length > 0) await trx.insertInto('published_headline').values(headlineRows).execute();
  if (budgets.length > 0)
    await trx
      .insertInto('published_budget')
      .values([...budgets])
      .execute();
}
