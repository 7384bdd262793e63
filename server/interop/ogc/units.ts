import type { Collection, Feature, Source } from './collection.ts';
import { pageOf, type Entry } from './entries.ts';
import { unitTypeSchema, type AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { Shapes } from '../shapes.ts';

function featureOf({ scope }: Source, unit: AdminUnit, shapes: Shapes): Feature {
  const parent = unit.parentKato;
  return {
    type: 'Feature',
    id: unit.kato,
    geometry: shapes.get(unit.kato) ?? null,
    properties: {
      kato: unit.kato,
      parent_kato: parent !== null && scope.covers(parent) ? parent : null,
      level: String(unit.level),
      type: unit.type,
      name_kk: unit.name.kk,
      name_ru: unit.name.ru,
      name_en: unit.name.en,
      area_km2: unit.areaKm2,
      population: unit.population?.value ?? null,
      population_date: unit.population?.date ?? null,
      valid_from: unit.validFrom,
      source: unit.source,
    },
  };
}

function* entries(source: Source, shapes: Shapes): Generator<Entry> {
  const { units } = source.picture.tree;
  for (const unit of units.toSorted((a, b) => Number(a.kato) - Number(b.kato))) {
    if (!source.scope.covers(unit.kato)) continue;
    const feature = (): Feature => featureOf(source, unit, shapes);
    yield {
      key: Number(unit.kato) + 1,
      geometry: shapes.get(unit.kato) ?? null,
      span: { from: unit.validFrom, to: unit.validTo },
      value: (property) => String(feature().properties[property]),
      feature,
    };
  }
}

export const units: Collection = {
  title: 'Units of territory',
  description:
    'The Republic, regions, districts and cities with the boundaries in use. Towns and districts of cities have no boundary.',
  action: 'hierarchy.read',
  geometry: 'Polygon',
  time: 'valid_from',
  properties: {
    kato: { type: 'string', description: 'Code of the classifier KATO (NK RK 11)' },
    parent_kato: {
      type: 'string',
      description: 'Code of the unit above; null where that one is not yours to see',
    },
    level: {
      type: 'string',
      description: '0 Republic, 1 region, 2 district or city, 3 town or district of a city',
      values: ['0', '1', '2', '3'],
    },
    type: { type: 'string', description: 'Kind of unit', values: unitTypeSchema.options },
    name_kk: { type: 'string', description: 'Name in Kazakh' },
    name_ru: { type: 'string', description: 'Name in Russian' },
    name_en: { type: 'string', description: 'Name in English' },
    area_km2: { type: 'number', description: 'Area, square kilometres' },
    population: { type: 'integer', description: 'Population' },
    population_date: { type: 'string', description: 'Date of the population' },
    valid_from: { type: 'string', description: 'Date since when the unit is as it is' },
    source: { type: 'string', description: 'Where the row comes from' },
  },
  items: async (source, question) => pageOf(entries(source, await source.shapes()), question),
  item: async (source, id) => {
    const unit = source.picture.tree.units.find(({ kato }) => kato === id);
    if (!unit || !source.scope.covers(id)) return undefined;
    return featureOf(source, unit, await source.shapes());
  },
};
