import type { Drawing } from '../map/raster.ts';
import type { Theme } from '../theme.ts';
import { alarm } from './alarm.ts';
import { camera } from './camera.ts';
import { facility, group } from './facility.ts';
import { incident } from './incident.ts';
import { centre, post } from './place.ts';
import { plan } from './plan.ts';
import type { Part, SymbolKindSpec } from './symbol.ts';
import { unit } from './unit.ts';
import { move, voidPlace } from './void.ts';

/** Every symbol of the product: the map, lists, legends and cards draw from here and from nowhere else. */
export const SYMBOLS = {
  facility,
  group,
  incident,
  unit,
  camera,
  alarm,
  void: voidPlace,
  move,
  centre,
  post,
  plan,
} satisfies Record<string, SymbolKindSpec>;

export type SymbolKind = keyof typeof SYMBOLS;
export type SymbolState<K extends SymbolKind> = (typeof SYMBOLS)[K]['states'][number];
export type SymbolGlyph<K extends SymbolKind> =
  (typeof SYMBOLS)[K] extends SymbolKindSpec<SymbolState<K>, infer G> ? G : never;

/** The parts that are drawn at a size, CSS pixels; those of the glyph over those of the state. */
export function partsOf<K extends SymbolKind>(
  theme: Theme,
  kind: K,
  state: SymbolState<K>,
  sizePx: number,
  glyph?: SymbolGlyph<K>,
): Part[] {
  const spec: SymbolKindSpec = SYMBOLS[kind];
  const inside = glyph === undefined ? [] : (spec.glyphs?.draw(theme, state, glyph) ?? []);
  return [...spec.draw(theme, state), ...inside].filter(
    ({ fromPx = 0, belowPx = Infinity }) => sizePx >= fromPx && sizePx < belowPx,
  );
}

/** Name under which the map knows a symbol. */
export const imageOf = <K extends SymbolKind>(kind: K, state: SymbolState<K>): string => `${kind}-${state}`;

/** All images of a kind by their names, each in the size that the map draws it in. */
export function imagesOf(theme: Theme, kind: SymbolKind): Record<string, Drawing> {
  const { states, boxPx }: { states: readonly SymbolState<SymbolKind>[]; boxPx: number } = SYMBOLS[kind];
  return Object.fromEntries(
    states.map((state) => [
      imageOf(kind, state),
      { sizePx: boxPx, strokes: partsOf(theme, kind, state, boxPx) },
    ]),
  );
}
