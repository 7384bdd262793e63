import { describe, expect, it } from 'vitest';
import { parseNmea } from './nmea.ts';

const sentence = (body: string): string => {
  let sum = 0;
  for (const letter of body) sum ^= letter.charCodeAt(0);
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
};

describe('a sentence of NMEA 0183', () => {
  it('as published gives the place, the knots and the day of the last century', () => {
    const parsed = parseNmea('$GPRMC,225446,A,4916.45,N,12311.12,W,000.5,054.7,191194,020.3,E*68');
    expect(parsed).toMatchObject({ ok: true, sentence: { type: 'rmc', time: '225446' } });
    const fix = parsed.ok && parsed.sentence.type === 'rmc' ? parsed.sentence.fix : null;
    expect(fix).toMatchObject({ at: Date.UTC(1994, 10, 19, 22, 54, 46), headingDeg: 54.7, accuracyM: null });
    expect(fix?.lat).toBeCloseTo(49 + 16.45 / 60, 9);
    expect(fix?.lon).toBeCloseTo(-(123 + 11.12 / 60), 9);
    expect(fix?.speedMs).toBeCloseTo(0.2572, 4);
  });

  it('of another talker and with fractions of a second is read as well', () => {
    const parsed = parseNmea(sentence('GNRMC,100000.250,A,4218.0000,N,06830.0000,E,,,261126,,'));
    expect(parsed).toMatchObject({
      ok: true,
      sentence: {
        fix: {
          at: Date.UTC(2026, 10, 26, 10, 0, 0, 250),
          lon: 68.5,
          lat: 42.3,
          headingDeg: null,
          speedMs: null,
        },
      },
    });
  });

  it('without a fix says so, and GGA says how good it is', () => {
    expect(parseNmea(sentence('GPRMC,100000,V,,,,,,,261126,,'))).toEqual({
      ok: true,
      sentence: { type: 'rmc', time: '100000', fix: null },
    });
    expect(parseNmea(sentence('GPGGA,100000,4218.00,N,06830.00,E,1,08,0.9,500.0,M,,M,,'))).toEqual({
      ok: true,
      sentence: { type: 'gga', time: '100000', quality: 1, hdop: 0.9 },
    });
    expect(parseNmea(sentence('GPGSV,1,1,00'))).toEqual({ ok: true, sentence: { type: 'other' } });
  });

  it.each([
    [
      'with a letter changed on the way',
      '$GPRMC,225446,A,4917.45,N,12311.12,W,000.5,054.7,191194,020.3,E*68',
      'crc',
    ],
    ['without a check sum', '$GPRMC,225446,A,4916.45,N,12311.12,W,000.5,054.7,191194,020.3,E', 'not_a_frame'],
    ['that is none', 'GET / HTTP/1.1', 'not_a_frame'],
    [
      'of a day that there is not',
      sentence('GPRMC,225446,A,4916.45,N,12311.12,W,0,0,310226,,'),
      'unreadable',
    ],
    [
      'of a minute that there is not',
      sentence('GPRMC,225446,A,4961.45,N,12311.12,W,0,0,191194,,'),
      'unreadable',
    ],
    [
      'of a place that is not on Earth',
      sentence('GPRMC,225446,A,9916.45,N,12311.12,W,0,0,191194,,'),
      'unreadable',
    ],
  ])('%s is refused', (_, text, problem) => {
    expect(parseNmea(text)).toEqual({ ok: false, problem });
  });
});
