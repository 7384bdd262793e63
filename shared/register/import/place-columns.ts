import type { FileColumn } from './file-column.ts';

/** Columns that say where something is: the same in both files. */
export const PLACE_COLUMNS = [
  {
    id: 'kato',
    required: true,
    names: {
      kk: ['Аумақ', 'ӘАОЖ', 'ӘАОЖ коды', 'Аудан'],
      ru: ['Территория', 'КАТО', 'Код КАТО', 'Район'],
      en: ['Territory', 'KATO code', 'District'],
    },
    meaning: {
      kk: 'Аумақтың ӘАОЖ коды немесе үш тілдің бірінде атауы',
      ru: 'Код КАТО территории или её название на одном из трёх языков',
      en: 'KATO code of the unit of territory, or its name in one of the three languages',
    },
    holds: 'text',
    example: '615500000',
  },
  {
    id: 'region',
    required: false,
    names: {
      kk: ['Облыс', 'Өңір'],
      ru: ['Область', 'Регион'],
      en: ['Region'],
    },
    meaning: {
      kk: 'Аумақ кіретін облыс: аты бірдей аумақтарды ажырату үшін',
      ru: 'Область, в которую входит территория: чтобы различить одноимённые',
      en: 'Region that the territory lies in, to tell apart those of one name',
    },
    holds: 'text',
    example: '610000000',
  },
  {
    id: 'lon',
    required: true,
    names: { kk: ['Бойлық'], ru: ['Долгота'], en: ['Longitude', 'lng', 'long'] },
    meaning: {
      kk: 'WGS 84 бойлығы, градуспен',
      ru: 'Долгота WGS 84 в градусах',
      en: 'Longitude in WGS 84 degrees',
    },
    holds: 'number',
    example: '68.0312',
  },
  {
    id: 'lat',
    required: true,
    names: { kk: ['Ендік'], ru: ['Широта'], en: ['Latitude'] },
    meaning: {
      kk: 'WGS 84 ендігі, градуспен',
      ru: 'Широта WGS 84 в градусах',
      en: 'Latitude in WGS 84 degrees',
    },
    holds: 'number',
    example: '43.3504',
  },
] as const satisfies readonly FileColumn[];

/** Where something is, in a file that need not say it. */
export const PLACE_IF_KNOWN_COLUMNS = PLACE_COLUMNS.filter(({ id }) => id === 'lon' || id === 'lat').map(
  (column) => ({ ...column, required: false }),
);
