import type { Row, Table } from './table.ts';
import { cellOf } from '../../shared/coverage/rollup.ts';
import { PUBLISHED_MEASURES, type PublishedFigure } from '../../shared/published/schema.ts';
import { unitsOfPublishedRow } from '../../shared/published/units.ts';
import type { Db } from '../db/schema.ts';
import type { Picture } from '../picture/picture.ts';
import { publishedFigures } from '../published/store.ts';

const COLUMNS = [
  'source',
  'facility_type',
  'level',
  'unit',
  'measure',
  'equipped',
  'total',
  'published_percent',
];

/**
 * The published tables with `equipped` and `total` rolled up from the register instead of copied: facilities of the
 * row's territory with evidence of that source, and those of them where the measure works.
 */
export async function publishedCheck(db: Db, picture: Picture): Promise<Table> {
  const rows = (await publishedFigures(db)).map((figure): Row => {
    const { working, reported } = rolledUp(picture, figure);
    return {
      source: figure.source,
      facility_type: figure.facilityType,
      level: figure.level,
      unit: figure.unit,
      measure: figure.measure,
      equipped: working,
      total: reported,
      published_percent: figure.publishedPercent,
    };
  });
  return { columns: COLUMNS, rows };
}

function rolledUp(picture: Picture, figure: PublishedFigure): { working: number; reported: number } {
  const sum = { working: 0, reported: 0 };
  if (!picture.columns.sources.includes(figure.source)) return sum;
  for (const kato of unitsOfPublishedRow(figure.level, figure.unit)) {
    const unit = picture.tree.indexOf.get(kato);
    if (unit === undefined) continue;
    const cell = cellOf(picture.rollup, unit, {
      measure: PUBLISHED_MEASURES[figure.measure],
      source: figure.source,
      type: figure.facilityType,
      group: 'all',
    });
    sum.working += cell.working;
    sum.reported += cell.reported;
  }
  return sum;
}
