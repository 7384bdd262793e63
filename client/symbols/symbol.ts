import type { Stroke } from '../map/raster.ts';
import type { Theme } from '../theme.ts';

/** A stroke of a symbol. One with `fromPx` is a detail: it is left out where the symbol is drawn smaller than that. */
export type Part = Stroke & { fromPx?: number; belowPx?: number };

/**
 * A kind of symbol: its box in CSS pixels as the map draws it, its states, and how each looks in a theme. A state differs from
 * every other in shape, not in colour alone (`symbols.test.ts`). Glyphs are what may stand inside or beside it.
 */
export type SymbolKindSpec<State extends string = string, Glyph extends string = string> = {
  boxPx: number;
  states: readonly State[];
  draw(theme: Theme, state: State): readonly Part[];
  glyphs?: { names: readonly Glyph[]; draw(theme: Theme, state: State, glyph: Glyph): readonly Part[] };
};

/** A filled shape with a rim that parts it from any ground. */
export const cased = (d: string, fill: string, rim: string, rimWidth = 4): Part[] => [
  { d, stroke: rim, width: rimWidth },
  { d, fill },
];

/** An outlined shape on a ground of its own. */
export const outlined = (
  d: string,
  line: { stroke: string; width: number; dash?: readonly number[] },
  { map, surfaceRaised }: Theme,
  rimWidth = 5,
): Part[] => [
  { d, stroke: map.labelHalo, width: rimWidth },
  { d, fill: surfaceRaised },
  { d, ...line },
];

/** Detail: left out of a symbol drawn smaller than `fromPx`. */
export const from = (fromPx: number, parts: readonly Part[]): Part[] =>
  parts.map((part) => ({ ...part, fromPx }));
