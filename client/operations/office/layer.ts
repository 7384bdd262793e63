import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, MapMouseEvent } from 'maplibre-gl';
import type { MapEngine } from '../../map/engine.ts';
import { putImages } from '../../map/raster.ts';
import { imageOf, imagesOf } from '../../symbols/table.ts';
import type { Theme } from '../../theme.ts';
import type { PickedPoint } from '../report/use-place.ts';

const POST = 'home-post';

const featureOf = (point: PickedPoint | null): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: point
    ? [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
          properties: {},
        },
      ]
    : [],
});

/** Shows the home post on a map and takes another one from a click. */
export function usePostLayer(
  engine: MapEngine | null,
  {
    picked,
    theme,
    onPick,
  }: { picked: PickedPoint | null; theme: Theme; onPick: (point: PickedPoint) => void },
): void {
  const take = useEffectEvent(({ lngLat }: MapMouseEvent) => onPick({ lon: lngLat.lng, lat: lngLat.lat }));
  const current = useEffectEvent(() => picked);
  useEffect(() => {
    if (!engine) return undefined;
    const { map } = engine;
    const onClick = (event: MapMouseEvent): void => take(event);
    putImages(map, imagesOf(theme, 'post'));
    map.addSource(POST, { type: 'geojson', data: featureOf(current()) });
    map.addLayer({
      id: POST,
      type: 'symbol',
      source: POST,
      layout: {
        'icon-image': imageOf('post', 'manned'),
        'icon-size': 1.2,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    });
    map.on('click', onClick);
    map.getCanvas().style.cursor = 'crosshair';
    return () => {
      if (!engine.isAlive()) return;
      map.off('click', onClick);
      map.removeLayer(POST);
      map.removeSource(POST);
    };
  }, [engine, theme]);
  useEffect(() => {
    if (engine?.isAlive()) void engine.map.getSource<GeoJSONSource>(POST)?.setData(featureOf(picked));
  }, [engine, picked]);
}
