import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../i18n/format.ts';
import { createTranslate } from '../../i18n/translate.ts';
import { bytesWords, formatWords, whereWords } from './import-words.ts';

const speak = (language: 'kk' | 'ru' | 'en') => ({
  t: createTranslate(language),
  number: (n: number) => formatNumber(language, n),
});

describe('how a file was understood', () => {
  it('is said in words, the delimiter by its name', () => {
    expect(formatWords(speak('ru'), 'csv, windows-1251, ;')).toBe(
      'CSV, Windows-1251, разделитель – точка с запятой',
    );
    expect(formatWords(speak('en'), 'csv, utf-8, ,')).toBe('CSV, UTF-8, separated by commas');
    expect(formatWords(speak('en'), 'csv, utf-8, tab')).toBe('CSV, UTF-8, separated by tabs');
    expect(formatWords(speak('en'), 'csv, utf-8, |')).toBe('CSV, UTF-8, separated by |');
  });

  it('names the sheet, commas in its name included, and a format without a delimiter', () => {
    expect(formatWords(speak('kk'), 'xlsx, Мектептер, 2026')).toBe('XLSX, «Мектептер, 2026» парағы');
    expect(formatWords(speak('en'), 'geojson, utf-8')).toBe('GeoJSON, UTF-8');
    expect(formatWords(speak('en'), 'geojson')).toBe('GeoJSON');
  });
});

describe('a size of a file', () => {
  it('is never zero, and in the unit people read', () => {
    expect([1, 5 * 1024, 3_456_789, 1024 ** 3].map((n) => bytesWords(speak('en'), n))).toEqual([
      '0.1 kB',
      '5 kB',
      '3.3 MB',
      '1 GB',
    ]);
  });
});

describe('the place of a problem', () => {
  const problem = { value: '', severity: 'error', code: 'empty', params: {} } as const;
  it('is row and column, the row alone, or nothing when the file is meant', () => {
    expect(whereWords(speak('en'), { ...problem, row: 1200, column: 'lon' })).toBe('Row 1,200, column “lon”');
    expect(whereWords(speak('ru'), { ...problem, row: 3, column: '' })).toBe('Строка 3');
    expect(whereWords(speak('ru'), { ...problem, row: 0, column: '' })).toBe('');
  });
});
