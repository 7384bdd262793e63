import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromMgrs, toMgrs } from './mgrs.ts';
import { fromUtm, toUtm } from './utm.ts';

// Places of Kazakhstan computed with proj4 2.20.2 and mgrs 2.1.0; two stand on the edge of a zone.
const GOLDEN = [
  ['Astana', 71.44598, 51.1801, 42, 670957.047, 5672696.871, '42UXB7095772696'],
  ['Almaty', 76.9459, 43.23714, 43, 657997.702, 4788987.603, '43TFH5799788987'],
  ['Aktau', 51.15, 43.65, 39, 512096.587, 4833011.237, '39TWJ1209633011'],
  ['Oskemen', 82.61, 49.97, 44, 615453.168, 5536537.383, '44UPA1545336537'],
  ['Petropavl', 69.15, 54.875, 42, 509625.083, 6080891.995, '42UWF0962580891'],
  ['Zharkent', 80, 44.17, 44, 420055.041, 4891240.79, '44TMP2005591240'],
  ['Oral', 51.37, 51.23, 39, 525834.142, 5675467.299, '39UWS2583475467'],
  ['78° E', 78, 44, 44, 259473.679, 4876249.127, '44TKP5947376249'],
  ['72° E', 72, 50, 43, 285015.763, 5542944.019, '43UBR8501542944'],
] as const;

it.each(GOLDEN)(
  '%s stands where other implementations put it',
  (_, lon, lat, zone, easting, northing, mgrs) => {
    const utm = toUtm(lon, lat);
    expect(utm.zone).toBe(zone);
    expect(utm.eastingM).toBeCloseTo(easting, 2);
    expect(utm.northingM).toBeCloseTo(northing, 2);
    expect(toMgrs(lon, lat)).toBe(mgrs);
  },
);

const lonOfCountry = fc.double({ min: 46.3, max: 87.5, noNaN: true });
const latOfCountry = fc.double({ min: 40.4, max: 55.6, noNaN: true });

it('a place goes into the grid and back within a millimetre', () => {
  fc.assert(
    fc.property(lonOfCountry, latOfCountry, (lon, lat) => {
      const [backLon, backLat] = fromUtm(toUtm(lon, lat));
      expect(Math.abs(backLon - lon) * 80_000).toBeLessThan(0.001);
      expect(Math.abs(backLat - lat) * 111_000).toBeLessThan(0.001);
    }),
  );
});

it('an MGRS reference names the square that the place lies in', () => {
  fc.assert(
    fc.property(lonOfCountry, latOfCountry, (lon, lat) => {
      const square = fromMgrs(toMgrs(lon, lat));
      expect(square?.sideM).toBe(1);
      expect(Math.abs((square?.lon ?? 0) - lon) * 80_000).toBeLessThan(1);
      expect(Math.abs((square?.lat ?? 0) - lat) * 111_000).toBeLessThan(1);
    }),
  );
});

it('a reference with fewer digits names the middle of a larger square', () => {
  const { sideM, lon, lat } = fromMgrs('42U XB 70 72') ?? { sideM: 0, lon: 0, lat: 0 };
  expect(sideM).toBe(1000);
  expect([lon, lat].map((d) => Math.round(d * 1000) / 1000)).toEqual([71.439, 51.178]);
});

it.each(['42UXB123', '61UXB7072', '42UIB7072', '42AXB7072', '42UAB7072'])('"%s" is no reference', (text) => {
  expect(fromMgrs(text)).toBeNull();
});
