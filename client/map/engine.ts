import { LngLat, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import landUrl from '../../data/basemap/land.geojson?url';
import settlementsUrl from '../../data/basemap/places.json?url';
import waterUrl from '../../data/basemap/water.geojson?url';
import type { Language } from '../../shared/hierarchy/schema.ts';
import type { Theme } from '../theme.ts';
import { baseDrawings } from './base-drawings.ts';
import { baseLayers } from './base-layers.ts';
import { baseStyle } from './base-style.ts';
import { fontFaces } from './fonts.ts';
import { followPointer } from './pointer.ts';
import type { Pointer } from './pointer.ts';
import { putImages } from './raster.ts';
import { settlementColumnsSchema, settlementPoints } from './settlements.ts';
import { showLayers } from './show-layers.ts';
import { limitView, MAX_ZOOM, MIN_ZOOM } from './view-limits.ts';

/** Middle of the map in WGS 84 degrees and MapLibre's zoom. */
export type MapPosition = { lon: number; lat: number; zoom: number };

/** Space that panels take from each side of the map, CSS pixels. */
export type MapPadding = { top: number; right: number; bottom: number; left: number };

/** `webgl`: the browser cannot draw · `style`: the base map is lost, data still shows · `lost-context`: the graphics card was taken away. */
export type MapFailure = 'webgl' | 'style' | 'lost-context';

export type MapEngine = {
  /** For layer.ts files only. */
  readonly map: MapLibreMap;
  readonly pointer: Pointer;
  /** False once destroyed; a layer then has nothing left to clean up. */
  isAlive(): boolean;
  /**
   * Shows a box `[west, south, east, north]`, degrees, within `padding`, and again when the map becomes larger or smaller, until
   * it is moved. Moves at once for people who asked for less motion.
   */
  fit(
    box: readonly [number, number, number, number],
    how?: { animate?: boolean; padding?: () => MapPadding },
  ): void;
  flyTo(position: MapPosition, options?: { animate?: boolean }): void;
  /** What is seen at this moment, as a picture of its own; rejects when the map goes before it is drawn. */
  picture(): Promise<HTMLCanvasElement>;
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
  setLabel(label: string): void;
  destroy(): void;
};

export type EngineOptions = {
  container: HTMLElement;
  theme: Theme;
  language: Language;
  view: MapPosition;
  onMove(view: MapPosition): void;
  /** Sources and layers can be added from now on. */
  onReady(engine: MapEngine): void;
  onFailure(reason: MapFailure): void;
  /** The graphics card is back; the caller starts a fresh engine. */
  onRestored(): void;
};

/** A window that has had its size for so long is as large as it will be. */
const RESIZED_MS = 150;
const BASE_SOURCES = new Set(['land', 'water']);

async function showSettlements(map: MapLibreMap, signal: AbortSignal): Promise<void> {
  const response = await fetch(settlementsUrl, { signal });
  if (!response.ok) throw new Error(`Settlements: HTTP ${response.status}`);
  const points = settlementPoints(settlementColumnsSchema.parse(await response.json()));
  if (!signal.aborted) await map.getSource<GeoJSONSource>('settlements')?.setData(points);
}

/**
 * A copy of what the map shows. WebGL forgets what it drew as soon as it is on the screen, so it is copied within the event
 * that follows the drawing: `preserveDrawingBuffer` would cost every frame for the one that is saved.
 */
function pictureOf(map: MapLibreMap, signal: AbortSignal): Promise<HTMLCanvasElement> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The map is gone')), { once: true });
    map.once('render', () => {
      const drawn = map.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = drawn.width;
      copy.height = drawn.height;
      copy.getContext('2d')?.drawImage(drawn, 0, 0);
      resolve(copy);
    });
    map.triggerRepaint();
  });
}

/**
 * Starts MapLibre in a container. Throws what MapLibre throws when the browser has no WebGL 2.
 * For browser tests the container carries the map as `sholuMap` (read only: query, project, idle).
 */
export function startEngine(options: EngineOptions): MapEngine {
  setWorkerUrl(new URL(workerUrl, document.baseURI).href);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let { theme, language } = options;
  const closing = new AbortController();
  let telling: ReturnType<typeof setTimeout> | undefined;
  /** Fits the map again, until it is moved; and what that was before the last move. */
  let refit: (() => void) | null = null;
  let refitBefore: (() => void) | null = null;
  let refitting: ReturnType<typeof setTimeout> | undefined;
  const files = {
    land: new URL(landUrl, document.baseURI).href,
    water: new URL(waterUrl, document.baseURI).href,
    fontFaces: fontFaces(document.baseURI),
  };
  const map = new MapLibreMap({
    container: options.container,
    style: baseStyle(theme, language, files),
    center: [options.view.lon, options.view.lat],
    zoom: options.view.zoom,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    transformConstrain: (centre, zoom) => {
      const view = limitView(centre.lng, centre.lat, zoom, options.container.clientHeight);
      return { center: new LngLat(view.lon, view.lat), zoom: view.zoom };
    },
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    // None is not asked for by 0: then all names and symbols find their places anew within every frame.
    fadeDuration: still ? 1 : 150,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  putImages(map, baseDrawings(theme));
  Object.assign(options.container, { sholuMap: map });

  const restyle = () => showLayers(map, baseLayers(theme, language), null);
  const engine: MapEngine = {
    map,
    pointer: followPointer(map),
    isAlive: () => !closing.signal.aborted,
    fit(box, how = {}) {
      const { animate = true, padding = () => 32 } = how;
      map.fitBounds([...box], { animate, padding: padding(), maxZoom: 14, linear: true, duration: 600 });
      refit = () => engine.fit(box, { ...how, animate: false });
    },
    flyTo({ lon, lat, zoom }, { animate = true } = {}) {
      map.easeTo({ center: [lon, lat], zoom, animate, duration: 600 });
    },
    picture: () => pictureOf(map, closing.signal),
    setTheme(next) {
      theme = next;
      putImages(map, baseDrawings(theme));
      restyle();
    },
    setLanguage(next) {
      language = next;
      restyle();
    },
    setLabel: (label) => map.getCanvas().setAttribute('aria-label', label),
    destroy() {
      closing.abort();
      clearTimeout(telling);
      clearTimeout(refitting);
      map.remove();
    },
  };

  map.on('style.load', () => {
    restyle();
    options.onReady(engine);
    showSettlements(map, closing.signal).catch(() => {
      if (!closing.signal.aborted) options.onFailure('style');
    });
  });
  map.on('movestart', () => {
    refitBefore = refit;
    refit = null;
  });
  // A window taken to a larger screen shows what it was fitted to, once the panels beside have found their width.
  map.on('resize', () => {
    // It has just begun a move of its own, which is not somebody's.
    if (!map.isMoving()) refit ??= refitBefore;
    clearTimeout(refitting);
    refitting = setTimeout(() => refit?.(), RESIZED_MS);
  });
  map.on('moveend', () => {
    // In a task of its own: the frame that ends a move does not wait for what a screen makes of it.
    clearTimeout(telling);
    telling = setTimeout(() => {
      const { lng, lat } = map.getCenter();
      options.onMove({ lon: lng, lat, zoom: map.getZoom() });
    });
  });
  map.on('error', (event) => {
    if ('sourceId' in event && BASE_SOURCES.has(String(event.sourceId))) options.onFailure('style');
  });
  map.on('webglcontextlost', () => options.onFailure('lost-context'));
  map.on('webglcontextrestored', () => options.onRestored());
  return engine;
}
