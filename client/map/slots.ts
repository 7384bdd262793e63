import type { LayerSpecification } from 'maplibre-gl';

/**
 * Places in the drawing order where domains put their layers; a slot is an invisible layer, its contents lie beneath it.
 * `area` under lakes and rivers · `dim` over them, seams between areas too · `outline` over the
 * border of the country, under every label of the base · `symbol` · `label` on top, first to get room.
 */
export const SLOTS = ['area', 'dim', 'outline', 'symbol', 'label'] as const;
export type Slot = (typeof SLOTS)[number];

/** Id of the layer that stands for a slot. */
export const slotId = (slot: Slot) => `slot-${slot}`;

export function slotLayer(slot: Slot): LayerSpecification {
  return { id: slotId(slot), type: 'background', layout: { visibility: 'none' } };
}
