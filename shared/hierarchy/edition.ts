import type { ClassifierRow, ExportedUnit } from './edition-row.ts';
import { shapeOfKato } from './kato-shape.ts';
import { latinName } from './latin-name.ts';
import { kindInName, nameKey } from './name-key.ts';
import type { AdminUnit, Kato, Name } from './schema.ts';

type Edition = { current: readonly AdminUnit[]; date: string; source: string };

/**
 * The hierarchy as an edition of the classifier has it: units of levels 0–3 only. A known unit keeps everything but a
 * name that changed, whose old form becomes an alias; the Republic, which has no row, stays. The level, type and parent
 * of a new unit come from the shape of its code (`shapeOfKato`).
 */
export function unitsFromClassifier(rows: readonly ClassifierRow[], edition: Edition): AdminUnit[] {
  const known = new Map(edition.current.map((unit) => [unit.kato, unit]));
  const cities = new Set(rows.filter((row) => kindInName(row.rus_name) === 'city').map((row) => row.te));
  const isRepublicanCity = (region: Kato): boolean =>
    known.has(region) ? known.get(region)?.type === 'city_republican' : cities.has(region);
  const units = edition.current.filter((unit) => unit.level === 0);
  for (const { te, kaz_name, rus_name } of rows) {
    const names = { kk: tidy(kaz_name), ru: tidy(rus_name) };
    const unit = known.get(te);
    if (unit) {
      if (unit.level > 0) units.push(withNames(unit, names, edition.source));
      continue;
    }
    const shape = shapeOfKato(te, rus_name, isRepublicanCity);
    if (shape)
      units.push({
        ...EMPTY,
        ...shape,
        kato: te,
        name: { ...names, en: latinName(names.kk, shape.type) },
        isoCode: shape.level === 1 ? `KZ-${te.slice(0, 2)}` : null,
        validFrom: edition.date,
        source: edition.source,
      });
  }
  return units;
}

const EMPTY = {
  aliases: [],
  seat: null,
  label: null,
  areaKm2: null,
  population: null,
  validTo: null,
  note: null,
};

/** "Туркестан Г.А." → "Туркестан г.а.", "г.Жетысай" → "г. Жетысай". */
const tidy = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/(?<=\s)(Г\.А\.|Қ\.Ә\.)$/, (kind) => kind.toLowerCase())
    .replace(/^(г|қ)\.\s*/, '$1. ');

function withNames(unit: AdminUnit, { kk, ru }: Pick<Name, 'kk' | 'ru'>, source: string): AdminUnit {
  const isKnown = (name: string, own: string): boolean =>
    [own, ...unit.aliases].some((known) => nameKey(known) === nameKey(name));
  const changed = { kk: !isKnown(kk, unit.name.kk), ru: !isKnown(ru, unit.name.ru) };
  if (!changed.kk && !changed.ru) return unit;
  const name: Name = {
    kk: changed.kk ? kk : unit.name.kk,
    ru: changed.ru ? ru : unit.name.ru,
    en: changed.kk ? latinName(kk, unit.type) : unit.name.en,
  };
  const old = Object.values(unit.name).filter((own) => !Object.values(name).includes(own));
  return { ...unit, name, aliases: [...new Set([...unit.aliases, ...old])], source };
}

/** The hierarchy as a table of Sholu's own export has it. What that table does not hold stays as it is. */
export function unitsFromExport(rows: readonly ExportedUnit[], edition: Edition): AdminUnit[] {
  const known = new Map(edition.current.map((unit) => [unit.kato, unit]));
  return rows.map((row): AdminUnit => {
    const before = known.get(row.kato);
    const { lon, lat } = row;
    return {
      kato: row.kato,
      parentKato: row.parent_kato,
      level: row.level,
      type: row.type,
      name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
      aliases: row.aliases.split(/\s*;\s*/).filter((alias) => alias !== ''),
      isoCode: row.iso_code,
      seat:
        lon === null || lat === null
          ? null
          : { nameRu: row.seat_ru, lon, lat, kind: before?.seat?.kind ?? 'seat' },
      label: before?.label ?? null,
      areaKm2: row.area_km2,
      population:
        row.population === null
          ? null
          : { value: row.population, date: row.population_date, quality: row.population_quality },
      validFrom: before?.validFrom ?? edition.date,
      validTo: null,
      source: row.source,
      note: row.note,
    };
  });
}

/** What an edition changes, unit by unit. A unit may be renamed and moved at once. */
export type EditionDiff = {
  created: AdminUnit[];
  renamed: { before: AdminUnit; after: AdminUnit }[];
  moved: { before: AdminUnit; after: AdminUnit }[];
  closed: AdminUnit[];
};

/** Compares the hierarchy of today with that of an edition. */
export function diffEditions(current: readonly AdminUnit[], next: readonly AdminUnit[]): EditionDiff {
  const old = new Map(current.map((unit) => [unit.kato, unit]));
  const coming = new Set(next.map((unit) => unit.kato));
  const pairs = next.flatMap((after) => {
    const before = old.get(after.kato);
    return before ? [{ before, after }] : [];
  });
  return {
    created: next.filter((unit) => !old.has(unit.kato)),
    renamed: pairs.filter(({ before: { name: a }, after: { name: b } }) =>
      (['kk', 'ru', 'en'] as const).some((language) => a[language] !== b[language]),
    ),
    moved: pairs.filter(({ before, after }) => before.parentKato !== after.parentKato),
    closed: current.filter((unit) => !coming.has(unit.kato)),
  };
}
