import type { Kato } from '../../shared/hierarchy/schema.ts';
import { geocode, searchPlaces, type PlaceHit } from '../../shared/operations/geocode.ts';
import type { Address } from '../../shared/operations/schema.ts';
import { buildGazetteer, type Gazetteer, type NamedPlace } from '../../shared/operations/gazetteer.ts';
import type { Db } from '../db/schema.ts';
import { allSettlements } from '../hierarchy/settlement/store.ts';
import type { Picture } from '../picture/picture.ts';

const made = new WeakMap<Picture, Promise<Gazetteer>>();

/** Names of the picture's places, prepared once a picture. */
function gazetteerOf(db: Db, picture: Picture): Promise<Gazetteer> {
  const known = made.get(picture);
  if (known) return known;
  const fresh = namedPlaces(db, picture).then(buildGazetteer);
  made.set(picture, fresh);
  // What failed is tried again by whoever asks next.
  fresh.catch(() => made.delete(picture));
  return fresh;
}

async function namedPlaces(db: Db, { facilities, tree }: Picture): Promise<NamedPlace[]> {
  const none = { aliases: [], settlement: null, population: 0 };
  const settlements = (await allSettlements(db)).map(
    ({ id, name, kato, lon, lat, population }): NamedPlace => ({
      ...none,
      kind: 'settlement',
      id: String(id),
      name,
      kato,
      lon,
      lat,
      population: population ?? 0,
    }),
  );
  const schools = facilities.map(({ id, name, settlement, kato, lon, lat }): NamedPlace => ({
    ...none,
    kind: 'facility',
    id: String(id),
    name,
    settlement,
    kato,
    lon,
    lat,
  }));
  const units = tree.units.flatMap(({ kato, name, aliases, seat, label, population }): NamedPlace[] => {
    const lon = seat?.lon ?? label?.[0];
    const lat = seat?.lat ?? label?.[1];
    if (lon === undefined || lat === undefined) return [];
    const people = population?.value ?? 0;
    return [{ ...none, kind: 'unit', id: kato, name, aliases, kato, lon, lat, population: people }];
  });
  return [...settlements, ...schools, ...units];
}

const SHOWN = 8;
/** Hits of the whole country among which those of a territory are looked for. */
const LOOKED_AT = 2_000;

/** Places inside a territory that answer to words, or to the parts of an address, best first. */
export async function findPlaces(
  db: Db,
  picture: Picture,
  asked: { text: string; address?: Address | undefined; covers: (kato: Kato) => boolean },
): Promise<PlaceHit[]> {
  const gazetteer = await gazetteerOf(db, picture);
  const { text, address, covers } = asked;
  const hits = address
    ? geocode(gazetteer, address).hits
    : searchPlaces(gazetteer, text, { limit: LOOKED_AT });
  return hits.filter(({ place }) => covers(place.kato)).slice(0, SHOWN);
}
