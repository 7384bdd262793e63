import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, Map as MapLibreMap, MapGeoJSONFeature } from 'maplibre-gl';
import type { FacilityPoints } from '../../shared/coverage/schema.ts';
import { EMPTY } from '../map/base-style.ts';
import type { MapEngine } from '../map/engine.ts';
import { putImages } from '../map/raster.ts';
import { dropLayers, showLayers } from '../map/show-layers.ts';
import type { Theme } from '../theme.ts';
import { facilityDrawings } from './facility-drawings.ts';
import { facilityFeatures } from './facility-features.ts';
import {
  CLUSTER_LAYER,
  CLUSTERING,
  FACILITIES,
  FACILITY_LAYER,
  facilityLayers,
  SELECTED_FACILITY,
} from './facility-layers.ts';

type FacilityInput = {
  /** Facilities of the unit in view, null above the level at which they are shown. */
  points: FacilityPoints | null;
  selectedId: number | null;
  theme: Theme;
  onSelect(id: number): void;
  /** Facility under the pointer, and where on the map in CSS pixels. */
  onHover(id: number | null, at?: { x: number; y: number }): void;
};

function restyle(map: MapLibreMap, theme: Theme): void {
  putImages(map, facilityDrawings(theme));
  showLayers(map, facilityLayers(theme), 'symbol');
}

function numberOf(feature: MapGeoJSONFeature, property: string): number | null {
  const value: unknown = feature.properties[property];
  return typeof value === 'number' ? value : null;
}

/** Zooms to where a cluster falls apart, at its place. */
async function openCluster(engine: MapEngine, feature: MapGeoJSONFeature): Promise<void> {
  const cluster = numberOf(feature, 'cluster_id');
  const source = engine.map.getSource<GeoJSONSource>(FACILITIES);
  if (cluster === null || !source || feature.geometry.type !== 'Point') return;
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  const zoom = await source.getClusterExpansionZoom(cluster);
  if (engine.isAlive()) engine.flyTo({ lon, lat, zoom: zoom + 0.2 });
}

/** Draws facilities by type and gap state, gathered into clusters where they stand close. */
export function useFacilityLayer(engine: MapEngine | null, input: FacilityInput): void {
  const { points, selectedId, theme } = input;
  const firstTheme = useEffectEvent(() => theme);
  const select = useEffectEvent((id: number) => input.onSelect(id));
  const pointAt = useEffectEvent((id: number | null, at?: { x: number; y: number }) => input.onHover(id, at));

  useEffect(() => {
    if (!engine) return undefined;
    const { map } = engine;
    const first = firstTheme();
    map.addSource(FACILITIES, { type: 'geojson', data: EMPTY, promoteId: 'id', ...CLUSTERING });
    map.addSource(SELECTED_FACILITY, { type: 'geojson', data: EMPTY });
    restyle(map, first);
    const forget = engine.pointer.add({
      order: 2,
      layers: [FACILITY_LAYER, CLUSTER_LAYER, 'facility-selected'],
      reachPx: 2,
      onClick: ({ feature }) => {
        const id = numberOf(feature, 'id');
        if (feature.layer.id !== CLUSTER_LAYER && id !== null) select(id);
        // A cluster that is gone after new data came needs no answer.
        else openCluster(engine, feature).catch(() => undefined);
      },
      onHover: (hit) => {
        const id = hit ? numberOf(hit.feature, 'id') : null;
        if (hit && id !== null) pointAt(id, hit.at);
        else pointAt(null);
      },
    });
    return () => {
      forget();
      if (!engine.isAlive()) return;
      dropLayers(
        map,
        facilityLayers(first).map(({ id }) => id),
        [FACILITIES, SELECTED_FACILITY],
      );
    };
  }, [engine]);

  useEffect(() => {
    if (engine) restyle(engine.map, theme);
  }, [engine, theme]);

  useEffect(() => {
    void engine?.map.getSource<GeoJSONSource>(FACILITIES)?.setData(points ? facilityFeatures(points) : EMPTY);
  }, [engine, points]);

  useEffect(() => {
    const selected = points && selectedId !== null ? facilityFeatures(points, selectedId) : EMPTY;
    void engine?.map.getSource<GeoJSONSource>(SELECTED_FACILITY)?.setData(selected);
  }, [engine, points, selectedId]);
}
