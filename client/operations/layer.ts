import { useEffect, useEffectEvent, useRef } from 'react';
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { LivePicture } from '../live/live-picture.ts';
import { EMPTY } from '../map/base-style.ts';
import type { MapEngine } from '../map/engine.ts';
import { putImages } from '../map/raster.ts';
import { dropLayers, showLayers } from '../map/show-layers.ts';
import type { Theme } from '../theme.ts';
import type { TrailPoint } from '../../shared/operations/trail.ts';
import type { IncidentRow, UnitRow } from './answers.ts';
import { INCIDENTS, INCIDENT_LAYER, incidentDrawings, incidentLayers, PICKED } from './incident-layers.ts';
import { openUnitLayers, type UnitLayers } from './unit-layers.ts';

type OperationsLayerInput = {
  /** Null before the live channel is opened; units are drawn with it. */
  live: LivePicture | null;
  incidents: readonly IncidentRow[];
  units: readonly UnitRow[];
  openId: number | null;
  unitId: number | null;
  /** Where the chosen unit was, oldest first. */
  trail: readonly TrailPoint[];
  picked: { lon: number; lat: number } | null;
  theme: Theme;
  onOpen(id: number): void;
  onUnit(id: number): void;
  /** A click takes a place for a report; null while none is asked for. */
  onPick: ((place: { lon: number; lat: number }) => void) | null;
};

type Point = { lon: number; lat: number; properties: Record<string, unknown> };
const collection = (points: readonly Point[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: points.map(({ lon, lat, properties }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties,
  })),
});
const setData = (map: MapLibreMap, source: string, points: readonly Point[]): void =>
  void map.getSource<GeoJSONSource>(source)?.setData(collection(points));

function restyle(map: MapLibreMap, theme: Theme): void {
  putImages(map, incidentDrawings(theme));
  showLayers(map, incidentLayers(theme), 'symbol');
}

/** Draws incidents as diamonds; units are drawn by `openUnitLayers`. */
export function useOperationsLayer(engine: MapEngine | null, input: OperationsLayerInput): void {
  const { live, incidents, units, openId, unitId, trail, picked, theme, onPick } = input;
  const firstTheme = useEffectEvent(() => theme);
  const open = useEffectEvent((id: number) => input.onOpen(id));
  const choose = useEffectEvent((id: number) => input.onUnit(id));
  const unitLayers = useRef<UnitLayers | null>(null);

  useEffect(() => {
    if (!engine) return undefined;
    const { map } = engine;
    for (const source of [INCIDENTS, PICKED]) map.addSource(source, { type: 'geojson', data: EMPTY });
    restyle(map, firstTheme());
    const forget = engine.pointer.add({
      order: 5,
      layers: [INCIDENT_LAYER],
      reachPx: 12,
      onClick: ({ feature }) => open(Number(feature.properties['id'])),
      onHover: () => undefined,
    });
    return () => {
      forget();
      if (!engine.isAlive()) return;
      dropLayers(map, ['incident-chosen', INCIDENT_LAYER, 'picked-place'], [INCIDENTS, PICKED]);
    };
  }, [engine]);

  useEffect(() => {
    if (!engine || !live) return undefined;
    const layers = openUnitLayers(engine, { live, theme: firstTheme(), onChoose: (id) => choose(id) });
    unitLayers.current = layers;
    return () => {
      unitLayers.current = null;
      layers.remove();
    };
  }, [engine, live]);
  useEffect(() => {
    if (engine && live) unitLayers.current?.show(units);
  }, [engine, live, units]);
  useEffect(() => {
    if (engine && live) unitLayers.current?.choose(unitId, trail);
  }, [engine, live, unitId, trail]);

  useEffect(() => {
    if (!engine) return;
    restyle(engine.map, theme);
    unitLayers.current?.setTheme(theme);
  }, [engine, theme]);

  useEffect(() => {
    if (!engine) return;
    const points = incidents.flatMap(({ id, lon, lat, priority }): Point[] =>
      lon === null || lat === null ? [] : [{ lon, lat, properties: { id, priority, chosen: id === openId } }],
    );
    setData(engine.map, INCIDENTS, points);
  }, [engine, incidents, openId]);

  useEffect(() => {
    if (engine) setData(engine.map, PICKED, picked ? [{ ...picked, properties: {} }] : []);
  }, [engine, picked]);

  const pick = useEffectEvent(({ lngLat }: MapMouseEvent) => onPick?.({ lon: lngLat.lng, lat: lngLat.lat }));
  const isPicking = onPick !== null;
  useEffect(() => {
    if (!engine || !isPicking) return undefined;
    const listen = (event: MapMouseEvent): void => pick(event);
    engine.map.on('click', listen);
    return () => {
      engine.map.off('click', listen);
    };
  }, [engine, isPicking]);
}
