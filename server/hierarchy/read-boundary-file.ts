import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { z } from 'zod';
import { TerritoryError } from './territory-error.ts';
import { boundaryFileSchema } from '../../shared/hierarchy/boundary-file.ts';

/** Ten times a detailed drawing of the country; a larger file is something else. */
const MAX_BYTES = 256 * 1024 * 1024;

const SHAPEFILE_ENDINGS = ['.zip', '.shp', '.dbf', '.shx', '.gpkg', '.kml', '.kmz'];

/**
 * Reads the features of a GeoJSON file, unchecked.
 * @throws TerritoryError when the file is not a GeoJSON FeatureCollection in UTF-8 and WGS 84.
 */
export async function readBoundaryFile(path: string): Promise<readonly unknown[]> {
  const ending = extname(path).toLowerCase();
  if (SHAPEFILE_ENDINGS.includes(ending)) throw new TerritoryError(notGeojson(path, ending));
  const { size } = await stat(path);
  if (size > MAX_BYTES)
    throw new TerritoryError(`${path} has ${Math.round(size / 1024 / 1024)} MB; boundaries may have 256.`);
  const bytes = await readFile(path);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    throw new TerritoryError(notGeojson(path, 'ZIP archive'));
  const parsed = boundaryFileSchema.safeParse(parse(path, bytes));
  if (!parsed.success) throw new TerritoryError(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data.features;
}

const notGeojson = (path: string, what: string): string =>
  `${path} is a ${what}; boundaries are read from GeoJSON. Save the layer as GeoJSON (RFC 7946, WGS 84, UTF-8).`;

function parse(path: string, bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new TerritoryError(`${path} is not UTF-8. Save it as GeoJSON in UTF-8.`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TerritoryError(`${path} is not JSON: ${reason}`, { cause: error });
  }
}
