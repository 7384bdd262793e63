import { describe, expect, it } from 'vitest';
import { compareNames } from './collate.ts';
import { formatDate, formatMoment, formatNumber, formatPercent, formatTime } from './format.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('numbers and dates', () => {
  it("writes Kazakh numbers as Node's ICU does", () => {
    const icu = new Intl.NumberFormat('kk', { maximumFractionDigits: 1 });
    for (const value of [0, 7, 999, 1000, 9986, 272_523, 20_495_975, 59.9, -1234.5])
      expect(formatNumber('kk', value)).toBe(icu.format(value));
  });

  it("writes Kazakh dates as Node's ICU does, the whole year round", () => {
    const icu = new Intl.DateTimeFormat('kk', { dateStyle: 'long', timeZone: 'UTC' });
    for (let month = 0; month < 12; month++) {
      const date = new Date(Date.UTC(2023, month, 28));
      expect(formatDate('kk', date.toISOString().slice(0, 10))).toBe(icu.format(date));
    }
  });

  it('writes dates in Russian and English, and a month as its source prints it', () => {
    expect(plain(formatDate('ru', '2023-03-31'))).toBe('31 марта 2023 г.');
    expect(formatDate('en', '2023-03-31')).toBe('31 March 2023');
    expect(formatDate('en', '2023-04')).toBe('04.2023');
    expect(formatDate('en', 'spring')).toBe('spring');
  });

  it('says 0 % only of none and 100 % only of all', () => {
    expect(formatPercent('en', 0)).toBe('0%');
    expect(formatPercent('en', 1)).toBe('100%');
    expect(formatPercent('en', 0.001)).toBe('1%');
    expect(formatPercent('en', 0.9996)).toBe('99%');
    expect(formatPercent('en', 0.9996, 1)).toBe('99.9%');
    expect(plain(formatPercent('kk', 0.7159, 1))).toBe('71,6 %');
  });

  it('shows the time of Kazakhstan whatever the zone of the machine', () => {
    expect(formatTime(Date.UTC(2026, 10, 21, 9, 3, 22))).toBe('14:03:22');
  });

  it('is beside its own day, which begins five hours before that of London', () => {
    expect(formatMoment('en', '2026-11-21T20:30:00.000Z')).toBe('22 November 2026, 01:30:00');
  });
});

describe('order of names', () => {
  it("puts Kazakh letters where Node's ICU puts them", () => {
    const names = [
      'Қостанай',
      'Ұлытау',
      'Абай',
      'Әуезов',
      'Өскемен',
      'Шымкент',
      'Орал',
      'Жетісу',
      'Іле',
      'Үржар',
      'Ертіс',
      'Кеген',
      'Ақмола',
      'Алматы',
    ];
    const icu = new Intl.Collator('kk');
    expect(names.toSorted((a, b) => compareNames('kk', a, b))).toEqual(names.toSorted(icu.compare));
  });

  it('puts school 2 before school 10', () => {
    expect(compareNames('ru', 'Школа 2', 'Школа 10')).toBeLessThan(0);
  });
});
