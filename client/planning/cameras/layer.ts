import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { SitingFeatures } from './siting-features.ts';
import {
  SITING_OUTLINES,
  SITING_POINTS,
  SITING_SOURCES,
  SITING_VIEWS,
  sitingAreas,
  sitingLayerIds,
  sitingMarks,
} from './siting-layers.ts';
import { EMPTY } from '../../map/base-style.ts';
import type { MapEngine } from '../../map/engine.ts';
import { dropLayers, showLayers } from '../../map/show-layers.ts';
import type { Theme } from '../../theme.ts';

const restyle = (map: MapLibreMap, theme: Theme): void => {
  showLayers(map, sitingAreas(theme), 'outline');
  showLayers(map, sitingMarks(theme), 'symbol');
};

const put = (map: MapLibreMap, source: string, features: GeoJSON.Feature[]): void =>
  void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });

/** Draws where cameras are sited: null while that is not looked at. */
export function useSitingLayer(
  engine: MapEngine | null,
  { features, theme }: { features: SitingFeatures | null; theme: Theme },
): void {
  const isOn = features !== null;
  const firstTheme = useEffectEvent(() => theme);

  useEffect(() => {
    if (!engine || !isOn) return undefined;
    const { map } = engine;
    for (const source of SITING_SOURCES) map.addSource(source, { type: 'geojson', data: EMPTY });
    const first = firstTheme();
    restyle(map, first);
    return () => {
      if (engine.isAlive()) dropLayers(map, sitingLayerIds(first), SITING_SOURCES);
    };
  }, [engine, isOn]);

  useEffect(() => {
    if (engine && isOn) restyle(engine.map, theme);
  }, [engine, isOn, theme]);

  useEffect(() => {
    if (!engine || !features) return;
    put(engine.map, SITING_VIEWS, features.views);
    put(engine.map, SITING_OUTLINES, features.outlines);
    put(engine.map, SITING_POINTS, features.points);
  }, [engine, features]);
}
