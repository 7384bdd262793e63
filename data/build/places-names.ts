import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { apartKm } from './places-gazetteer.ts';
import type { GazetteerPlace } from './places-gazetteer.ts';

/** Names of a settlement in the interface's languages. */
export type SettlementName = { kk: string; ru: string; en: string };

/** A village of our own table: what the gazetteer calls it, the unit it really belongs to, its official names. */
export type NamedVillage = { place: GazetteerPlace; kato: string; name: SettlementName };

/** The table gives places to hundredths of a degree. */
const SAME_ROW_KM = 1.5;

type Row = { gazetteer: string; lon: string; lat: string; kato: string; name: SettlementName };

function table(): Row[] {
  const text = readFileSync(new URL('./places-names.csv', import.meta.url), 'utf8');
  return parse<Record<string, string>>(text, { columns: true }).map((row) => ({
    gazetteer: row['gazetteer'] ?? '',
    lon: row['lon'] ?? '',
    lat: row['lat'] ?? '',
    kato: row['kato'] ?? '',
    name: { kk: row['name_kk'] ?? '', ru: row['name_ru'] ?? '', en: row['name_en'] ?? '' },
  }));
}

/**
 * The gazetteer's villages under the names of our own table. Choosing among the gazetteer's alternate names by script gave
 * Kyrgyz for Kokshetau and Soviet names for renamed villages, so a place that the table does not name is left out, as are the
 * rows the table omits as misplaced. Rows that mean one village, nearer than this, are joined.
 * @throws Error when a row of the table is not in the gazetteer: a package changed.
 */
export function namedVillages(places: readonly GazetteerPlace[], joinKm: number): NamedVillage[] {
  const villages: NamedVillage[] = [];
  for (const row of table().filter(({ gazetteer }) => gazetteer !== '')) {
    const at = { lon: Number(row.lon), lat: Number(row.lat) };
    const place = places.find(
      ({ name, ...point }) => name === row.gazetteer && apartKm(point, at) < SAME_ROW_KM,
    );
    if (!place) throw new Error(`places-names.csv: ${row.gazetteer} is not in the gazetteer`);
    const same = villages.find(
      (other) => other.name.kk === row.name.kk && apartKm(other.place, place) < joinKm,
    );
    if (!same) villages.push({ place, kato: row.kato, name: row.name });
    else if (same.place.population < place.population)
      same.place = { ...same.place, population: place.population };
  }
  return villages;
}

/** Names of a district's seat by the Russian name that the hierarchy gives it. */
export function seatName(kato: string, nameRu: string): SettlementName | undefined {
  return table().find((row) => row.kato === kato && row.name.ru === nameRu)?.name;
}
