/** Makes data/places/settlements.csv and data/basemap/places.json: `npm run places`, after the boundaries and the base map. */
import { writeFileSync } from 'node:fs';
import { gazetteer } from './places-gazetteer.ts';
import { rankOf, settlements } from './places-settlement.ts';
import type { Settlement } from './places-settlement.ts';

type Ranked = Settlement & { rank: number };

const out = (path: string) => new URL(`../${path}`, import.meta.url);
const cell = (value: string | number): string => {
  const text = String(value);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function csv(rows: readonly Ranked[]): string {
  const lines = rows.map(({ name, lon, lat, population, kind, kato, rank, source }, i) =>
    [i + 1, name.kk, name.ru, name.en, lon, lat, population, kind, kato, rank, source].map(cell).join(','),
  );
  return `id,name_kk,name_ru,name_en,lon,lat,population,kind,kato,rank,source\n${lines.join('\n')}\n`;
}

/** Columns for the map's labels, most important first; points that only stand for a unit are not places to a reader. */
function columns(rows: readonly Ranked[]): string {
  const shown = rows
    .filter(({ kind }) => kind !== 'city_district' && kind !== 'district')
    .toSorted((a, b) => a.rank - b.rank || b.population - a.population || a.lon - b.lon);
  return `${JSON.stringify({
    names_kk: shown.map(({ name }) => name.kk),
    names_ru: shown.map(({ name }) => name.ru),
    names_en: shown.map(({ name }) => name.en),
    lon: shown.map(({ lon }) => lon),
    lat: shown.map(({ lat }) => lat),
    rank: shown.map(({ rank }) => rank),
    population: shown.map(({ population }) => population),
  })}\n`;
}

const rows = settlements(gazetteer())
  .map((settlement): Ranked => ({ ...settlement, rank: rankOf(settlement) }))
  .toSorted(
    (a, b) =>
      Number(a.kato) - Number(b.kato) || a.rank - b.rank || b.population - a.population || a.lon - b.lon,
  );
writeFileSync(out('places/settlements.csv'), csv(rows));
writeFileSync(out('basemap/places.json'), columns(rows));

const count = new Map<string, number>();
for (const { kind } of rows) count.set(kind, (count.get(kind) ?? 0) + 1);
console.log(`${rows.length} settlements: ${[...count].map(([kind, n]) => `${n} ${kind}`).join(', ')}`);
