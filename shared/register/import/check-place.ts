import type { CellReader } from './cell-reader.ts';
import type { CheckContext } from './check-context.ts';
import { isInCountryBox } from '../../hierarchy/country-box.ts';
import type { Kato } from '../../hierarchy/schema.ts';

type Place = { kato: Kato | undefined; lon: number | undefined; lat: number | undefined };

/**
 * Reads the unit of territory and the position of a row, and holds one against the other. A position that only makes
 * sense with longitude and latitude changed over is an error that proposes it; one outside of its unit is a warning,
 * because either may be wrong and schematic boundaries are coarse.
 */
export function checkPlace(read: CellReader, context: CheckContext): Place {
  const kato = unitOf(read, context);
  const lon = read.needed('lon', read.number('lon', -180, 180));
  const lat = read.needed('lat', read.number('lat', -90, 90));
  if (lon === undefined || lat === undefined) return { kato, lon, lat };
  if (lon === 0 && lat === 0) read.error('lon', 'null-island', {});
  else if (!isInCountryBox(lon, lat)) {
    if (isInCountryBox(lat, lon)) read.error('lon', 'swapped', { lon: lat, lat: lon });
    else read.error('lon', 'outside-country', {});
  } else if (kato !== undefined) {
    const outside = context.outside(kato, lon, lat);
    if (outside && isInCountryBox(lat, lon) && !context.outside(kato, lat, lon))
      read.error('lon', 'swapped', { lon: lat, lat: lon });
    else if (outside) read.warn('kato', 'outside-territory', outside);
  }
  return { kato, lon, lat };
}

/** The same where a place need not be told; half of one is an error. */
export function checkPlaceIfKnown(
  read: CellReader,
  context: CheckContext,
): { kato: Kato | undefined; lon: number | null | undefined; lat: number | null | undefined } {
  return read.raw('lon') === '' && read.raw('lat') === ''
    ? { kato: unitOf(read, context), lon: null, lat: null }
    : checkPlace(read, context);
}

function unitOf(read: CellReader, context: CheckContext): Kato | undefined {
  const text = read.needed('kato', read.id('kato', 300));
  if (text === undefined) return undefined;
  const answer = context.unit(text, read.raw('region'));
  if ('kato' in answer) return answer.kato;
  return answer.code === 'ambiguous-unit'
    ? read.error('kato', answer.code, { candidates: answer.candidates })
    : read.error('kato', answer.code, {});
}
