import { describe, expect, it } from 'vitest';
import { contrast, inkOn } from '../map/contrast.ts';
import { THEMES, type Theme } from '../theme.ts';
import { difference } from './colour-difference.ts';
import { labOf } from './colour-space.ts';
import { asSeenBy, VISIONS } from './colour-vision.ts';
import { CATEGORICAL, LEAST_DIFFERENCE, RAMPS } from './palettes.ts';

const COLOURED = VISIONS.filter((vision) => vision !== 'grey');
const lightness = (hex: string): number => labOf(asSeenBy('grey', hex))[0];
const pairs = <T>(values: readonly T[]): [T, T][] =>
  values.flatMap((one, i) => values.slice(i + 1).map((two): [T, T] => [one, two]));
const neighbours = <T>(values: readonly T[]): [T, T][] =>
  values.slice(1).flatMap((two, i) => values.slice(i, i + 1).map((one): [T, T] => [one, two]));

const seenApart = (one: string, two: string): number =>
  Math.min(
    ...COLOURED.map((vision) => difference(labOf(asSeenBy(vision, one)), labOf(asSeenBy(vision, two)))),
  );
const groundsOf = ({ surface, surfaceRaised, map }: Theme): string[] => [surface, surfaceRaised, map.country];

describe('colour vision', () => {
  it('leaves a grey grey, whoever looks', () => {
    for (const vision of VISIONS)
      expect(difference(labOf(asSeenBy(vision, '#808080')), labOf('#808080'))).toBeLessThan(1);
  });

  it('knows that red and green of one lightness look alike to whoever lacks the middle cones, and to nobody else', () => {
    expect(
      difference(labOf(asSeenBy('deuteranope', '#a8741a')), labOf(asSeenBy('deuteranope', '#7d8a1f'))),
    ).toBeLessThan(6);
    expect(difference(labOf('#a8741a'), labOf('#7d8a1f'))).toBeGreaterThan(20);
  });
});

describe.each(Object.values(THEMES))('the palettes of the $name theme', (theme) => {
  it.each(CATEGORICAL)('tell every two of %s apart, whatever cones one has', (palette) => {
    for (const [[one, a], [two, b]] of pairs(Object.entries<string>(theme[palette])))
      expect([one, two, seenApart(a, b)]).toEqual([
        one,
        two,
        expect.toSatisfy((d: number) => d >= LEAST_DIFFERENCE.categorical),
      ]);
  });

  it.each(CATEGORICAL)('show %s on every ground, on the wall from afar', (palette) => {
    const least = theme.name === 'wall' ? 5.5 : 3;
    for (const [name, colour] of Object.entries<string>(theme[palette]))
      for (const ground of groundsOf(theme))
        expect([name, ground, contrast(colour, ground)]).toEqual([
          name,
          ground,
          expect.toSatisfy((c: number) => c >= least),
        ]);
  });

  it.each(CATEGORICAL)('write %s as text that reads', (palette) => {
    for (const colour of Object.values<string>(theme[palette]))
      for (const ground of [theme.surface, theme.surfaceRaised])
        expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(RAMPS)('tell neighbours of %s apart, whatever cones one has', (ramp) => {
    for (const [one, two] of neighbours(theme[ramp]))
      expect(seenApart(one, two)).toBeGreaterThanOrEqual(LEAST_DIFFERENCE.ramp);
  });

  it('run their shares one way in lightness for every way of seeing, each step seen in a grey print too', () => {
    for (const vision of VISIONS) {
      const steps = theme.share.map((colour) => labOf(asSeenBy(vision, colour))[0]);
      expect(new Set(neighbours(steps).map(([one, two]) => two > one)).size).toBe(1);
    }
    for (const [one, two] of neighbours(theme.share.map(lightness)))
      expect(Math.abs(one - two)).toBeGreaterThan(6.5);
  });

  it('keep more and less apart at every distance from agreement', () => {
    const [a, b, c, , d, e, f] = theme.difference;
    for (const [below, above] of [
      [a, f],
      [b, e],
      [c, d],
    ] as const)
      expect(seenApart(below, above)).toBeGreaterThan(LEAST_DIFFERENCE.ramp);
  });

  it('write on every step in an ink that reads', () => {
    const { map, share, difference: steps } = theme;
    for (const fill of [...share, ...steps])
      expect(contrast(fill, inkOn(fill, [map.label, map.labelHalo]))).toBeGreaterThanOrEqual(4.5);
  });

  it('let what is lacking and what is not known stand out from the ground', () => {
    expect(contrast(theme.share[0], theme.map.country)).toBeGreaterThanOrEqual(3);
    expect(contrast(theme.noData, theme.map.country)).toBeGreaterThanOrEqual(2.5);
    for (const colour of [...theme.share, ...theme.difference])
      expect(seenApart(colour, theme.noData)).toBeGreaterThan(8);
  });

  it('write texts and tones that read on every ground', () => {
    const { surface, surfaceRaised, surfaceSunken, text, textMuted, danger, warning, good, accent, focus } =
      theme;
    const least = theme.name === 'wall' ? 7 : 4.5;
    for (const ground of [surface, surfaceRaised, surfaceSunken])
      for (const ink of [text, textMuted, danger, warning, good, accent, focus])
        expect([ink, ground, contrast(ink, ground)]).toEqual([
          ink,
          ground,
          expect.toSatisfy((c: number) => c >= least),
        ]);
    expect(contrast(theme.accentText, theme.accent)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('a print', () => {
  it.each(CATEGORICAL)('tells %s apart by lightness alone', (palette) => {
    for (const [one, two] of pairs(Object.values<string>(THEMES.print[palette])))
      expect(Math.abs(lightness(one) - lightness(two))).toBeGreaterThan(6);
  });
});
