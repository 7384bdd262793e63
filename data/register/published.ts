import { parse } from 'csv-parse/sync';
import { publishedFigureSchema, type PublishedFigure } from '../../shared/published/schema.ts';
import type { FacilityType } from '../../shared/register/schema.ts';

type FigureRow = Record<
  'source' | 'facility_type' | 'level' | 'unit' | 'measure' | 'equipped' | 'total' | 'published_percent',
  string
>;
type HeadlineRow = Record<'source' | 'metric' | 'facility_type' | 'value', string>;

/** Reads the table of published figures. @throws ZodError when a row is not of its shape. */
export function figuresFrom(coverageCsv: string): PublishedFigure[] {
  return parse<FigureRow>(coverageCsv, { columns: true, bom: true }).map((row) =>
    publishedFigureSchema.parse({
      source: row.source,
      facilityType: row.facility_type,
      level: row.level,
      unit: row.unit,
      measure: row.measure,
      equipped: Number(row.equipped),
      total: Number(row.total),
      publishedPercent: Number(row.published_percent),
    }),
  );
}

/** Looks up a printed total. */
export type Headline = (source: string, metric: string, type: FacilityType | 'all') => number;

/** Reads the printed totals. The returned function throws Error when a total is not printed. */
export function headlinesFrom(headlinesCsv: string): Headline {
  const values = new Map(
    parse<HeadlineRow>(headlinesCsv, { columns: true, bom: true }).map((row) => [
      `${row.source} ${row.metric} ${row.facility_type}`,
      Number(row.value),
    ]),
  );
  return (source, metric, type) => {
    const value = values.get(`${source} ${metric} ${type}`);
    if (value === undefined) throw new Error(`${source} prints no ${metric} for ${type}`);
    return value;
  };
}
