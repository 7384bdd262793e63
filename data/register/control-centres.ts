import type { ControlCentre } from '../../shared/register/schema.ts';
import type { Kato, Name } from '../../shared/hierarchy/schema.ts';
import { isOnGround } from './ground.ts';
import type { Place } from './places.ts';
import { settlementName } from './settlement-name.ts';
import { isWithin, unitOf, type Territory } from './territory.ts';

type Town = { kato: Kato; openedYear: number | null };

/** The capital, the republican cities and the region centres of 2018: 17 towns. */
const REGIONAL: readonly Kato[] = [
  '710000000', // Astana
  '750000000', // Almaty
  '790000000', // Shymkent
  '111000000', // Kokshetau
  '151000000', // Aktobe
  '231000000', // Atyrau
  '271000000', // Oral
  '311000000', // Taraz
  '331000000', // Taldykorgan, until 2022 the centre of Almaty Region
  '351000000', // Karaganda
  '391000000', // Kostanay
  '431000000', // Kyzylorda
  '471000000', // Aktau
  '551000000', // Pavlodar
  '591000000', // Petropavl
  '611000000', // Turkistan, the region's centre since June 2018
  '631000000', // Oskemen
];

/**
 * The programme counts 21 centres in those 17 towns and does not say which have two; we assume the four most
 * populous. The second stands in a district of the city, or beside the seat.
 */
const SECOND: readonly { kato: Kato; lon: number; lat: number }[] = [
  { kato: '710000000', lon: 71.4788, lat: 51.0986 },
  { kato: '750000000', lon: 76.8505, lat: 43.2238 },
  { kato: '790000000', lon: 69.5862, lat: 42.3166 },
  { kato: '351000000', lon: 73.127, lat: 49.787 },
];

const SMALL_CITIES: readonly Town[] = [
  { kato: '471800000', openedYear: 2013 }, // Zhanaozen
  { kato: '156020100', openedYear: 2014 }, // Khromtau
  { kato: '392400000', openedYear: 2014 }, // Rudny
  { kato: '117020100', openedYear: 2014 }, // Shchuchinsk
  { kato: '101000000', openedYear: 2014 }, // Semey
];

function centreName(name: Name, number: 1 | 2): Name {
  const city = settlementName(name);
  return number === 1
    ? {
        kk: `${city.kk} қаласының жедел басқару орталығы`,
        ru: `Центр оперативного управления, г. ${city.ru}`,
        en: `${city.en} Operations Control Centre`,
      }
    : {
        kk: `${city.kk} қаласының № 2 жедел басқару орталығы`,
        ru: `Центр оперативного управления № 2, г. ${city.ru}`,
        en: `${city.en} Operations Control Centre No. 2`,
      };
}

/**
 * The 26 control centres of the programme for public-safety monitoring systems in cities (Order 897 of 10.12.2018): 21 in
 * the capital, the republican cities and the region centres, five in small towns with the year of opening. They stand
 * at the seat of their unit, as no source prints their addresses; where the schematic boundaries leave the seat outside,
 * in the unit's most populous place.
 * @throws Error when a town has neither a point in the hierarchy table nor a place.
 */
export function controlCentresFrom(
  territory: Territory,
  places: readonly Place[],
): Omit<ControlCentre, 'id'>[] {
  const centre = (
    town: Town,
    kind: ControlCentre['kind'],
    number: 1 | 2,
    point: { lon: number | null; lat: number | null },
  ): Omit<ControlCentre, 'id'> => {
    const unit = unitOf(territory, town.kato);
    const inside = places
      .filter((place) => isWithin(territory, place.kato, unit.kato))
      .sort((one, other) => other.population - one.population);
    const { lon, lat } = point;
    const onGround =
      lon !== null && lat !== null && inside.some(({ ground }) => isOnGround(ground, lon, lat));
    const chosen = onGround ? { lon, lat } : (inside[number - 1] ?? inside[0]);
    if (!chosen) throw new Error(`${town.kato} has no place for a control centre`);
    const name = centreName(unit.name, number);
    return { kato: town.kato, name, lon: chosen.lon, lat: chosen.lat, kind, openedYear: town.openedYear };
  };
  return [
    ...REGIONAL.map((kato) => centre({ kato, openedYear: null }, 'regional', 1, unitOf(territory, kato))),
    ...SECOND.map((town) => centre({ kato: town.kato, openedYear: null }, 'regional', 2, town)),
    ...SMALL_CITIES.map((town) => centre(town, 'small_city', 1, unitOf(territory, town.kato))),
  ];
}
