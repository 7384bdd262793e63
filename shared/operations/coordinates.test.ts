import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCoordinates } from './coordinates.ts';
import { toMgrs } from '../geometry/mgrs.ts';
import { toUtm } from '../geometry/utm.ts';

/** 43.238° N 76.945° E (Almaty) = 43° 14′ 16.8″ N 76° 56′ 42″ E = 43° 14.28′ N 76° 56.7′ E. */
const ALMATY = [
  '43.238, 76.945',
  '43.238 76.945',
  '43.238;76.945',
  '43.238,76.945',
  '(43.238, 76.945)',
  '43,238 76,945',
  '43,238, 76,945',
  '43,238; 76,945',
  '43,238,76,945',
  '+43.238 +76.945',
  '43.238N 76.945E',
  'N43.238 E76.945',
  'N 43.238, E 76.945',
  '76.945E 43.238N',
  '43.238° N, 76.945° E',
  '43,238° с. ш. 76,945° в. д.',
  '43,238°с.ш., 76,945°в.д.',
  'с.ш. 43,238 в.д. 76,945',
  '43,238 С 76,945 В',
  'С43,238 В76,945',
  '43,238 с.е. 76,945 ш.б.',
  '76,945° в.д. 43,238° с.ш.',
  'широта 43,238 долгота 76,945',
  'lat 43.238, lon 76.945',
  'lat=43.238 lon=76.945',
  `43°14'16.8"N 76°56'42"E`,
  '43°14′16,8″ с. ш. 76°56′42″ в. д.',
  '43º 14’ 16.8” N 76º 56’ 42” E',
  "43°14'16.8'' 76°56'42''",
  '43 14 16.8 N 76 56 42 E',
  '43 14 16.8 76 56 42',
  '43:14:16.8N 76:56:42E',
  '43-14-16.8N 76-56-42E',
  'N 43°14.28′ E 76°56.7′',
  "43°14.28' 76°56.7'",
  '43 14.28 76 56.7',
  '43 градуса 14 минут 16,8 секунды с.ш. 76 градусов 56 минут 42 секунды в.д.',
  '431416.8N 0765642E',
  'geo:43.238,76.945',
  'geo:43.238,76.945;u=35',
  'geo:0,0?q=43.238,76.945(School)',
  'https://www.google.com/maps?q=43.238,76.945',
  'https://www.google.com/maps/search/?api=1&query=43.238%2C76.945',
  'https://www.google.com/maps/@43.238,76.945,17z',
  'https://maps.apple.com/?ll=43.238,76.945&q=43.238,76.945',
  'https://yandex.kz/maps/?ll=76.945%2C43.238&z=16',
  'https://yandex.ru/maps/162/almaty/?pt=76.945,43.238&ll=76.9,43.2',
  'https://2gis.kz/almaty/geo/76.945,43.238',
  'https://2gis.kz/almaty?m=76.945%2C43.238%2F16',
  'https://www.openstreetmap.org/?mlat=43.238&mlon=76.945#map=16/43.0/76.0',
  'https://www.openstreetmap.org/#map=16/43.238/76.945',
  '76.945, 43.238',
];

describe('coordinates in any usual notation', () => {
  it.each(ALMATY)('%s is Almaty', (text) => {
    const read = parseCoordinates(text);
    expect(read.ok, JSON.stringify(read)).toBe(true);
    if (!read.ok) return;
    expect(read.lat).toBeCloseTo(43.238, 6);
    expect(read.lon).toBeCloseTo(76.945, 6);
  });

  it('say when longitude came first, and when both readings lie in Kazakhstan', () => {
    expect(parseCoordinates('76.945 43.238')).toMatchObject({ order: 'swapped' });
    expect(parseCoordinates('50.1 51.2')).toMatchObject({ order: 'either', lat: 50.1, lon: 51.2 });
    expect(parseCoordinates('N50.1 E51.2')).toMatchObject({ order: 'as_written' });
    expect(parseCoordinates('43.238 76.945')).toMatchObject({ order: 'as_written' });
  });

  it('are as exact as their digits', () => {
    const accuracy = (text: string) => {
      const read = parseCoordinates(text);
      return read.ok ? Math.round(read.accuracyM) : read.error;
    };
    expect(accuracy('43, 76')).toBe(55_598);
    expect(accuracy('43.2 76.9')).toBe(5560);
    expect(accuracy('43°14′ 76°56′')).toBe(927);
    expect(accuracy('43.238123 76.945123')).toBe(1);
    expect(accuracy('42U XB 70 72')).toBe(500);
  });

  it.each([
    ['', 'empty'],
    ['Абай 10', 'not_coordinates'],
    ['10-20', 'outside_country'],
    ['43.238', 'one_axis'],
    ['43.238N', 'one_axis'],
    ['43.238N 44.1N', 'same_axis_twice'],
    ['-43.238S 76.945E', 'sign_and_hemisphere'],
    ["43°61' 76°10'", 'minutes_over_60'],
    ['143.2N 76.9E', 'out_of_range'],
    ['999 76.9', 'out_of_range'],
    ['55.75, 37.61', 'outside_country'],
    ['43.238S 76.945E', 'outside_country'],
    ['43 14 16 76 56', 'one_axis'],
    ['https://example.org/', 'not_coordinates'],
    ['+7 701 123 45 67', 'one_axis'],
  ])('"%s" is refused as %s', (text, error) => {
    expect(parseCoordinates(text)).toEqual({ ok: false, error });
  });

  it('never throw, whatever the text', () => {
    const alphabet = fc.constantFrom(...`0123456789.,;:-+°'"NSEWСЮВЗ/?&=%@# geo:https`.split(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: alphabet, maxLength: 60 })), (text) => {
        const read = parseCoordinates(text);
        if (read.ok) expect(Number.isFinite(read.lon + read.lat)).toBe(true);
        else expect(read.error).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is written can be read again', () => {
  const lon = fc.double({ min: 46.3, max: 87.5, noNaN: true });
  const lat = fc.double({ min: 40.4, max: 55.6, noNaN: true });
  const sexagesimal = (degrees: number, parts: 2 | 3) => {
    // Rounded first, so that 59.99995 does not become 60.
    const unit = parts === 2 ? 60 : 3600;
    const total = Math.round(degrees * unit * 1000) / 1000;
    const d = Math.floor(total / unit);
    const rest = total - d * unit;
    if (parts === 2) return `${d}°${rest.toFixed(3)}′`;
    const m = Math.min(59, Math.floor(rest / 60));
    return `${d}°${m}′${Math.min(59.999, rest - m * 60).toFixed(3)}″`;
  };
  const WRITERS: Record<string, (lon: number, lat: number) => string> = {
    'decimal with a point': (x, y) => `${y.toFixed(6)}, ${x.toFixed(6)}`,
    'decimal with a comma': (x, y) => `${y.toFixed(6)}; ${x.toFixed(6)}`.replaceAll('.', ','),
    'hemispheres in Latin': (x, y) => `E${x.toFixed(6)} N${y.toFixed(6)}`,
    'hemispheres in Cyrillic': (x, y) => `${y.toFixed(6)} С ${x.toFixed(6)} В`.replaceAll('.', ','),
    'degrees and minutes': (x, y) => `N ${sexagesimal(y, 2)} E ${sexagesimal(x, 2)}`,
    'degrees, minutes and seconds': (x, y) => `${sexagesimal(y, 3)} с. ш. ${sexagesimal(x, 3)} в. д.`,
    'geo URI': (x, y) => `geo:${y.toFixed(6)},${x.toFixed(6)}`,
    MGRS: (x, y) => toMgrs(x, y),
    UTM: (x, y) => {
      const { zone, eastingM, northingM } = toUtm(x, y);
      return `${zone}${y < 48 ? 'T' : 'U'} ${eastingM.toFixed(1)} ${northingM.toFixed(1)}`;
    },
  };

  it.each(Object.entries(WRITERS))('in %s, within two metres', (_, write) => {
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        const read = parseCoordinates(write(x, y));
        expect(read.ok, write(x, y)).toBe(true);
        if (!read.ok) return;
        expect(Math.abs(read.lat - y) * 111_000, write(x, y)).toBeLessThan(2);
        expect(Math.abs(read.lon - x) * 85_000, write(x, y)).toBeLessThan(2);
      }),
    );
  });
});
