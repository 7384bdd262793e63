import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, MapMouseEvent } from 'maplibre-gl';
import type { LonLat } from '../../shared/geometry/geodesic.ts';
import { EMPTY } from '../map/base-style.ts';
import type { MapEngine } from '../map/engine.ts';
import { dropLayers, showLayers } from '../map/show-layers.ts';
import type { Theme } from '../theme.ts';
import { SKETCH, sketchLayers } from './sketch-layers.ts';

/** How near a place one takes hold of it: 24 px across, as WCAG 2.5.8 asks. */
const REACH_PX = 12;
/** A step of a fine move by the keyboard. */
const FINE_PX = 8;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-FINE_PX, 0],
  ArrowRight: [FINE_PX, 0],
  ArrowUp: [0, -FINE_PX],
  ArrowDown: [0, FINE_PX],
};

type Grip = number | 'radius';

type ToolsLayerInput = {
  sketch: GeoJSON.FeatureCollection;
  theme: Theme;
  /** Clicks and keys belong to a figure and not to what lies on the map. */
  isDrawing: boolean;
  /** What can be taken hold of: the places of the figure, and the handle of its radius. */
  places: readonly LonLat[];
  handle: LonLat | null;
  onPointer: (at: LonLat | null) => void;
  onPlace: (at: LonLat) => void;
  onDrag: (grip: Grip, at: LonLat) => void;
  onFinish: () => void;
  onTakeBack: () => void;
};

/** Draws the sketch of the tools and hears the hand and the keys on the map. */
export function useToolsLayer(engine: MapEngine | null, input: ToolsLayerInput): void {
  const { sketch, theme, isDrawing } = input;
  const lastTheme = useEffectEvent(() => theme);
  const current = useEffectEvent(() => input);

  useEffect(() => {
    if (!engine) return undefined;
    const { map } = engine;
    let pending: LonLat | null = null;
    const onMove = ({ lngLat }: MapMouseEvent): void => {
      if (!pending)
        requestAnimationFrame(() => {
          if (pending) current().onPointer(pending);
          pending = null;
        });
      pending = [lngLat.lng, lngLat.lat];
    };
    const onOut = (): void => {
      pending = null;
      current().onPointer(null);
    };
    map.on('mousemove', onMove);
    map.on('mouseout', onOut);
    return () => {
      map.off('mousemove', onMove);
      map.off('mouseout', onOut);
    };
  }, [engine]);

  // Layers are checked when they are added, which takes its time: whoever only looks at the map has none.
  const hasSketch = sketch.features.length > 0;
  useEffect(() => {
    if (!engine || !hasSketch) return undefined;
    const { map } = engine;
    map.addSource(SKETCH, { type: 'geojson', data: EMPTY });
    return () => {
      if (!engine.isAlive()) return;
      const layers = sketchLayers(lastTheme()).map(({ id }) => id);
      dropLayers(map, layers, [SKETCH]);
    };
  }, [engine, hasSketch]);

  useEffect(() => {
    if (engine && hasSketch) showLayers(engine.map, sketchLayers(theme), null);
  }, [engine, hasSketch, theme]);

  useEffect(() => {
    if (hasSketch) void engine?.map.getSource<GeoJSONSource>(SKETCH)?.setData(sketch);
  }, [engine, hasSketch, sketch]);

  useEffect(() => {
    if (!engine || !isDrawing) return undefined;
    const { map } = engine;
    const canvas = map.getCanvas();
    const release = engine.pointer.take();
    const zooms = map.doubleClickZoom.isEnabled();
    map.doubleClickZoom.disable();
    let grip: Grip | null = null;
    let hasDragged = false;

    const gripAt = ({ point }: MapMouseEvent): Grip | null => {
      const { places, handle } = current();
      const near = (at: LonLat): boolean => map.project([...at]).dist(point) <= REACH_PX;
      if (handle && near(handle)) return 'radius';
      const index = places.findIndex(near);
      return index < 0 ? null : index;
    };
    const onDown = (event: MapMouseEvent): void => {
      grip = gripAt(event);
      hasDragged = false;
      // MapLibre then leaves the map where it is.
      if (grip !== null) event.preventDefault();
    };
    const onMove = (event: MapMouseEvent): void => {
      if (grip === null) return;
      hasDragged = true;
      current().onDrag(grip, [event.lngLat.lng, event.lngLat.lat]);
    };
    const onUp = (): void => {
      grip = null;
    };
    const onClick = (event: MapMouseEvent): void => {
      if (hasDragged) {
        hasDragged = false;
        return;
      }
      const held = gripAt(event);
      const { places } = current();
      // The first place closes a ring, the last one again ends any figure.
      if (held === 0 || (held !== null && held === places.length - 1 && places.length > 0))
        current().onFinish();
      else current().onPlace([event.lngLat.lng, event.lngLat.lat]);
    };
    const onKey = (event: KeyboardEvent): void => {
      const fine = event.shiftKey ? ARROWS[event.key] : undefined;
      if (fine) map.panBy([...fine], { animate: false });
      else if (event.key === 'Enter') {
        const { lng, lat } = map.getCenter();
        current().onPlace([lng, lat]);
      } else if (event.key === 'Backspace') current().onTakeBack();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    map.on('mousedown', onDown);
    map.on('mousemove', onMove);
    map.on('mouseup', onUp);
    map.on('click', onClick);
    canvas.addEventListener('keydown', onKey);
    return () => {
      release();
      canvas.removeEventListener('keydown', onKey);
      if (!engine.isAlive()) return;
      map.off('mousedown', onDown);
      map.off('mousemove', onMove);
      map.off('mouseup', onUp);
      map.off('click', onClick);
      if (zooms) map.doubleClickZoom.enable();
    };
  }, [engine, isDrawing]);
}
