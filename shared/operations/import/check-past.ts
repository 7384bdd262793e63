import { addressKey, phoneDigits, toE6, type PastSource } from '../history.ts';
import type { Kato } from '../../hierarchy/schema.ts';
import { cellReader, type CellReader, type Cells, type RowCheck } from '../../register/import/cell-reader.ts';
import type { CheckContext } from '../../register/import/check-context.ts';
import { checkPlaceIfKnown } from '../../register/import/check-place.ts';
import { isRounded, momentOf } from '../../register/import/values.ts';

/** A past incident of another system, as its row says it. */
export type PastRow = {
  number: string;
  source: PastSource;
  /** Milliseconds since 1970. */
  at: number;
  /** Id of a category of ours, or the word of the other system. */
  category: string;
  kato: Kato;
  latE6: number | null;
  lonE6: number | null;
  /** As two writings of one address compare; null where none is told. */
  address: string | null;
  /** Digits; only a keyed hash of them may be kept. */
  phone: string | null;
  facility: string | null;
};

/** What the check of a past incident needs to know beside the world of all files. */
export type PastContext = CheckContext & {
  nowMs: number;
  /** Id of the category with this id or name in any language; undefined when there is none. */
  category: (text: string) => string | undefined;
};

const MAX_ID = 64;
const MAX_CATEGORY = 120;
const MAX_PART = 200;

/** Checks one row of a file of past incidents. The telephone itself stands in no problem: a report is read by many. */
export function checkPastRow(cells: Cells, context: PastContext): RowCheck<PastRow> {
  const read = cellReader(cells);
  const { kato, lon, lat } = checkPlaceIfKnown(read, context);
  const address = addressOf(read, kato);
  const phone = phoneOf(read);
  const facility = read.id('facility_external_id', MAX_ID);
  if ([lat, address, phone, facility].every((known) => known === null))
    read.warn('kato', 'nothing-to-find-by', {});
  const word = read.needed('category', read.text('category', MAX_CATEGORY));
  return read.done<PastRow>({
    number: read.needed('number', read.id('number', MAX_ID)),
    source: read.needed('source', read.word('source', 'pastSource')),
    at: momentIn(read, context),
    category: word === undefined ? undefined : (context.category(word) ?? word),
    kato,
    latE6: typeof lat === 'number' ? toE6(lat) : lat,
    lonE6: typeof lon === 'number' ? toE6(lon) : lon,
    address,
    phone,
    facility,
  });
}

function momentIn(read: CellReader, { nowMs, today }: PastContext): number | undefined {
  const text = read.raw('date');
  if (text === '') return read.error('date', 'empty', {});
  const at = momentOf(text);
  if (at === null) return read.error('date', 'moment-format', {});
  return at <= nowMs ? at : read.error('date', 'date-future', { today });
}

function addressOf(read: CellReader, kato: Kato | undefined): string | null | undefined {
  const part = (column: string): string | undefined => {
    const text = read.text(column, MAX_PART);
    return text === null ? '' : text;
  };
  const settlement = part('settlement');
  const street = part('street');
  const house = part('house');
  const commonName = part('common_name');
  if (settlement === undefined || street === undefined || house === undefined || commonName === undefined)
    return undefined;
  // A row without a territory has its problem already.
  return addressKey(kato ?? '', { settlement, street, house, commonName, crossing: '', text: '' });
}

function phoneOf(read: CellReader): string | null {
  const text = read.raw('phone');
  // Its digits are gone: a spreadsheet has rounded them.
  const digits = isRounded(text) ? null : phoneDigits(text);
  if (text !== '' && digits === null) read.warnUnseen('phone', 'phone-short', {});
  return digits;
}
