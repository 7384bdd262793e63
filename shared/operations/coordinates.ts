import { isInCountryBox } from '../hierarchy/country-box.ts';
import { anglesIn, type CoordinateError } from './angles.ts';
import { placeInLink } from './map-link.ts';
import { fromMgrs } from '../geometry/mgrs.ts';
import { fromUtm } from '../geometry/utm.ts';

export type Coordinates =
  | {
      ok: true;
      lon: number;
      lat: number;
      notation: 'degrees' | 'link' | 'utm' | 'mgrs';
      /** How far the place may be off because of the digits that were left out, metres. */
      accuracyM: number;
      /** `swapped`: longitude came first, which only Kazakhstan's place on Earth tells · `either`: both readings are in it. */
      order: 'as_written' | 'swapped' | 'either';
    }
  | { ok: false; error: CoordinateError };

const failed = (error: CoordinateError): Coordinates => ({ ok: false, error });

/**
 * Reads a place in any usual notation: decimal degrees with comma or point, degrees with minutes and seconds in any
 * marks, hemispheres as N S E W, С Ю В З, с. ш. … or с. е. …, `geo:` and links of maps, UTM and MGRS. Latitude comes
 * first where nothing says otherwise. A place outside Kazakhstan's box is refused: it is nearly always a slip.
 */
export function parseCoordinates(text: string): Coordinates {
  const trimmed = text.trim();
  if (trimmed === '') return failed('empty');
  const link = placeInLink(trimmed);
  if (link === 'none') return failed('not_coordinates');
  if (link) return located(link.lat, link.lon, { notation: 'link', accuracyM: 1, sure: link.sure });
  const square = fromMgrs(trimmed);
  if (square) {
    const { lon, lat, sideM } = square;
    return located(lat, lon, { notation: 'mgrs', accuracyM: sideM / 2, sure: true });
  }
  const grid = utmIn(trimmed);
  if (grid) return located(grid[1], grid[0], { notation: 'utm', accuracyM: 1, sure: true });
  const angles = anglesIn(trimmed);
  if ('error' in angles) return failed(angles.error);
  const { lat, lon, accuracyM, sure } = angles;
  return located(lat, lon, { notation: 'degrees', accuracyM, sure });
}

/** Checks a place, and changes its numbers over when only that puts it into the country. */
function located(
  lat: number,
  lon: number,
  {
    notation,
    accuracyM,
    sure,
  }: { notation: 'degrees' | 'link' | 'utm' | 'mgrs'; accuracyM: number; sure: boolean },
): Coordinates {
  const asWritten = isInCountryBox(lon, lat);
  const changedOver = !sure && isInCountryBox(lat, lon);
  if (asWritten)
    return { ok: true, lon, lat, notation, accuracyM, order: changedOver ? 'either' : 'as_written' };
  if (changedOver) return { ok: true, lon: lat, lat: lon, notation, accuracyM, order: 'swapped' };
  const possible = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return failed(possible ? 'outside_country' : 'out_of_range');
}

/** `42U 670957 5672697`, with `m`, `E` and `N` or without; the letter is the band of latitude. */
function utmIn(text: string): [lon: number, lat: number] | null {
  const match =
    /^(\d{1,2})\s*([N-X])[\s,;]+(\d{6}(?:[.,]\d+)?)\s*(?:m?\s*E)?[\s,;]+(\d{7}(?:[.,]\d+)?)\s*(?:m?\s*N)?$/i.exec(
      text,
    );
  if (!match) return null;
  const [, zone, , easting = '', northing = ''] = match;
  const metres = (part: string) => Number(part.replace(',', '.'));
  return fromUtm({ zone: Number(zone), eastingM: metres(easting), northingM: metres(northing) });
}
