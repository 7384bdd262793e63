/** Makes data/basemap/land.geojson and water.geojson from Natural Earth in npm packages: `npm run basemap`. */
import { writeFileSync } from 'node:fs';
import { geojsonText } from './basemap-geojson.ts';
import { countryLabels, landOfRegion } from './basemap-land.ts';
import { waterLabels, waterOfRegion } from './basemap-water.ts';

const out = (name: string) => new URL(`../basemap/${name}`, import.meta.url);

function write(name: string, features: Parameters<typeof geojsonText>[0]): void {
  const text = geojsonText(features);
  writeFileSync(out(name), text);
  console.log(`${name}: ${features.length} features, ${Math.round(text.length / 1000)} kB`);
}

const land = landOfRegion();
write('land.geojson', [...land, ...countryLabels()]);
write('water.geojson', [...waterOfRegion(land), ...waterLabels()]);
