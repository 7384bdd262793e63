import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { remPx } from '../ui/rem.ts';
import { scaleLabels } from './label-scale.ts';
import { oneProgram } from './one-program.ts';
import { slotId } from './slots.ts';
import type { Slot } from './slots.ts';

/** Root font size for which the sizes of labels were chosen, CSS pixels. */
const DESIGN_REM_PX = 16;
/** The smallest label that is designed, and how large it is on a wall: 16 minutes of arc, where one rem is 21 (shared/wall/glyph.ts). */
const SMALLEST_PX = 11;
const WALL_REM = 0.78;

/** The map as a setter of properties by name: names and values are checked where a layer is written down. */
type Restylable = {
  setPaintProperty(layer: string, name: string, value: unknown): unknown;
  setLayoutProperty(layer: string, name: string, value: unknown): unknown;
};

/** Gives a layer the look of `layer` in what `designed` says of it: the rest is not its own to set. */
function restyle(map: Restylable, layer: LayerSpecification, designed: LayerSpecification): void {
  const own: object = designed.paint ?? {};
  const paint = Object.entries(layer.paint ?? {}).filter(([name]) => name in own);
  const layout: object = layer.layout ?? {};
  for (const [name, value] of paint) map.setPaintProperty(layer.id, name, value);
  for (const [name, value] of Object.entries(layout)) map.setLayoutProperty(layer.id, name, value);
}

/** How much larger labels are than designed: as large as the panels beside them on a large screen, and never smaller. */
export function labelFactor(): number {
  const isWall = document.documentElement.dataset['theme'] === 'wall';
  return isWall ? (WALL_REM * remPx()) / SMALLEST_PX : Math.max(1, remPx() / DESIGN_REM_PX);
}

/**
 * Draws layers in a slot: adds those that are missing and restyles the others in place, so that a change of theme or
 * language reloads no data. Filters stay as they are: they belong to the data.
 */
export function showLayers(map: MapLibreMap, layers: readonly LayerSpecification[], slot: Slot | null): void {
  const factor = labelFactor();
  for (const designed of layers) {
    const layer = oneProgram(scaleLabels(designed, factor));
    if (map.getLayer(layer.id)) restyle(map, layer, designed);
    else map.addLayer(layer, slot === null ? undefined : slotId(slot));
  }
}

/** Takes away layers and then the sources they were drawn from. */
export function dropLayers(map: MapLibreMap, layers: readonly string[], sources: readonly string[]): void {
  for (const id of layers) if (map.getLayer(id)) map.removeLayer(id);
  for (const id of sources) if (map.getSource(id)) map.removeSource(id);
}
