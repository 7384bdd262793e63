import type { Kato } from '../hierarchy/schema.ts';

/** Rows of the published region tables: one first-level unit each. */
const REGIONS: Readonly<Record<string, Kato>> = {
  abai: '100000000',
  akmola: '110000000',
  aktobe: '150000000',
  'almaty-region': '190000000',
  atyrau: '230000000',
  'west-kazakhstan': '270000000',
  jambyl: '310000000',
  jetisu: '330000000',
  karaganda: '350000000',
  kostanay: '390000000',
  kyzylorda: '430000000',
  mangystau: '470000000',
  pavlodar: '550000000',
  'north-kazakhstan': '590000000',
  turkistan: '610000000',
  ulytau: '620000000',
  'east-kazakhstan': '630000000',
  astana: '710000000',
  'almaty-city': '750000000',
  shymkent: '790000000',
};

/** Rows of the published city tables: 20 groups of the 25 large cities, as printed. Kulsary is a town of district significance. */
const CITY_GROUPS: Readonly<Record<string, readonly Kato[]>> = {
  astana: ['710000000'],
  'almaty-city': ['750000000'],
  shymkent: ['790000000'],
  kokshetau: ['111000000'],
  semey: ['101000000'],
  'aktobe-city': ['151000000'],
  konaev: ['191000000'],
  'atyrau-kulsary': ['231000000', '233620100'],
  oskemen: ['631000000'],
  taraz: ['311000000'],
  taldykorgan: ['331000000'],
  oral: ['271000000'],
  'karaganda-temirtau': ['351000000', '352400000'],
  'kostanay-rudny': ['391000000', '392400000'],
  'kyzylorda-city': ['431000000'],
  'aktau-zhanaozen': ['471000000', '471800000'],
  'pavlodar-ekibastuz': ['551000000', '552200000'],
  petropavl: ['591000000'],
  'turkistan-city': ['611000000'],
  zhezkazgan: ['621000000'],
};

/** The units of territory that a row of a published table stands for; undefined when the key is not printed there. */
export function findUnitsOfPublishedRow(level: 'region' | 'city', unit: string): readonly Kato[] | undefined {
  if (level === 'city') return CITY_GROUPS[unit];
  return REGIONS[unit] ? [REGIONS[unit]] : undefined;
}

/**
 * As `findUnitsOfPublishedRow`.
 * @throws Error when the key is not printed in the tables.
 */
export function unitsOfPublishedRow(level: 'region' | 'city', unit: string): readonly Kato[] {
  const units = findUnitsOfPublishedRow(level, unit);
  if (!units) throw new Error(`No published table has a ${level} row "${unit}"`);
  return units;
}
