import type { Sheet, SheetRow } from './sheet.ts';
import { escaped } from '../spreadsheet/xml-text.ts';

const positions = (ring: readonly GeoJSON.Position[]): string =>
  ring.map(([lon = 0, lat = 0]) => `${lon},${lat}`).join(' ');

const many = (parts: readonly GeoJSON.Geometry[]): string =>
  `<MultiGeometry>${parts.map(geometryXml).join('')}</MultiGeometry>`;

function geometryXml(geometry: GeoJSON.Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point><coordinates>${positions([geometry.coordinates])}</coordinates></Point>`;
    case 'LineString':
      return `<LineString><coordinates>${positions(geometry.coordinates)}</coordinates></LineString>`;
    case 'Polygon':
      return `<Polygon>${geometry.coordinates
        .map((ring, i) => {
          const side = i === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
          return `<${side}><LinearRing><coordinates>${positions(ring)}</coordinates></LinearRing></${side}>`;
        })
        .join('')}</Polygon>`;
    case 'MultiPoint':
      return many(geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates })));
    case 'MultiLineString':
      return many(geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })));
    case 'MultiPolygon':
      return many(geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })));
    case 'GeometryCollection':
      return many(geometry.geometries);
    default:
      return geometry satisfies never;
  }
}

/** A row is called by its column `name`, and carries every cell under the title that people read. */
function placemark({ columns }: Sheet, { cells, geometry }: SheetRow): string {
  const at = columns.findIndex(({ key }) => key === 'name');
  const data = columns.map(({ key, title }, i) => {
    const value = cells[i] ?? null;
    return `<Data name="${escaped(key)}"><displayName>${escaped(title)}</displayName><value>${value === null ? '' : escaped(String(value))}</value></Data>`;
  });
  return `<Placemark><name>${escaped(String(cells[at] ?? ''))}</name><ExtendedData>${data.join('')}</ExtendedData>${geometry === null ? '' : geometryXml(geometry)}</Placemark>\n`;
}

/**
 * A sheet as KML, one place a line; what the file is about stands in the description of the document.
 * @source OGC 12-007r2, KML 2.3; read by Google Earth, QGIS and GDAL.
 */
export async function* kml(sheet: Sheet): AsyncGenerator<string> {
  const about = sheet.about.lines.map(([label, value]) => `${label}: ${value}`).join('\n');
  yield (
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>' +
      `<name>${escaped(sheet.title)}</name><description>${escaped(about)}</description>\n`
  );
  for await (const row of sheet.rows) yield placemark(sheet, row);
  yield '</Document></kml>\n';
}
