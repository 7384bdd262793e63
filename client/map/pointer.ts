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

export type Pointer = { add(target: PointerTarget): () => void };

/** One pointer for all layers, so that a click on a symbol is not also a click on the area beneath it. */
export function followPointer(map: MapLibreMap): Pointer {
  const targets: PointerTarget[] = [];
  let hovered: PointerTarget | null = null;
  let pending: Point | null = null;

  const find = (at: Point): { target: PointerTarget; hit: Hit } | null => {
    for (const target of targets) {
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
    const found = at && !map.isMoving() ? find(at) : null;
    if (hovered && hovered !== found?.target) hovered.onHover(null);
    hovered = found?.target ?? null;
    found?.target.onHover(found.hit);
    map.getCanvas().style.cursor = found ? 'pointer' : '';
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
    const found = find(event.point);
    found?.target.onClick(found.hit);
  });

  return {
    add(target) {
      targets.push(target);
      targets.sort((a, b) => b.order - a.order);
      return () => {
        targets.splice(targets.indexOf(target), 1);
        if (hovered === target) hovered = null;
      };
    },
  };
}

/** Points compete by distance; areas, which contain the pointer, count as touched. */
function distancePx(map: MapLibreMap, feature: MapGeoJSONFeature, at: Point): number {
  if (feature.geometry.type !== 'Point') return 0;
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  return map.project([lon, lat]).dist(at);
}
