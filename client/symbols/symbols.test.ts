import { describe, expect, it } from 'vitest';
import { contrast } from '../map/contrast.ts';
import { THEMES } from '../theme.ts';
import { BLACK_AND_WHITE, blacknessOf } from './black-and-white.fixture.ts';
import { imageOf, imagesOf, partsOf, SYMBOLS, type SymbolKind } from './table.ts';

const KINDS = Object.keys(SYMBOLS).filter((kind): kind is SymbolKind => kind in SYMBOLS);

/** The smallest a symbol may be drawn, CSS pixels. */
const SMALLEST_PX = 12;
/** By how many whole pixels of 144 two states must differ, at the least. */
const LEAST_PX = 5;

const drawn = (kind: SymbolKind, state: string, sidePx: number): Float64Array =>
  blacknessOf(partsOf(BLACK_AND_WHITE, kind, state as never, sidePx), SYMBOLS[kind].boxPx, sidePx);
const apart = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0);

describe('the picture in black and white', () => {
  it('is of what was drawn: a square of half the box, a ring with its hole, a dash with its gaps', () => {
    const area = (parts: Parameters<typeof blacknessOf>[0]): number =>
      blacknessOf(parts, 24, 12).reduce((a, b) => a + b, 0);
    expect(area([{ d: 'M6 6H18V18H6Z', fill: '#000000' }])).toBe(36);
    expect(
      area([
        { d: 'M6 6H18V18H6Z', fill: '#000000' },
        { d: 'M9 9H15V15H9Z', fill: '#ffffff' },
      ]),
    ).toBe(27);
    const ring = area([{ d: 'M4 12A8 8 0 1 1 20 12A8 8 0 1 1 4 12Z', stroke: '#000000', width: 2 }]);
    expect(ring).toBeCloseTo((2 * Math.PI * 8 * 2) / 4, -0.5);
    expect(area([{ d: 'M2 12H22', stroke: '#000000', width: 4, dash: [5, 5] }])).toBeCloseTo(12, -0.5);
  });

  it('refuses a path that it cannot draw', () => {
    expect(() => blacknessOf([{ d: 'M0 0C1 1 2 2 3 3', fill: '#000000' }], 24, 12)).toThrow('command C');
  });
});

describe.each(KINDS)('symbols of the kind %s', (kind) => {
  const states: readonly string[] = SYMBOLS[kind].states;

  it('differ in shape between any two states, in black and white at twelve pixels', () => {
    const pictures = states.map((state) => [state, drawn(kind, state, SMALLEST_PX)] as const);
    const alike = pictures.flatMap(([one, a], i) =>
      pictures
        .slice(i + 1)
        .flatMap(([two, b]) => (apart(a, b) < LEAST_PX ? [`${one} ${two} ${apart(a, b).toFixed(1)}`] : [])),
    );
    expect(alike).toEqual([]);
  });

  it('show something at every size, and never a blot', () => {
    for (const state of states)
      for (const sizePx of [12, 16, 24]) {
        const black = drawn(kind, state, sizePx).reduce((a, b) => a + b, 0);
        expect([state, sizePx, black / sizePx ** 2]).toEqual([
          state,
          sizePx,
          expect.toSatisfy((part: number) => part > 0.06 && part < 0.75),
        ]);
      }
  });

  it('show more from near than from afar, never less', () => {
    for (const state of states)
      expect(partsOf(THEMES.night, kind, state as never, 200).length).toBeGreaterThanOrEqual(
        partsOf(THEMES.night, kind, state as never, SMALLEST_PX).filter(
          ({ belowPx }) => belowPx === undefined,
        ).length,
      );
  });

  it.each(Object.values(THEMES))('are drawn in colours that stand out from their rim: $name', (theme) => {
    for (const state of states) {
      const colours = partsOf(theme, kind, state as never, 200).flatMap(({ fill, stroke }) => [
        fill ?? stroke ?? '',
      ]);
      expect(
        Math.max(...colours.map((colour) => contrast(colour, theme.map.labelHalo))),
      ).toBeGreaterThanOrEqual(3);
    }
  });

  it('have images of their own names', () => {
    const names = Object.keys(imagesOf(THEMES.day, kind));
    expect(names).toEqual(states.map((state) => imageOf(kind, state as never)));
    expect(new Set(names).size).toBe(states.length);
  });
});

describe.each(['facility', 'unit', 'incident'] as const)('glyphs of the kind %s', (kind) => {
  it('differ in shape in black and white at 24 pixels', () => {
    const { states, boxPx, glyphs } = SYMBOLS[kind];
    const [state = ''] = kind === 'incident' ? ['p2'] : states;
    const names: readonly string[] = glyphs?.names ?? [];
    const pictures = names.map(
      (name) =>
        [
          name,
          blacknessOf(partsOf(BLACK_AND_WHITE, kind, state as never, 24, name as never), boxPx, 24),
        ] as const,
    );
    expect(pictures.length).toBeGreaterThan(2);
    const alike = pictures.flatMap(([one, a], i) =>
      pictures
        .slice(i + 1)
        .flatMap(([two, b]) => (apart(a, b) < LEAST_PX ? [`${one} ${two} ${apart(a, b).toFixed(1)}`] : [])),
    );
    expect(alike).toEqual([]);
  });
});
