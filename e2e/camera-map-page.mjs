// The page that camera-map.bench.ts compares with: MapLibre, an empty ground and the cameras. `?tiles`, `?clustered`, `?geojson`.
const { Map, setWorkerUrl } = await import(`${location.origin}/maplibre-gl.mjs`);

setWorkerUrl('/maplibre-gl-worker.mjs');
const [which] = [...new URLSearchParams(location.search).keys()];
const byLook = (value) => ['match', value, 0, '#3fb6a8', 1, '#d8b24a', '#e0604e'];
const look = ['case', ['!', ['get', 'working']], 2, ['get', 'linked'], 0, 1];
const count = { tiles: 'count', clustered: 'point_count', geojson: 'count' }[which];
const source =
  which === 'tiles'
    ? { type: 'vector', tiles: [`${location.origin}TILES_PATH`], minzoom: 3, maxzoom: 14 }
    : { type: 'geojson', data: `${location.origin}/cameras.geojson`, cluster: which === 'clustered' };
const container = document.getElementById('map');
const map = new Map({
  container,
  attributionControl: false,
  bounds: [46.5, 40.5, 87.3, 55.5],
  style: {
    version: 8,
    sources: { cameras: source },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#10151c' } },
      {
        id: 'cameras',
        type: 'circle',
        source: 'cameras',
        ...(which === 'tiles' ? { 'source-layer': 'cameras' } : {}),
        paint: {
          'circle-color': byLook(which === 'tiles' ? look : ['coalesce', ['get', 'look'], 0]),
          'circle-radius': ['min', 13, ['+', 0.8, ['*', 0.13, ['sqrt', ['coalesce', ['get', count], 1]]]]],
          'circle-opacity': 0.85,
        },
      },
    ],
  },
});
// Where the tests look for it in the product too.
container.sholuMap = map;
