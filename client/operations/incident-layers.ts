import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Priority } from '../../shared/operations/schema.ts';
import { FONT } from '../map/map-font.ts';
import type { Drawing } from '../map/raster.ts';
import type { Theme } from '../theme.ts';

export const INCIDENTS = 'incidents';
export const INCIDENT_LAYER = 'incident';
export const PICKED = 'picked-place';

const DIAMOND = 'M14 3L25 14L14 25L3 14Z';
const image = (priority: Priority): string => `incident-${priority}`;

/** The diamonds of the four priorities; the number is written over them. */
export function incidentDrawings({ incident, map }: Theme): Record<string, Drawing> {
  const diamond = (fill: string): Drawing => ({
    sizePx: 28,
    strokes: [
      { d: DIAMOND, stroke: map.labelHalo, width: 4 },
      { d: DIAMOND, fill },
    ],
  });
  return {
    [image(1)]: diamond(incident.p1),
    [image(2)]: diamond(incident.p2),
    [image(3)]: diamond(incident.p3),
    [image(4)]: diamond(incident.p4),
  };
}

const isChosen: ExpressionSpecification = ['boolean', ['get', 'chosen'], false];

/** Incidents as diamonds, the open one ringed and larger; a new report's place as a ring. */
export function incidentLayers({ map }: Theme): LayerSpecification[] {
  return [
    {
      id: 'incident-chosen',
      type: 'circle',
      source: INCIDENTS,
      filter: ['==', ['get', 'chosen'], true],
      paint: {
        'circle-radius': 20,
        'circle-opacity': 0,
        'circle-stroke-width': 3,
        'circle-stroke-color': map.selected,
      },
    },
    {
      id: INCIDENT_LAYER,
      type: 'symbol',
      source: INCIDENTS,
      layout: {
        'icon-image': ['concat', 'incident-', ['to-string', ['get', 'priority']]],
        'icon-allow-overlap': true,
        'icon-size': ['case', isChosen, 1.15, 1],
        'symbol-sort-key': ['-', 0, ['get', 'priority']],
        'text-field': ['to-string', ['get', 'priority']],
        'text-font': FONT.semiBold,
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': map.labelHalo },
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
