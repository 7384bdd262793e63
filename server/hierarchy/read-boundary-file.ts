import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { TerritoryError } from './territory-error.ts';
import { boundaryFileSchema } from '../../shared/hierarchy/boundary-file.ts';
import { saidInEnglish, say } from '../../shared/hierarchy/territory-words.ts';

/** Ten times a detailed drawing of the country; a larger file is something else. */
const MAX_MB = 256;

const SHAPEFILE_ENDINGS = ['.zip', '.shp', '.dbf', '.shx', '.gpkg', '.kml', '.kmz'];

/**
 * Reads the features of a GeoJSON file, unchecked.
 * @throws TerritoryError when the file is not a GeoJSON FeatureCollection in UTF-8 and WGS 84.
 */
export async function readBoundaryFile(path: string): Promise<readonly unknown[]> {
  const ending = extname(path).toLowerCase();
  if (SHAPEFILE_ENDINGS.includes(ending)) throw notGeojson(path, ending);
  const { size } = await stat(path);
  if (size > MAX_MB * 1024 * 1024) throw new TerritoryError(say('file-large', { max: MAX_MB }), { path });
  const bytes = await readFile(path);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') throw notGeojson(path, 'ZIP archive');
  const parsed = boundaryFileSchema.safeParse(parse(path, bytes));
  if (!parsed.success)
    throw new TerritoryError(saidInEnglish(parsed.error.issues[0]?.message ?? ''), { path });
  return parsed.data.features;
}

const notGeojson = (path: string, what: string): TerritoryError =>
  new TerritoryError(say('file-not-geojson', { what }), { path });

function parse(path: string, bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new TerritoryError(say('file-not-utf8', {}), { path, cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TerritoryError(say('file-not-json', { reason }), { path, cause: error });
  }
}
