import type { ControlCentre } from '../../shared/register/schema.ts';
import type { Kato, Name } from '../../shared/hierarchy/schema.ts';
import { settlementName } from './settlement-name.ts';
import { unitOf, type Territory } from './territory.ts';

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
 * at the seat of their unit; no source prints their addresses.
 * @throws Error when the hierarchy table has no point for one of the towns.
 */
export function controlCentresFrom(territory: Territory): Omit<ControlCentre, 'id'>[] {
  const at = ({ kato, openedYear }: Town, kind: ControlCentre['kind']): Omit<ControlCentre, 'id'> => {
    const { name, lon, lat } = unitOf(territory, kato);
    if (lon === null || lat === null) throw new Error(`${kato} has no point in the hierarchy table`);
    return { kato, name: centreName(name, 1), lon, lat, kind, openedYear };
  };
  return [
    ...REGIONAL.map((kato) => at({ kato, openedYear: null }, 'regional')),
    ...SECOND.map(({ kato, lon, lat }) => ({
      kato,
      name: centreName(unitOf(territory, kato).name, 2),
      lon,
      lat,
      kind: 'regional' as const,
      openedYear: null,
    })),
    ...SMALL_CITIES.map((town) => at(town, 'small_city')),
  ];
}
