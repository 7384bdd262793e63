import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../theme.ts';

export const SITING_VIEWS = 'siting-views';
export const SITING_OUTLINES = 'siting-outlines';
export const SITING_POINTS = 'siting-points';
export const SITING_SOURCES = [SITING_VIEWS, SITING_OUTLINES, SITING_POINTS];

/** Points and outlines of a building are specks before. */
const STREET_ZOOM = 14;

/** What the found cameras see: a wedge a class, so that what is nearer, and seen better, is denser. Dashes: outlines that are estimates. */
export function sitingAreas({ camera, map, textMuted }: Theme): LayerSpecification[] {
  return [
    {
      id: 'siting-outline',
      type: 'line',
      source: SITING_OUTLINES,
      minzoom: STREET_ZOOM,
      paint: { 'line-color': textMuted, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
    {
      id: 'siting-view',
      type: 'fill',
      source: SITING_VIEWS,
      paint: {
        'fill-color': camera.linked,
        'fill-opacity': ['case', ['get', 'chosen'], 0.4, 0.16],
      },
    },
    {
      id: 'siting-view-edge',
      type: 'line',
      source: SITING_VIEWS,
      minzoom: STREET_ZOOM,
      paint: {
        'line-color': ['case', ['get', 'chosen'], map.selected, camera.linked],
        'line-width': ['case', ['get', 'chosen'], 2.5, 1],
        'line-opacity': 0.8,
      },
    },
  ];
}

/** What none of them sees as wanted, as rings. */
export function sitingMarks({ gap }: Theme): LayerSpecification[] {
  return [
    {
      id: 'siting-point',
      type: 'circle',
      source: SITING_POINTS,
      minzoom: STREET_ZOOM,
      paint: {
        'circle-radius': ['match', ['get', 'target'], 'entrance', 6, 4],
        'circle-opacity': 0,
        'circle-stroke-color': gap.gap,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}

export const sitingLayerIds = (theme: Theme): string[] =>
  [...sitingMarks(theme), ...sitingAreas(theme)].map(({ id }) => id);
