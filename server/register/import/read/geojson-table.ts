import { columnNamed, type FileKind } from '../../../../shared/register/import/columns.ts';
import { problem } from '../../../../shared/register/import/problem.ts';
import type { ImportProblem } from '../../../../shared/register/import/run.ts';
import type { RawRow } from '../../../../shared/register/import/table.ts';
import { fileError } from './file-error.ts';
import { geojsonFeatures, type FeatureText } from './geojson-features.ts';
import { readHeader, type Header } from './header.ts';

/** What a feature is here; nothing of it is checked yet. */
type Feature = {
  properties?: Readonly<Record<string, unknown>> | null;
  geometry?: { type?: unknown; coordinates?: unknown } | null;
};

/** What the position of a feature is called in reports. */
const GEOMETRY = 'geometry';

/** Opens a FeatureCollection of points; the properties of its first feature are the header. */
export async function openGeojson(
  source: AsyncIterable<Buffer>,
  kind: FileKind,
): Promise<{ header: Header; rows: AsyncGenerator<RawRow> }> {
  const features = geojsonFeatures(source);
  const first = await features.next();
  if (first.done) throw fileError('no-rows', {});
  const { properties, geometry } = featureOf(first.value);
  const titles = Object.keys(properties ?? {});
  const known = new Set(titles.map((title) => columnNamed(kind, title)?.id));
  const place = ['lon', 'lat'].filter((column) => geometry && !known.has(column));
  const header = readHeader(kind, [...titles, ...place], 1);
  const names = new Map([
    ...header.names,
    ...(geometry
      ? ([
          ['lon', GEOMETRY],
          ['lat', GEOMETRY],
        ] as const)
      : []),
  ]);
  return { header: { ...header, names }, rows: rowsOf(first.value, features, columnFinder(kind)) };
}

async function* rowsOf(
  first: FeatureText,
  others: AsyncGenerator<FeatureText>,
  columnOf: (property: string) => string | null,
): AsyncGenerator<RawRow> {
  yield rowOf(first, columnOf);
  for await (const feature of others) yield rowOf(feature, columnOf);
}

/** Remembers what properties are called, so that their names are looked up once. */
function columnFinder(kind: FileKind): (property: string) => string | null {
  const found = new Map<string, string | null>();
  return (property) => {
    const known = found.get(property);
    if (known !== undefined) return known;
    const column = columnNamed(kind, property)?.id ?? null;
    if (found.size < 10_000) found.set(property, column);
    return column;
  };
}

function featureOf({ n, text }: FeatureText): Feature {
  try {
    return JSON.parse(text) as Feature;
  } catch (cause) {
    throw fileError('geojson-broken', {}, { row: n, cause });
  }
}

function rowOf(feature: FeatureText, columnOf: (property: string) => string | null): RawRow {
  const { properties, geometry } = featureOf(feature);
  const cells: Record<string, string> = {};
  const problems: ImportProblem[] = [];
  const row = feature.n;
  for (const [property, value] of Object.entries(properties ?? {})) {
    const column = columnOf(property);
    if (column === null) continue;
    cells[column] = textOf(value);
    if (typeof value === 'object' && value !== null)
      problems.push({ ...problem('error', 'nested-value', {}, { column: property, value: '' }), row });
  }
  if (geometry && geometry.type !== 'Point') {
    const at = { column: GEOMETRY, value: textOf(geometry.type) };
    problems.push({ ...problem('error', 'geometry-not-point', { type: at.value }, at), row });
  } else if (geometry) {
    const [lon, lat] = Array.isArray(geometry.coordinates) ? (geometry.coordinates as unknown[]) : [];
    cells['lon'] = textOf(lon);
    cells['lat'] = textOf(lat);
  }
  return { row, cells, problems };
}

/** A list or an object is not written out: it may be deeper than the stack. */
const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? '…'
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);
