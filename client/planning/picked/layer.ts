import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import type { Place } from './picking.ts';
import { EMPTY } from '../../map/base-style.ts';
import type { MapEngine } from '../../map/engine.ts';
import { dropLayers, showLayers } from '../../map/show-layers.ts';
import type { Theme } from '../../theme.ts';

const SOURCE = 'picked';
const LAYER = 'picked-place';

const pickedLayers = ({ map, accent }: Theme): LayerSpecification[] => [
  {
    id: LAYER,
    type: 'circle',
    source: SOURCE,
    paint: {
      'circle-radius': 5,
      'circle-color': accent,
      'circle-stroke-color': map.labelHalo,
      'circle-stroke-width': 2,
    },
  },
];

/** Draws places that were chosen by hand, as discs: null while they are not asked about. */
export function usePickedLayer(
  engine: MapEngine | null,
  { places, theme }: { places: readonly Place[] | null; theme: Theme },
): void {
  const isOn = places !== null;
  const firstTheme = useEffectEvent(() => theme);

  useEffect(() => {
    if (!engine || !isOn) return undefined;
    const { map } = engine;
    map.addSource(SOURCE, { type: 'geojson', data: EMPTY });
    showLayers(map, pickedLayers(firstTheme()), 'symbol');
    return () => {
      if (engine.isAlive()) dropLayers(map, [LAYER], [SOURCE]);
    };
  }, [engine, isOn]);

  useEffect(() => {
    if (engine && isOn) showLayers(engine.map, pickedLayers(theme), 'symbol');
  }, [engine, isOn, theme]);

  useEffect(() => {
    if (!engine || !places) return;
    const features = places.map(({ lon, lat }): GeoJSON.Feature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {},
    }));
    void engine.map.getSource<GeoJSONSource>(SOURCE)?.setData({ type: 'FeatureCollection', features });
  }, [engine, places]);
}
