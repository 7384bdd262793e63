import type { Collection, Feature, Source } from './collection.ts';
import { pageOf, type Entry } from './entries.ts';
import { pointTiles } from './point-tile.ts';
import { STATE_CODES } from '../../../shared/coverage/rollup.ts';
import {
  FACILITY_TYPES,
  facilityOwnerSchema,
  GROUPS,
  MEASURES,
  placeKindSchema,
  type Facility,
} from '../../../shared/register/schema.ts';
import type { Picture } from '../../picture/picture.ts';

/** Positions of the picture's facilities by rising id: pages stay whole while the register moves. */
export function positionsById({ facilities }: Pick<Picture, 'facilities'>): readonly number[] {
  const known = byId.get(facilities);
  if (known) return known;
  const made = facilities
    .map((_, i) => i)
    .toSorted((a, b) => (facilities[a]?.id ?? 0) - (facilities[b]?.id ?? 0));
  byId.set(facilities, made);
  return made;
}
const byId = new WeakMap<readonly Facility[], readonly number[]>();

/** The facilities inside the scope with their positions, by rising id. */
export function* facilitiesOf({
  picture,
  scope,
}: Source): Generator<{ facility: Facility; position: number }> {
  for (const position of positionsById(picture)) {
    const facility = picture.facilities[position];
    if (facility && scope.coversIndex(picture.columns.unit[position] ?? -1)) yield { facility, position };
  }
}

const groupAt = (picture: Picture, position: number) =>
  GROUPS[picture.columns.group[position] ?? 0] ?? 'unknown';

/** The latest state of every measure; `latest` is the first source of the columns. */
function statesAt(picture: Picture, position: number): Record<string, string> {
  const base = position * picture.columns.sources.length * MEASURES.length;
  return Object.fromEntries(
    MEASURES.map((measure, m) => [measure, STATE_CODES[picture.columns.states[base + m] ?? 0] ?? 'unknown']),
  );
}

function featureOf(picture: Picture, facility: Facility, position: number): Feature {
  return {
    type: 'Feature',
    id: facility.id,
    geometry: { type: 'Point', coordinates: [facility.lon, facility.lat] },
    properties: {
      external_id: facility.externalId,
      type: facility.type,
      name_kk: facility.name.kk,
      name_ru: facility.name.ru,
      name_en: facility.name.en,
      kato: facility.kato,
      settlement_ru: facility.settlement?.ru ?? null,
      people: facility.people,
      learners: facility.learners,
      group: groupAt(picture, position),
      place_kind: facility.placeKind,
      owner: facility.owner,
      demonstration: facility.demonstration,
      ...statesAt(picture, position),
    },
  };
}

function* entries(source: Source): Generator<Entry> {
  const { picture } = source;
  for (const { facility, position } of facilitiesOf(source))
    yield {
      key: facility.id,
      geometry: { type: 'Point', coordinates: [facility.lon, facility.lat] },
      value: (property) => String(featureOf(picture, facility, position).properties[property]),
      feature: () => featureOf(picture, facility, position),
    };
}

const measureProperties = Object.fromEntries(
  MEASURES.map((measure) => [
    measure,
    {
      type: 'string' as const,
      description: 'The state of this measure by the latest evidence, whoever it comes from',
      values: STATE_CODES,
    },
  ]),
);

export const facilities: Collection = {
  title: 'Facilities',
  description:
    'Schools, kindergartens and colleges on the register, with the latest state of each security measure.',
  action: 'register.read',
  geometry: 'Point',
  properties: {
    external_id: { type: 'string', description: 'Number on the register of its owner' },
    type: { type: 'string', description: 'Kind of facility', values: FACILITY_TYPES },
    name_kk: { type: 'string', description: 'Name in Kazakh' },
    name_ru: { type: 'string', description: 'Name in Russian' },
    name_en: { type: 'string', description: 'Name in English' },
    kato: { type: 'string', description: 'KATO code of its unit of territory' },
    settlement_ru: { type: 'string', description: 'Settlement, in Russian' },
    people: { type: 'integer', description: 'Learners and staff really there; null when nobody knows' },
    learners: { type: 'integer', description: 'Learners; null when nobody knows' },
    group: { type: 'string', description: 'Group by Order 117 of 30.03.2022', values: GROUPS },
    place_kind: { type: 'string', description: 'Kind of place', values: placeKindSchema.options },
    owner: { type: 'string', description: 'Form of ownership', values: facilityOwnerSchema.options },
    demonstration: { type: 'boolean', description: 'Generated for the demonstration: no real facility' },
    ...measureProperties,
  },
  items: (source, question) => pageOf(entries(source), question),
  item: async (source, id) => {
    for (const { facility, position } of facilitiesOf(source))
      if (String(facility.id) === id) return featureOf(source.picture, facility, position);
    return undefined;
  },
  tiles: pointTiles(
    'facilities',
    { type: 'Kind of facility', group: 'Group by Order 117', demonstration: 'Boolean' },
    function* (source) {
      for (const { facility, position } of facilitiesOf(source))
        yield {
          id: facility.id,
          lon: facility.lon,
          lat: facility.lat,
          tags: {
            type: facility.type,
            group: groupAt(source.picture, position),
            demonstration: facility.demonstration,
          },
        };
    },
  ),
};
