import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { Board } from '../../../shared/operations/board-at.ts';
import { EMPTY } from '../../map/base-style.ts';
import type { MapEngine } from '../../map/engine.ts';
import { FONT } from '../../map/map-font.ts';
import { putImages } from '../../map/raster.ts';
import { dropLayers, showLayers } from '../../map/show-layers.ts';
import { imageOf, imagesOf } from '../../symbols/table.ts';
import { UNIT_LOOKS } from '../../symbols/unit.ts';
import type { Theme } from '../../theme.ts';
import { INCIDENT_LAYER, INCIDENTS, incidentDrawings, incidentLayers, PICKED } from '../incident-layers.ts';
import { UNIT_KIND } from '../unit-kind.ts';

const UNITS = 'replay-units';

/** Units as symbols that fade with the age that their fix had at the moment, steps at 1, 5, 15, 30 and 60 minutes. */
const unitLayers = ({ map }: Theme): LayerSpecification[] => [
  {
    id: UNITS,
    type: 'symbol',
    source: UNITS,
    layout: {
      'icon-image': ['get', 'image'],
      'icon-allow-overlap': true,
      'text-field': ['step', ['zoom'], '', 9, ['get', 'callSign']],
      'text-font': FONT.semiBold,
      'text-size': 12,
      'text-offset': [0, 1.1],
      'text-anchor': 'top',
      'text-optional': true,
    },
    paint: {
      'icon-opacity': ['step', ['get', 'ageMin'], 1, 1, 0.85, 5, 0.7, 15, 0.55, 30, 0.45, 60, 0.35],
      'text-color': map.label,
      'text-halo-color': map.labelHalo,
      'text-halo-width': 1.5,
    },
  },
];

const collection = (
  points: readonly { lon: number; lat: number; properties: Record<string, unknown> }[],
): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: points.map(({ lon, lat, properties }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties,
  })),
});
const setData = (map: MapLibreMap, source: string, data: GeoJSON.FeatureCollection): void =>
  void map.getSource<GeoJSONSource>(source)?.setData(data);

function restyle(map: MapLibreMap, theme: Theme): void {
  putImages(map, { ...incidentDrawings(theme), ...imagesOf(theme, 'unit') });
  showLayers(map, unitLayers(theme), 'symbol');
  showLayers(map, incidentLayers(theme), 'symbol');
}

/** Draws the board of a past moment. Nothing moves between two moments: what was not recorded is not made up. */
export function useReplayLayer(
  engine: MapEngine | null,
  input: {
    board: Board;
    atMs: number;
    openId: number | null;
    theme: Theme;
    onOpen: (id: number) => void;
  },
): void {
  const { board, atMs, openId, theme } = input;
  const firstTheme = useEffectEvent(() => theme);
  const open = useEffectEvent((id: number) => input.onOpen(id));

  useEffect(() => {
    if (!engine) return undefined;
    const { map } = engine;
    for (const source of [INCIDENTS, UNITS, PICKED]) map.addSource(source, { type: 'geojson', data: EMPTY });
    restyle(map, firstTheme());
    const forget = engine.pointer.add({
      order: 5,
      layers: [INCIDENT_LAYER],
      reachPx: 12,
      onClick: ({ feature }) => open(Number(feature.properties['id'])),
      onHover: () => undefined,
    });
    return () => {
      forget();
      if (engine.isAlive())
        dropLayers(
          map,
          ['incident-chosen', INCIDENT_LAYER, 'picked-place', UNITS],
          [INCIDENTS, UNITS, PICKED],
        );
    };
  }, [engine]);

  useEffect(() => {
    if (engine) restyle(engine.map, theme);
  }, [engine, theme]);

  useEffect(() => {
    if (!engine) return;
    setData(
      engine.map,
      INCIDENTS,
      collection(
        board.incidents.flatMap(({ incident: { id, place, priority } }) =>
          place ? [{ ...place, properties: { id, priority, chosen: id === openId } }] : [],
        ),
      ),
    );
    setData(
      engine.map,
      UNITS,
      collection(
        board.units.flatMap(({ unit, seen }) => {
          if (!seen) return [];
          const [at, lon, lat] = seen;
          const image = imageOf('unit', UNIT_LOOKS[UNIT_KIND[unit.status]]);
          return [{ lon, lat, properties: { callSign: unit.callSign, image, ageMin: (atMs - at) / 60_000 } }];
        }),
      ),
    );
  }, [engine, board, atMs, openId]);
}
