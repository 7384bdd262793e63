import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { FONT } from '../map/map-font.ts';
import type { Drawing } from '../map/raster.ts';
import { inkOfIncident } from '../symbols/incident.ts';
import { imagesOf } from '../symbols/table.ts';
import type { Theme } from '../theme.ts';

export const INCIDENTS = 'incidents';
export const INCIDENT_LAYER = 'incident';
export const PICKED = 'picked-place';

/** The diamonds of the four priorities; the number is written over them. */
export const incidentDrawings = (theme: Theme): Record<string, Drawing> => imagesOf(theme, 'incident');

const isChosen: ExpressionSpecification = ['boolean', ['get', 'chosen'], false];

/** Incidents as diamonds, the open one ringed and larger; a new report's place as a ring. */
export function incidentLayers(theme: Theme): LayerSpecification[] {
  const { map } = theme;
  const ink = (look: 'p1' | 'p2' | 'p3' | 'p4') => inkOfIncident(theme, look);
  return [
    // All have a ring, of no width unless it is the open one: what draws rings is compiled before one is opened, not then.
    {
      id: 'incident-chosen',
      type: 'circle',
      source: INCIDENTS,
      paint: {
        'circle-radius': 20,
        'circle-opacity': 0,
        'circle-stroke-width': ['case', isChosen, 3, 0],
        'circle-stroke-color': map.selected,
      },
    },
    {
      id: INCIDENT_LAYER,
      type: 'symbol',
      source: INCIDENTS,
      layout: {
        'icon-image': ['concat', 'incident-p', ['to-string', ['get', 'priority']]],
        'icon-allow-overlap': true,
        'icon-size': ['case', isChosen, 1.4, 1.2],
        'symbol-sort-key': ['-', 0, ['get', 'priority']],
        'text-field': ['to-string', ['get', 'priority']],
        'text-font': FONT.semiBold,
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': ['match', ['get', 'priority'], 1, ink('p1'), 2, ink('p2'), 3, ink('p3'), ink('p4')],
      },
    },
    {
      id: 'picked-place',
      type: 'circle',
      source: PICKED,
      paint: {
        'circle-radius': 9,
        'circle-opacity': 0,
        'circle-stroke-width': 4,
        'circle-stroke-color': map.selected,
      },
    },
  ];
}
