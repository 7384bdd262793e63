import { describe, expect, it } from 'vitest';
import { THEMES } from '../theme.ts';
import { contrast, inkOn, luminance } from './contrast.ts';

describe('contrast', () => {
  it('is 21 between black and white, whichever comes first, and 1 of a colour with itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrast('#cb7a4f', '#cb7a4f')).toBe(1);
  });

  it('chooses the ink that reads better', () => {
    expect(inkOn('#000000', ['#111111', '#eeeeee'])).toBe('#eeeeee');
    expect(inkOn('#ffffff', ['#111111', '#eeeeee'])).toBe('#111111');
  });
});

describe.each(Object.values(THEMES))('the $name theme', (theme) => {
  it('steps its choropleth in one direction of lightness', () => {
    const steps = theme.share.map(luminance);
    const rises = steps.slice(1).map((step, i) => step > (steps[i] ?? step));
    expect(new Set(rises).size).toBe(1);
  });

  it('parts neighbouring steps of the choropleth by lightness alone', () => {
    for (const [i, colour] of theme.share.slice(1).entries()) {
      expect(contrast(colour, theme.share[i] ?? colour)).toBeGreaterThan(1.2);
    }
  });

  it('steps its differences away from agreement on both sides, mirrored in lightness', () => {
    const [a, b, c, middle, d, e, f] = theme.difference;
    for (const side of [
      [middle, c, b, a],
      [middle, d, e, f],
    ])
      for (const [i, colour] of side.slice(1).entries())
        expect(contrast(colour, side[i] ?? colour)).toBeGreaterThan(1.2);
    for (const [below, above] of [
      [a, f],
      [b, e],
      [c, d],
    ] as const)
      expect(contrast(below, above)).toBeLessThan(1.6);
    expect(theme.difference).not.toContain(theme.noData);
  });

  it('writes map labels in a colour that reads on their halo', () => {
    for (const ink of [theme.map.label, theme.map.labelMuted, theme.map.waterLabel]) {
      expect(contrast(ink, theme.map.labelHalo)).toBeGreaterThan(4.5);
    }
  });

  it('shows every state of a requirement clearly against the rim of its symbol', () => {
    for (const colour of Object.values(theme.gap)) {
      expect(contrast(colour, theme.map.labelHalo)).toBeGreaterThan(3);
    }
  });
});
