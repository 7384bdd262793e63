import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { EMPTY } from '../../map/base-style.ts';
import type { MapEngine } from '../../map/engine.ts';
import { putImages } from '../../map/raster.ts';
import { dropLayers, showLayers } from '../../map/show-layers.ts';
import { imageOf } from '../../symbols/table.ts';
import { VOID_STATES } from '../../symbols/void.ts';
import type { Theme } from '../../theme.ts';
import type { ProposedMove, VoidPoints } from '../answers.ts';
import { bearingDeg } from './bearing.ts';
import { voidDrawings } from './void-drawings.ts';
import {
  VOID_LAYER,
  VOID_LAYER_IDS,
  VOID_MARKS,
  VOID_MOVE,
  VOID_NEVER_LAYER,
  voidLayers,
  VOIDS,
} from './void-layers.ts';

type VoidLayerInput = {
  points: VoidPoints;
  /** Key of the void that is chosen. */
  chosen: string | null;
  move: ProposedMove | null;
  /** What is written at the end of the move. */
  moveText: string;
  theme: Theme;
  onChoose(key: string): void;
};

const restyle = (map: MapLibreMap, theme: Theme): void => {
  putImages(map, voidDrawings(theme));
  showLayers(map, voidLayers(theme), 'symbol');
};

const put = (map: MapLibreMap, source: string, features: GeoJSON.Feature[]): void =>
  void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });

const point = (lon: number, lat: number, properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties,
});

/** Draws what nobody reaches in time, and the move that closes one of them. */
export function useVoidLayer(engine: MapEngine | null, input: VoidLayerInput): void {
  const { points, chosen, move, moveText, theme } = input;
  const firstTheme = useEffectEvent(() => theme);
  const choose = useEffectEvent((key: string) => input.onChoose(key));

  useEffect(() => {
    if (!engine) return undefined;
    const { map } = engine;
    for (const source of [VOIDS, VOID_MOVE, VOID_MARKS])
      map.addSource(source, { type: 'geojson', data: EMPTY });
    restyle(map, firstTheme());
    const forget = engine.pointer.add({
      order: 4,
      layers: [VOID_LAYER, VOID_NEVER_LAYER],
      reachPx: 12,
      onClick: ({ feature }) => choose(String(feature.properties['key'])),
      onHover: () => undefined,
    });
    return () => {
      forget();
      if (engine.isAlive()) dropLayers(map, VOID_LAYER_IDS, [VOIDS, VOID_MOVE, VOID_MARKS]);
    };
  }, [engine]);

  useEffect(() => {
    if (engine) restyle(engine.map, theme);
  }, [engine, theme]);

  useEffect(() => {
    if (!engine) return;
    const features = points.keys.map((key, i) => {
      const state = points.state[i] ?? 0;
      const shape = key.startsWith('settlement:') ? 'settlement' : 'facility';
      const image = imageOf('void', `${shape}-${VOID_STATES[state] ?? 'never'}`);
      const properties = { key, state, image, chosen: key === chosen };
      return point((points.lon[i] ?? 0) / 1e5, (points.lat[i] ?? 0) / 1e5, properties);
    });
    put(engine.map, VOIDS, features);
  }, [engine, points, chosen]);

  useEffect(() => {
    if (!engine) return;
    if (!move) {
      put(engine.map, VOID_MOVE, []);
      put(engine.map, VOID_MARKS, []);
      return;
    }
    const { from, to, closes, opens } = move;
    const coordinates = [
      [from.lon, from.lat],
      [to.lon, to.lat],
    ];
    put(engine.map, VOID_MOVE, [
      { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: {} },
      point(to.lon, to.lat, { bearing: bearingDeg(from, to), text: moveText }),
    ]);
    put(engine.map, VOID_MARKS, [
      ...closes.places.map(({ lon, lat }) =>
        point(lon, lat, { image: imageOf('move', 'closes'), what: 'closes' }),
      ),
      ...opens.places.map(({ lon, lat }) =>
        point(lon, lat, { image: imageOf('move', 'opens'), what: 'opens' }),
      ),
    ]);
  }, [engine, move, moveText]);
}
