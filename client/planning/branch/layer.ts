import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { EMPTY } from '../../map/base-style.ts';
import type { MapEngine } from '../../map/engine.ts';
import { putImages } from '../../map/raster.ts';
import { dropLayers, showLayers } from '../../map/show-layers.ts';
import { imagesOf } from '../../symbols/table.ts';
import type { Theme } from '../../theme.ts';
import type { PlanFeatures } from './plan-features.ts';
import {
  PLAN_AREAS,
  PLAN_LINES,
  PLAN_PLACES,
  PLAN_SOURCES,
  PLAN_THINGS,
  planLayers,
  THING_LAYER,
} from './plan-layers.ts';

type PlanLayerInput = {
  features: PlanFeatures | null;
  theme: Theme;
  /** A click anywhere gives a place, while one is asked for. */
  onPick: ((place: { lon: number; lat: number }) => void) | null;
  /** A thing was pressed; null is the ground beside all of them. */
  onChoose(ref: string | null): void;
  /** The pointer is over a thing; null when it no longer is. */
  onHover(ref: string | null): void;
  /** A thing was dragged; without it nothing can be. */
  onDrag: ((ref: string, place: { lon: number; lat: number }, isFirst: boolean) => void) | null;
};

const restyle = (map: MapLibreMap, theme: Theme): void => {
  putImages(map, imagesOf(theme, 'plan'));
  showLayers(map, planLayers(theme), 'symbol');
};

const put = (map: MapLibreMap, source: string, features: GeoJSON.Feature[]): void =>
  void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });

/** A metre is as exact as a hand can be. */
const roundPlace = ({ lng, lat }: { lng: number; lat: number }): { lon: number; lat: number } => ({
  lon: Math.round(lng * 1e5) / 1e5,
  lat: Math.round(lat * 1e5) / 1e5,
});

/** Half the side of the square in which a pressed thing is looked for, CSS pixels. */
const REACH_PX = 14;
/** A hand that presses moves a little: from here on it drags. */
const DRAG_PX = 4;

/** Draws a plan, and gives back what somebody points at, presses or drags. */
export function usePlanLayer(engine: MapEngine | null, input: PlanLayerInput): void {
  const { features, theme, onPick } = input;
  const firstTheme = useEffectEvent(() => theme);
  const choose = useEffectEvent((ref: string | null) => input.onChoose(ref));
  const hover = useEffectEvent((ref: string | null) => input.onHover(ref));
  const pick = useEffectEvent((place: { lon: number; lat: number }) => input.onPick?.(place));
  const isPicking = useEffectEvent(() => input.onPick !== null);
  const mayDrag = useEffectEvent(() => input.onDrag !== null && input.onPick === null);
  const drag = useEffectEvent((ref: string, place: { lon: number; lat: number }, isFirst: boolean) =>
    input.onDrag?.(ref, place, isFirst),
  );

  useEffect(() => {
    if (!engine) return undefined;
    const { map } = engine;
    for (const source of PLAN_SOURCES) map.addSource(source, { type: 'geojson', data: EMPTY });
    const first = firstTheme();
    restyle(map, first);
    const forgetThings = engine.pointer.add({
      order: 5,
      layers: [THING_LAYER],
      reachPx: REACH_PX,
      onClick: ({ feature }) => (isPicking() ? undefined : choose(String(feature.properties['ref']))),
      onHover: (hit) => hover(hit && String(hit.feature.properties['ref'])),
    });
    const onClick = ({ lngLat }: MapMouseEvent): void => pick(roundPlace(lngLat));
    map.on('click', onClick);
    const stopDragging = letDrag(map, mayDrag, drag);
    return () => {
      forgetThings();
      stopDragging();
      if (!engine.isAlive()) return;
      map.off('click', onClick);
      dropLayers(
        map,
        planLayers(first).map(({ id }) => id),
        PLAN_SOURCES,
      );
    };
  }, [engine]);

  useEffect(() => {
    if (engine) restyle(engine.map, theme);
  }, [engine, theme]);

  useEffect(() => {
    if (!engine) return;
    put(engine.map, PLAN_PLACES, features?.places ?? []);
    put(engine.map, PLAN_THINGS, features?.things ?? []);
    put(engine.map, PLAN_LINES, features?.lines ?? []);
    put(engine.map, PLAN_AREAS, features?.areas ?? []);
  }, [engine, features]);

  const wantsPlace = onPick !== null;
  useEffect(() => {
    if (engine?.isAlive()) engine.map.getContainer().dataset['picking'] = String(wantsPlace);
  }, [engine, wantsPlace]);
}

/** Lets things be dragged: the map stands still meanwhile, and every place on the way is told. */
function letDrag(
  map: MapLibreMap,
  may: () => boolean,
  drag: (ref: string, place: { lon: number; lat: number }, isFirst: boolean) => void,
): () => void {
  let held: { ref: string; x: number; y: number; moved: boolean } | null = null;
  const onDown = (event: MapMouseEvent): void => {
    if (!may() || event.originalEvent.button !== 0 || !map.getLayer(THING_LAYER)) return;
    const { x, y } = event.point;
    const [found] = map.queryRenderedFeatures(
      [
        [x - REACH_PX, y - REACH_PX],
        [x + REACH_PX, y + REACH_PX],
      ],
      { layers: [THING_LAYER] },
    );
    if (!found) return;
    held = { ref: String(found.properties['ref']), x, y, moved: false };
    event.preventDefault();
  };
  const onMove = ({ point: { x, y }, lngLat }: MapMouseEvent): void => {
    if (!held) return;
    const isFirst = !held.moved;
    held.moved ||= Math.hypot(x - held.x, y - held.y) > DRAG_PX;
    if (held.moved) drag(held.ref, roundPlace(lngLat), isFirst);
  };
  const onUp = (): void => {
    held = null;
  };
  map.on('mousedown', onDown);
  map.on('mousemove', onMove);
  map.on('mouseup', onUp);
  window.addEventListener('mouseup', onUp);
  return () => {
    map.off('mousedown', onDown);
    map.off('mousemove', onMove);
    map.off('mouseup', onUp);
    window.removeEventListener('mouseup', onUp);
  };
}
