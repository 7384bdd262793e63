import type { GeoJSONSource } from 'maplibre-gl';
import { EMPTY } from '../base-style.ts';
import { startEngine, type MapEngine } from '../engine.ts';
import { createMovingPoints } from '../moving-points.ts';
import { rgbOf, showMovingPoints } from '../show-moving-points.ts';
import { THEMES } from '../../theme.ts';

/** What the map shows while it is measured: nothing that moves, our points, or the same points as GeoJSON. */
type Contestant = 'empty' | 'points' | 'geojson';
type Place = { lon: number; lat: number; headingDeg: number };

const COUNT = 20_000;
const wanted = new URLSearchParams(location.search).get('show') as Contestant;

/** The same walk for every contestant. */
function walkers(): () => Place[] {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const places = Array.from({ length: COUNT }, () => ({
    lon: 76.7 + random() * 0.4,
    lat: 43.15 + random() * 0.25,
    headingDeg: random() * 360,
  }));
  return () => {
    for (const place of places) {
      const angle = (place.headingDeg * Math.PI) / 180;
      place.lon += Math.sin(angle) * 1.5e-4;
      place.lat += Math.cos(angle) * 1.1e-4;
      place.headingDeg = (place.headingDeg + (random() - 0.5) * 20 + 360) % 360;
    }
    return places;
  };
}

function begin(engine: MapEngine): void {
  const walk = walkers();
  const { map } = engine;
  const frames: number[] = [];
  let last = 0;
  map.on('render', () => {
    const at = performance.now();
    if (last > 0) frames.push(at - last);
    last = at;
  });
  // The empty map is drawn as often as the others, so that what remains is the cost of the points.
  const repaint = setInterval(() => map.triggerRepaint(), 33);
  // Making the fixes is the bench's own work, so the empty map does it too.
  if (wanted === 'empty') setInterval(() => walk(), 1_000);
  if (wanted === 'points') {
    const now = (): number => performance.now();
    const points = createMovingPoints(now());
    const style = {
      colours: ['#4fbf8b', '#f0b429', '#58a6ff', '#8795a3'].map(rgbOf),
      halo: rgbOf(THEMES.night.surfaceSunken),
      chosen: rgbOf(THEMES.night.focus),
      alarm: rgbOf(THEMES.night.danger),
      sizePx: 14,
    };
    const shown = showMovingPoints(map, points, style, now);
    setInterval(() => {
      const at = now();
      for (const [id, place] of walk().entries())
        points.put(
          {
            id,
            lon: place.lon,
            lat: place.lat,
            headingDeg: place.headingDeg,
            kind: id % 4,
            fixedAtMs: at,
          },
          at,
        );
      shown.changed();
    }, 1_000);
  }
  if (wanted === 'geojson') {
    map.addSource('points', { type: 'geojson', data: EMPTY });
    map.addLayer({ id: 'points', type: 'circle', source: 'points', paint: { 'circle-radius': 7 } });
    setInterval(() => {
      void map.getSource<GeoJSONSource>('points')?.setData({
        type: 'FeatureCollection',
        features: walk().map(({ lon, lat, headingDeg }, id) => ({
          type: 'Feature',
          id,
          properties: { headingDeg, kind: id % 4 },
          geometry: { type: 'Point', coordinates: [lon, lat] },
        })),
      });
    }, 1_000);
  }
  Object.assign(globalThis, { benchFrames: frames, benchReady: true, benchRepaint: repaint });
}

const container = document.getElementById('map');
if (container)
  startEngine({
    container,
    theme: THEMES.night,
    language: 'en',
    view: { lon: 76.9, lat: 43.27, zoom: 11 },
    onMove: () => undefined,
    onReady: begin,
    onFailure: (reason) => console.error(reason),
    onRestored: () => undefined,
  });
