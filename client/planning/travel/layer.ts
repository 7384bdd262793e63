import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import {
  CLOSED_ROADS,
  ISOCHRONES,
  TRAVEL_SOURCES,
  TRAVEL_START,
  travelAreas,
  travelLayerIds,
  travelLines,
} from './travel-layers.ts';
import { EMPTY } from '../../map/base-style.ts';
import type { MapEngine } from '../../map/engine.ts';
import { dropLayers, showLayers } from '../../map/show-layers.ts';
import type { Theme } from '../../theme.ts';

type Line = readonly (readonly [number, number])[];

const restyle = (map: MapLibreMap, theme: Theme): void => {
  showLayers(map, travelAreas(theme), 'area');
  showLayers(map, travelLines(theme), 'symbol');
};

const put = (map: MapLibreMap, source: string, features: GeoJSON.Feature[]): void =>
  void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });

const pointFeature = (coordinates: readonly [number, number]): GeoJSON.Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Point', coordinates: [...coordinates] },
});
const lineFeatures = (line: Line): GeoJSON.Feature[] =>
  line.length === 1
    ? line.map(pointFeature)
    : [
        {
          type: 'Feature',
          properties: {},
          geometry: { type: 'LineString', coordinates: line.map((point) => [...point]) },
        },
      ];

/** Draws isochrones, where they start, and closed roads; a press on the map gives a place. */
export function useTravelLayer(
  engine: MapEngine | null,
  input: {
    isOn: boolean;
    areas: GeoJSON.Feature[];
    start: { lon: number; lat: number } | null;
    closed: readonly Line[];
    theme: Theme;
    onPick(place: { lon: number; lat: number }): void;
  },
): void {
  const { isOn, areas, start, closed, theme } = input;
  const firstTheme = useEffectEvent(() => theme);
  const pick = useEffectEvent((place: { lon: number; lat: number }) => input.onPick(place));

  useEffect(() => {
    if (!engine || !isOn) return undefined;
    const { map } = engine;
    for (const source of TRAVEL_SOURCES) map.addSource(source, { type: 'geojson', data: EMPTY });
    const first = firstTheme();
    restyle(map, first);
    const onClick = ({ lngLat: { lng, lat } }: MapMouseEvent): void => pick({ lon: lng, lat });
    map.on('click', onClick);
    return () => {
      if (!engine.isAlive()) return;
      map.off('click', onClick);
      dropLayers(map, travelLayerIds(first), TRAVEL_SOURCES);
    };
  }, [engine, isOn]);

  useEffect(() => {
    if (engine && isOn) restyle(engine.map, theme);
  }, [engine, isOn, theme]);

  useEffect(() => {
    if (engine && isOn) put(engine.map, ISOCHRONES, areas);
  }, [engine, isOn, areas]);

  useEffect(() => {
    if (!engine || !isOn) return;
    put(engine.map, TRAVEL_START, start ? [pointFeature([start.lon, start.lat])] : []);
    put(engine.map, CLOSED_ROADS, closed.flatMap(lineFeatures));
  }, [engine, isOn, start, closed]);
}
