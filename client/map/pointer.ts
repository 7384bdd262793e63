import { Point } from 'maplibre-gl';
import type { Map as MapLibreMap, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl';

/** What the pointer is over, and where, in CSS pixels of the map. */
export type Hit = { feature: MapGeoJSONFeature; at: { x: number; y: number } };

/** Layers that can be pointed at. The target with the highest `order` that is hit takes the pointer alone. */
export type PointerTarget = {
  order: number;
  layers: readonly string[];
  /** Half the side of the square searched around the pointer; 12 makes small symbols 24 px large. */
  reachPx: number;
  onClick(hit: Hit): void;
  onHover(hit: Hit | null): void;
};

/** Symbols that the map library does not know, found by whoever draws them: an id near a point, CSS pixels, or null. */
export type SoughtTarget = {
  order: number;
  seek(at: { x: number; y: number }): number | null;
  onClick(id: number): void;
};

export type Pointer = {
  add(target: PointerTarget): () => void;
  addSought(target: SoughtTarget): () => void;
  /** Takes the pointer from every target until it is given back: what is drawn is not also pointed at. */
  take(): () => void;
};

/** One pointer for all layers, so that a click on a symbol is not also a click on the area beneath it. */
export function followPointer(map: MapLibreMap): Pointer {
  const targets: (PointerTarget | SoughtTarget)[] = [];
  let hovered: PointerTarget | null = null;
  let pending: Point | null = null;
  let takers = 0;

  type Found = { target: PointerTarget; hit: Hit } | { target: SoughtTarget; id: number };
  const find = (at: Point): Found | null => {
    for (const target of targets) {
      if ('seek' in target) {
        const id = target.seek(at);
        if (id !== null) return { target, id };
        continue;
      }
      const reach = new Point(target.reachPx, target.reachPx);
      const layers = target.layers.filter((id) => map.getLayer(id));
      if (layers.length === 0) continue;
      const found = map.queryRenderedFeatures([at.sub(reach), at.add(reach)], { layers });
      const [feature] = found.sort((a, b) => distancePx(map, a, at) - distancePx(map, b, at));
      if (feature) return { target, hit: { feature, at: { x: at.x, y: at.y } } };
    }
    return null;
  };

  const hover = (at: Point | null) => {
    const found = at && takers === 0 && !map.isMoving() ? find(at) : null;
    if (hovered && hovered !== found?.target) hovered.onHover(null);
    hovered = found && 'hit' in found ? found.target : null;
    if (found && 'hit' in found) found.target.onHover(found.hit);
    map.getCanvas().style.cursor = takers > 0 ? 'crosshair' : found ? 'pointer' : '';
  };

  const onMove = (event: MapMouseEvent) => {
    if (!pending) {
      requestAnimationFrame(() => {
        const at = pending;
        pending = null;
        if (at && map.getContainer().isConnected) hover(at);
      });
    }
    pending = event.point;
  };

  map.on('mousemove', onMove);
  map.on('mouseout', () => {
    pending = null;
    hover(null);
  });
  map.on('click', (event) => {
    const found = takers === 0 ? find(event.point) : null;
    if (found && 'hit' in found) found.target.onClick(found.hit);
    else if (found) found.target.onClick(found.id);
  });

  const add = (target: PointerTarget | SoughtTarget): (() => void) => {
    targets.push(target);
    targets.sort((a, b) => b.order - a.order);
    return () => {
      targets.splice(targets.indexOf(target), 1);
      if (hovered === target) hovered = null;
    };
  };
  const take = (): (() => void) => {
    takers++;
    hover(null);
    return () => {
      takers--;
      hover(null);
    };
  };
  return { add, addSought: add, take };
}

/** Points compete by distance; areas, which contain the pointer, count as touched. */
function distancePx(map: MapLibreMap, feature: MapGeoJSONFeature, at: Point): number {
  if (feature.geometry.type !== 'Point') return 0;
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  return map.project([lon, lat]).dist(at);
}
