import { useEffect, useEffectEvent, useRef } from 'react';
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { EMPTY } from '../map/base-style.ts';
import type { MapEngine } from '../map/engine.ts';
import { createMovingPoints, type MovingPoints } from '../map/moving-points.ts';
import { putImages } from '../map/raster.ts';
import { dropLayers, showLayers } from '../map/show-layers.ts';
import {
  rgbOf,
  showMovingPoints,
  type MovingPointsStyle,
  type ShownMovingPoints,
} from '../map/show-moving-points.ts';
import type { Theme } from '../theme.ts';
import type { IncidentRow, UnitRow } from './answers.ts';
import {
  INCIDENTS,
  INCIDENT_LAYER,
  incidentDrawings,
  incidentLayers,
  PICKED,
  UNIT_NAMES,
  unitNameLayers,
} from './incident-layers.ts';
import { UNIT_KIND } from './unit-kind.ts';

const styleOf = ({ unit, map }: Theme): MovingPointsStyle => ({
  colours: [rgbOf(unit.free), rgbOf(unit.en_route), rgbOf(unit.on_scene), rgbOf(unit.unavailable)],
  halo: rgbOf(map.labelHalo),
  chosen: rgbOf(map.selected),
  sizePx: 15,
});

type OperationsLayerInput = {
  incidents: readonly IncidentRow[];
  units: readonly UnitRow[];
  /** When the answer with the units came: ages of fixes are the server's, of that moment. */
  unitsAsOfMs: number;
  openId: number | null;
  picked: { lon: number; lat: number } | null;
  theme: Theme;
  onOpen(id: number): void;
  /** A click takes a place for a report; null while none is asked for. */
  onPick: ((place: { lon: number; lat: number }) => void) | null;
};

/** A unit that was seen somewhere. */
type PlacedUnit = UnitRow & { position: NonNullable<UnitRow['position']> };
const isPlaced = (row: UnitRow): row is PlacedUnit => row.position !== null;

type Shown = { points: MovingPoints; on: ShownMovingPoints; drawn: ReadonlyMap<number, PlacedUnit> };

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
  showLayers(map, unitNameLayers(theme), 'label');
  showLayers(map, incidentLayers(theme), 'symbol');
}

/** Draws incidents as diamonds and units as moving symbols that fade with the age of their fix. */
export function useOperationsLayer(engine: MapEngine | null, input: OperationsLayerInput): void {
  const { incidents, units, openId, picked, theme, onPick } = input;
  const firstTheme = useEffectEvent(() => theme);
  const open = useEffectEvent((id: number) => input.onOpen(id));
  const asOfMs = useEffectEvent(() => input.unitsAsOfMs);
  const shown = useRef<Shown | null>(null);

  useEffect(() => {
    if (!engine) return undefined;
    const { map } = engine;
    for (const source of [INCIDENTS, UNIT_NAMES, PICKED])
      map.addSource(source, { type: 'geojson', data: EMPTY });
    restyle(map, firstTheme());
    const points = createMovingPoints(Date.now());
    const on = showMovingPoints(map, points, styleOf(firstTheme()), Date.now);
    shown.current = { points, on, drawn: new Map() };
    const forget = engine.pointer.add({
      order: 5,
      layers: [INCIDENT_LAYER],
      reachPx: 12,
      onClick: ({ feature }) => open(Number(feature.properties['id'])),
      onHover: () => undefined,
    });
    return () => {
      forget();
      shown.current = null;
      if (!engine.isAlive()) return;
      on.remove();
      dropLayers(
        map,
        ['incident-chosen', INCIDENT_LAYER, 'picked-place', UNIT_NAMES],
        [INCIDENTS, UNIT_NAMES, PICKED],
      );
    };
  }, [engine]);

  useEffect(() => {
    if (!engine) return;
    restyle(engine.map, theme);
    shown.current?.on.setStyle(styleOf(theme));
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

  useEffect(() => {
    if (!engine || !shown.current) return;
    const { points, on, drawn } = shown.current;
    const nowMs = Date.now();
    const placed = units.filter(isPlaced);
    const byId = new Map(placed.map((row) => [row.unit.id, row]));
    for (const id of drawn.keys()) if (!byId.has(id)) points.remove(id);
    for (const { unit, position, ageMs } of placed) {
      const before = drawn.get(unit.id);
      // The fix that is drawn already, told once more, must not cut its movement short.
      if (before?.position === position && before.unit.status === unit.status) continue;
      points.put(
        {
          id: unit.id,
          lon: position.lon,
          lat: position.lat,
          headingDeg: position.headingDeg,
          kind: UNIT_KIND[unit.status],
          fixedAtMs: asOfMs() - (ageMs ?? 0),
        },
        nowMs,
      );
    }
    shown.current.drawn = byId;
    on.changed();
    setData(
      engine.map,
      UNIT_NAMES,
      placed.map(({ unit, position }) => ({ ...position, properties: { callSign: unit.callSign } })),
    );
  }, [engine, units]);

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
