import type { Language, Name } from '../../../shared/hierarchy/schema.ts';

const say = (en: string, ru: string, kk: string): Name => ({ en, ru, kk });

/** Words of a printed map. */
const WORDS = {
  product: say('Sholu', 'Шолу', 'Шолу'),
  scale: say('Scale 1 : {scale}', 'Масштаб 1 : {scale}', 'Масштаб 1 : {scale}'),
  trueAt: say(
    'true at {lat}° N, {percent}% larger at the edge',
    'точен на {lat}° с. ш., у края больше на {percent}%',
    '{lat}° с. е. бойында дәл, шетінде {percent}%-ға ірі',
  ),
  asOf: say('Complete as of {moment}', 'Полная на {moment}', '{moment} жағдайы бойынша толық'),
  author: say('Printed by {author}', 'Распечатал(а): {author}', 'Басып шығарған: {author}'),
  territory: say('Territory: {name}', 'Территория: {name}', 'Аумақ: {name}'),
  grid: say(
    'Grid {grid}, zone {zone}, {step}, WGS 84',
    'Сетка {grid}, зона {zone}, {step}, WGS 84',
    'Тор {grid}, {zone} аймағы, {step}, WGS 84',
  ),
  sources: say(
    'Base: Natural Earth, GeoNames (CC BY 4.0), boundaries as on the screen',
    'Основа: Natural Earth, GeoNames (CC BY 4.0), границы – как на экране',
    'Негізі: Natural Earth, GeoNames (CC BY 4.0), шекаралар экрандағыдай',
  ),
  demonstration: say(
    'DEMONSTRATION DATA: these are not real facilities, cameras or crews',
    'ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ: это не настоящие объекты, камеры и наряды',
    'КӨРСЕТУ ДЕРЕКТЕРІ: бұл нақты нысандар, камералар мен жасақтар емес',
  ),
  north: say('N', 'С', 'С'),
  kilometres: say('km', 'км', 'км'),
  metres: say('m', 'м', 'м'),
  facilities: say('facilities: {n}', 'объекты: {n}', 'объектілер: {n}'),
  cameras: say('cameras: {n}', 'камеры: {n}', 'камералар: {n}'),
  units: say(
    'crews, last known place: {n}',
    'наряды, последнее известное место: {n}',
    'жасақтар, соңғы белгілі орны: {n}',
  ),
  incidents: say('open incidents: {n}', 'открытые происшествия: {n}', 'ашық оқиғалар: {n}'),
  some: say('{part} of {n}', '{part} из {n}', '{n} ішінен {part}'),
  area: say('drawn area', 'нанесённая область', 'сызылған аймақ'),
} as const satisfies Record<string, Name>;

export type SaySheet = (
  key: keyof typeof WORDS,
  values?: Readonly<Record<string, string | number>>,
) => string;

export const sheetWordsOf =
  (language: Language): SaySheet =>
  (key, values = {}) =>
    WORDS[key][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
