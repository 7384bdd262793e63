import { useEffect, useEffectEvent, useRef } from 'react';
import type { GeoJSONSource, Map as MapLibreMap, MapGeoJSONFeature, VectorTileSource } from 'maplibre-gl';
import type { CameraFilter } from '../../../shared/register/camera-filter.ts';
import { EMPTY } from '../../map/base-style.ts';
import type { MapEngine } from '../../map/engine.ts';
import { putImages } from '../../map/raster.ts';
import { dropLayers, showLayers } from '../../map/show-layers.ts';
import type { Theme } from '../../theme.ts';
import { cameraDrawings } from './camera-drawings.ts';
import {
  cameraLayers,
  CAMERAS,
  DOT_LAYER,
  FAR_LAYER,
  layerFilter,
  SELECTED_CAMERA,
  selectionLayers,
  SYMBOL_LAYER,
  WEDGE_ZOOM,
  wedgeLayers,
  WEDGES,
} from './camera-layers.ts';
import { wedgeFeatures, type SeenCamera } from './wedges.ts';

/** Where the tiles are; `url` is absolute, with `{z}`, `{x}` and `{y}`. */
export type CameraTiles = { url: string; minZoom: number; maxZoom: number };

type CameraInput = {
  /** Null while the layer is off. */
  tiles: CameraTiles | null;
  filter: CameraFilter;
  selected: { id: number; lon: number; lat: number } | null;
  theme: Theme;
  onSelect(id: number): void;
  /** Camera under the pointer, and where on the map in CSS pixels. */
  onHover(camera: SeenCamera | null, at?: { x: number; y: number }): void;
  /** True when a tile does not come: the map shows less than there is. False when all of them have come again. */
  onMissing(areMissing: boolean): void;
};

/** Tiles that did not come are asked for again after this. */
const RETRY_MS = 5_000;

/** Below it a selected camera is one of many dots. */
const NEAR_ZOOM = 14;
/** Where the map goes when a camera out of sight is selected. */
const SELECTED_ZOOM = 16;

function restyle(map: MapLibreMap, theme: Theme): void {
  putImages(map, cameraDrawings(theme));
  showLayers(map, wedgeLayers(theme), 'outline');
  showLayers(map, cameraLayers(theme), 'outline');
  showLayers(map, selectionLayers(), 'symbol');
}

function addSources(map: MapLibreMap, { url, minZoom, maxZoom }: CameraTiles): void {
  map.addSource(CAMERAS, { type: 'vector', tiles: [url], minzoom: minZoom, maxzoom: maxZoom });
  map.addSource(WEDGES, { type: 'geojson', data: EMPTY });
  map.addSource(SELECTED_CAMERA, { type: 'geojson', data: EMPTY });
}

function removeAll(map: MapLibreMap, theme: Theme): void {
  const layers = [...wedgeLayers(theme), ...cameraLayers(theme), ...selectionLayers()];
  dropLayers(
    map,
    layers.map(({ id }) => id),
    [CAMERAS, WEDGES, SELECTED_CAMERA],
  );
}

const numberOf = (feature: MapGeoJSONFeature, property: string): number | null => {
  const value: unknown = feature.properties[property];
  return typeof value === 'number' ? value : null;
};

/** The camera a feature is; null for a point that stands for several. */
function cameraOf(feature: MapGeoJSONFeature): SeenCamera | null {
  if (typeof feature.id !== 'number' || feature.geometry.type !== 'Point') return null;
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  return {
    id: feature.id,
    lon,
    lat,
    linked: feature.properties['linked'] === true,
    working: feature.properties['working'] === true,
    azimuthDeg: numberOf(feature, 'azimuth'),
    fovDeg: numberOf(feature, 'fov'),
  };
}

/** Cameras drawn as symbols now, each once: a camera near the edge of a tile is in the next one too. */
function camerasInSight(map: MapLibreMap): SeenCamera[] {
  const seen = new Map<number, SeenCamera>();
  for (const feature of map.queryRenderedFeatures({ layers: [SYMBOL_LAYER] })) {
    const camera = cameraOf(feature);
    if (camera) seen.set(camera.id, camera);
  }
  return [...seen.values()].sort((a, b) => a.id - b.id);
}

/** Draws the wedges of the cameras in sight whenever the map has come to rest. */
function followSight(map: MapLibreMap): () => void {
  let drawn = '';
  const draw = (): void => {
    const cameras = map.getZoom() >= WEDGE_ZOOM ? camerasInSight(map) : [];
    const ids = cameras.map(({ id }) => id).join();
    // Drawing makes the map move and rest again: the same cameras are not drawn twice.
    if (ids === drawn) return;
    drawn = ids;
    void map.getSource<GeoJSONSource>(WEDGES)?.setData(wedgeFeatures(cameras));
  };
  map.on('idle', draw);
  return () => {
    map.off('idle', draw);
  };
}

type TilePlace = { x: number; y: number; z: number };
type CameraFailure = { type: string; sourceId?: string; tile?: { tileID: { canonical: TilePlace } } };
type Failures = { askAgain(): void; forget(): void };

/** Tells when a tile does not come, and asks again until all do. */
function followFailures(map: MapLibreMap, tell: (areMissing: boolean) => void): Failures {
  let missing: TilePlace[] = [];
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isTold = false;
  const askAgain = (): void => {
    clearTimeout(retry);
    retry = undefined;
    if (missing.length === 0) return;
    // Each by its place: MapLibre 6.17 leaves a failed vector tile loading for ever when the whole source is reloaded.
    map.refreshTiles(CAMERAS, missing);
    missing = [];
    // A tile that went out of sight is not asked for; the map must come to rest again to tell that nothing is missing.
    map.triggerRepaint();
  };
  const onError = ({ sourceId, tile }: CameraFailure): void => {
    if (sourceId !== CAMERAS || !tile) return;
    missing.push(tile.tileID.canonical);
    isTold = true;
    tell(true);
    retry ??= setTimeout(askAgain, RETRY_MS);
  };
  const onIdle = (): void => {
    if (!isTold || retry !== undefined) return;
    isTold = false;
    tell(false);
  };
  map.on('error', onError);
  map.on('idle', onIdle);
  return {
    askAgain,
    forget: () => {
      clearTimeout(retry);
      map.off('error', onError);
      map.off('idle', onIdle);
    },
  };
}

/** Draws the cameras of the register from vector tiles: counted when far, every one when near, wedges in the street. */
export function useCameraLayer(engine: MapEngine | null, input: CameraInput): void {
  const { tiles, filter, selected, theme } = input;
  const isOn = tiles !== null;
  const drawnUrl = useRef('');
  const failures = useRef<Failures | null>(null);
  const first = useEffectEvent(() => ({ theme, tiles, filter }));
  const select = useEffectEvent((id: number) => input.onSelect(id));
  const pointAt = useEffectEvent((camera: SeenCamera | null, at?: { x: number; y: number }) =>
    input.onHover(camera, at),
  );
  const miss = useEffectEvent((areMissing: boolean) => input.onMissing(areMissing));

  useEffect(() => {
    const begin = first();
    if (!engine || !isOn || !begin.tiles) return undefined;
    const { map } = engine;
    addSources(map, begin.tiles);
    drawnUrl.current = begin.tiles.url;
    restyle(map, begin.theme);
    const forgetSight = followSight(map);
    failures.current = followFailures(map, miss);
    const forgetPointer = engine.pointer.add({
      order: 1.5,
      layers: [SYMBOL_LAYER, DOT_LAYER],
      reachPx: 5,
      onClick: ({ feature }) => {
        const camera = cameraOf(feature);
        if (camera) select(camera.id);
      },
      onHover: (hit) => pointAt(hit ? cameraOf(hit.feature) : null, hit?.at),
    });
    return () => {
      forgetPointer();
      pointAt(null);
      failures.current?.forget();
      miss(false);
      if (!engine.isAlive()) return;
      forgetSight();
      removeAll(map, begin.theme);
    };
  }, [engine, isOn]);

  useEffect(() => {
    if (engine && isOn) restyle(engine.map, theme);
  }, [engine, isOn, theme]);

  const url = tiles?.url;
  useEffect(() => {
    const source = engine?.map.getSource<VectorTileSource>(CAMERAS);
    if (!source || url === undefined || drawnUrl.current === url) return;
    drawnUrl.current = url;
    failures.current?.askAgain();
    source.setTiles([url]);
  }, [engine, url]);

  useEffect(() => {
    if (!engine || !isOn) return;
    for (const layer of [FAR_LAYER, DOT_LAYER, SYMBOL_LAYER] as const)
      engine.map.setFilter(layer, layerFilter(layer, filter));
  }, [engine, isOn, filter]);

  const { id, lon, lat } = selected ?? {};
  useEffect(() => {
    if (!engine || !isOn) return;
    const { map } = engine;
    const isPlaced = id !== undefined && lon !== undefined && lat !== undefined;
    const data: GeoJSON.GeoJSON = isPlaced
      ? { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } }
      : EMPTY;
    void map.getSource<GeoJSONSource>(SELECTED_CAMERA)?.setData(data);
    if (isPlaced && (map.getZoom() < NEAR_ZOOM || !map.getBounds().contains([lon, lat])))
      engine.flyTo({ lon, lat, zoom: Math.max(SELECTED_ZOOM, map.getZoom()) });
  }, [engine, isOn, id, lon, lat]);
}
