import { kindInName } from './name-key.ts';
import type { Kato, Level, UnitType } from './schema.ts';

/** What the shape of a code says of a unit. */
export type Shape = { level: Level; type: UnitType; parentKato: Kato };

/**
 * The place of a unit in the hierarchy by the shape of its KATO code AB CD EF HIJ (NK RK 11) and the kind in its name;
 * null for what is no unit here: rural okrugs, villages, the city proper (xx1010000) beside its administration.
 *
 * - `AB 00 00 000` – a region, or a city of republican significance when its name says "г.", "қ.".
 * - `AB CD 10 000` in a city of republican significance – its district; the parent is `AB 00 00 000`.
 * - `AB CD 00 000` elsewhere – a city administration when the name says so (or, nameless of kind, CD is below 30),
 *   else a district; the parent is `AB 00 00 000`.
 * - `AB CD 11…19 100`, CD below 30, named as a district – a district of a city; the parent is the administration
 *   `AB CD 00 000`, which filling with zeros would miss.
 * - `AB CD 20…29 100`, CD from 30, named as a city – a town of district significance; the parent is `AB CD 00 000`.
 *
 * Only for codes that the hierarchy does not know yet: of known ones the parent in the table stands.
 */
export function shapeOfKato(
  kato: Kato,
  nameRu: string,
  isRepublicanCity: (regionKato: Kato) => boolean,
): Shape | null {
  const [, ab = '', cd = '', ef = '', hij = ''] = /^(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(kato) ?? [];
  const region = `${ab}0000000`;
  const second = `${ab}${cd}00000`;
  const kind = kindInName(nameRu);
  const isCityCode = Number(cd) < 30;
  if (ab === '' || ab === '00') return null;
  if (kato === region)
    return { level: 1, type: kind === 'city' ? 'city_republican' : 'region', parentKato: '000000000' };
  if (isRepublicanCity(region))
    return cd !== '00' && ef === '10' && hij === '000'
      ? { level: 2, type: 'city_district', parentKato: region }
      : null;
  if (kato === second) {
    const isCity = kind === 'city' || (kind === null && isCityCode);
    return { level: 2, type: isCity ? 'city_administration' : 'district', parentKato: region };
  }
  if (hij !== '100') return null;
  if (isCityCode && /^1[1-9]$/.test(ef) && kind === 'district')
    return { level: 3, type: 'city_district', parentKato: second };
  if (!isCityCode && /^2\d$/.test(ef) && kind === 'city')
    return { level: 3, type: 'town', parentKato: second };
  return null;
}
