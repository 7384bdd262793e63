import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { ExpressionSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { SETTLEMENT_LAYER } from './base-layers.ts';
import { perFeature } from './one-program.ts';

const STEPPED_BACK = 0.4;

/** Lets settlements outside an area step back, each label as a whole; null brings all of them forward again. */
export function focusSettlements(map: MapLibreMap, area: Feature<Polygon | MultiPolygon> | null): void {
  const opacity: ExpressionSpecification = area
    ? ['case', ['within', area.geometry], 1, STEPPED_BACK]
    : perFeature(1);
  map.setPaintProperty(SETTLEMENT_LAYER, 'text-opacity', opacity);
  map.setPaintProperty(SETTLEMENT_LAYER, 'icon-opacity', opacity);
}
