import { aboutOf, fileNameOf, filterOf, sourceTitle, type ExportParts } from './question.ts';
import type { Sheet, SheetColumn } from './sheet.ts';
import { differenceOf } from '../../shared/coverage/compare.ts';
import { cellOf } from '../../shared/coverage/rollup.ts';
import { leftOut, shareOf } from '../../shared/coverage/share.ts';
import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import { childrenOf } from '../../shared/hierarchy/tree.ts';
import { asOf } from '../coverage/question.ts';

type Shapes = ReadonlyMap<Kato, GeoJSON.Geometry>;

/** A unit's polygon; a place where its name stands when it has none. */
const geometryOf = (unit: AdminUnit, shapes: Shapes): GeoJSON.Geometry | null =>
  shapes.get(unit.kato) ??
  (unit.seat ? { type: 'Point', coordinates: [unit.seat.lon, unit.seat.lat] } : null);

/** The ranking of the screen: the children of the unit, or the unit alone when it has none. Null in a share is "no data". */
export function coverageSheet(parts: ExportParts, shapes: Shapes): Sheet {
  const { picture, question, say } = parts;
  const { unit, of, source, versus, lang } = question;
  const filter = filterOf(question);
  const date = asOf(picture, filter);
  const title = sourceTitle(parts, source);
  const second = versus === undefined ? undefined : { ...filter, source: versus };
  const column = (key: string, text: string, kind: SheetColumn['kind'], widthChars: number): SheetColumn => ({
    key,
    title: text,
    kind,
    widthChars,
  });
  const shareColumns = (prefix: string, before: string): SheetColumn[] => [
    column(`${prefix}share`, before + say('share'), 'share', 12),
    column(`${prefix}numerator`, before + say('numerator'), 'integer', 16),
    column(`${prefix}denominator`, before + say('denominator'), 'integer', 12),
  ];
  const columns: SheetColumn[] = [
    column('kato', say('kato'), 'text', 12),
    column('name', say('unit'), 'text', 38),
    ...shareColumns('', second ? `${say('first')}: ` : ''),
    ...(second
      ? [...shareColumns('second_', `${say('second')}: `), column('points', say('points'), 'points', 16)]
      : [column('gap', say('gap'), 'integer', 12), column('unknown', say('unknown'), 'integer', 14)]),
    column('facilities', say('facilitiesOnRegister'), 'integer', 14),
    column('source', say('source'), 'text', 46),
    column('as_of', say('asOf'), 'date', 12),
    ...(second
      ? [column('second_source', say('versus'), 'text', 46), column('second_as_of', say('asOf'), 'date', 12)]
      : []),
  ];
  const children = childrenOf(picture.tree, unit);
  const own = picture.tree.units.filter((u) => u.kato === unit);
  const rows = (children.length > 0 ? children : own).map((child) => {
    const index = picture.tree.indexOf.get(child.kato) ?? 0;
    const cell = cellOf(picture.rollup, index, filter);
    const first = shareOf(cell, of);
    const head = [child.kato, child.name[lang], first.share, first.numerator, first.denominator];
    const geometry = geometryOf(child, shapes);
    if (!second)
      return { geometry, cells: [...head, cell.gap, leftOut(cell, of), cell.facilities, title, date] };
    const other = shareOf(cellOf(picture.rollup, index, second), of);
    const { points } = differenceOf(first, other);
    const tail = [title, date, sourceTitle(parts, second.source), asOf(picture, second)];
    return {
      geometry,
      cells: [...head, other.share, other.numerator, other.denominator, points, cell.facilities, ...tail],
    };
  });
  const versusAsOf = second ? { versusAsOf: asOf(picture, second) } : {};
  return {
    fileName: fileNameOf('coverage', parts, date),
    title: say('territories'),
    columns,
    rows,
    about: { title: say('about'), lines: aboutOf(parts, { asOf: date, ...versusAsOf }) },
  };
}
