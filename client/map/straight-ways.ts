import { LineLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { slotId } from './slots.ts';

/** Straight lines as columns that go to the graphics card as they are. */
export type StraightWays = {
  count: number;
  /** Longitude, latitude and 0 of each end, degrees; in full precision, so that nothing trembles in a street. */
  from: Float64Array;
  to: Float64Array;
  /** Red, green, blue and opacity of each, 0 to 255. */
  colours: Uint8Array;
  /** CSS pixels. */
  widths: Float32Array;
};

export type ShownWays = { draw(ways: StraightWays): void; remove(): void };

/**
 * Draws many lines under the labels and the symbols of a map whose style has loaded. Only here is deck.gl: it is fetched with
 * this file, when there is something to draw. For browser tests the container says how many lines were drawn, as `data-ways`.
 */
export function showStraightWays(map: MapLibreMap): ShownWays {
  const { dataset } = map.getContainer();
  let layers: LineLayer[] = [];
  const overlay = new MapLibreOverlay({
    interleaved: true,
    layers,
    onAfterRender: () => {
      dataset['ways'] = String(layers[0]?.isLoaded ? layers[0].getNumInstances() : 0);
    },
  });
  map.addControl(overlay);
  const put = (): void => overlay.setProps({ layers });
  return {
    draw({ count, from, to, colours, widths }) {
      layers = [
        new LineLayer({
          id: 'straight-ways',
          data: {
            length: count,
            attributes: {
              getSourcePosition: { value: from, size: 3 },
              getTargetPosition: { value: to, size: 3 },
              getColor: { value: colours, size: 4, normalized: true },
              getWidth: { value: widths, size: 1 },
            },
          },
          beforeId: slotId('outline'),
          parameters: { depthCompare: 'always', depthWriteEnabled: false },
        }),
      ];
      put();
      // While the map is still reading its data, deck.gl adds no layer and is not told when it could.
      if (!map.isStyleLoaded()) map.once('idle', put);
    },
    remove() {
      layers = [];
      map.off('idle', put);
      map.removeControl(overlay);
      delete dataset['ways'];
    },
  };
}
