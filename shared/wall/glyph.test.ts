import { expect, it } from 'vitest';
import { CAP_HEIGHT, glyphMm, pixelMm, rootFontPx, roomOf, SMALLEST_REM } from './glyph.ts';

const FIFTY_FIVE_4K = { diagonalInch: 55, widthPx: 3840, heightPx: 2160 };

it('a glyph at six metres is 35 mm high under 20 minutes of arc, as ISO 9241-303 reckons it', () => {
  expect(glyphMm(6, 20)).toBeCloseTo(34.9, 1);
  expect(glyphMm(6, 22)).toBeCloseTo(38.4, 1);
});

it('the smallest text on a 55-inch 4K panel is 35 mm high at least for who stands six metres away', () => {
  const mm = rootFontPx(6, FIFTY_FIVE_4K) * SMALLEST_REM * CAP_HEIGHT * pixelMm(FIFTY_FIVE_4K);
  expect(mm).toBeGreaterThanOrEqual(35);
  expect(mm).toBeLessThan(37.5);
});

it('a panel is as large as it is, whatever its resolution', () => {
  const full = { ...FIFTY_FIVE_4K, widthPx: 1920, heightPx: 1080 };
  expect(pixelMm(full)).toBeCloseTo(2 * pixelMm(FIFTY_FIVE_4K), 6);
  expect(Math.abs(2 * rootFontPx(6, full) - rootFontPx(6, FIFTY_FIVE_4K))).toBeLessThanOrEqual(2);
  // 55 inches across 16:9 are 1,218 mm wide.
  expect(pixelMm(FIFTY_FIVE_4K) * 3840).toBeCloseTo(1_217.6, 0);
});

it('the nearer one stands, the more there is room for', () => {
  expect(roomOf(6, FIFTY_FIVE_4K).lines).toBe(10);
  expect(roomOf(3, FIFTY_FIVE_4K).lines).toBe(20);
  expect(roomOf(3, FIFTY_FIVE_4K).letters).toBeGreaterThan(roomOf(6, FIFTY_FIVE_4K).letters * 1.9);
});
