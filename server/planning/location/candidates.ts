import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { settlementsOf, type DemandPoint } from './demand.ts';
import type { Db } from '../../db/schema.ts';
import { unitsWithin } from '../../operations/unit/store.ts';
import { katosBelow } from '../../operations/viewer.ts';
import { facilityRange, type Picture } from '../../picture/picture.ts';
import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { LocationQuestion } from '../../../shared/planning/location/schema.ts';

/** A place where somebody may be posted. */
export type Site = {
  key: string;
  name: Name | null;
  kato: Kato;
  lon: number;
  lat: number;
  /** Units that are at home there today. */
  units: number;
  /** A candidate of the question; a post that is not one stands there all the same. */
  isCandidate: boolean;
};

/** Posts of today and the candidates of a question, each place once. */
export async function sitesOf(
  { db, picture, unit, nowMs }: { db: Db; picture: Picture; unit: number; nowMs: number },
  question: LocationQuestion,
  demand: readonly DemandPoint[],
): Promise<Site[]> {
  const sites = new Map<string, Site>();
  const put = (site: Omit<Site, 'units' | 'isCandidate'>): void => {
    const known = sites.get(site.key);
    sites.set(site.key, { units: 0, ...site, ...known, isCandidate: true });
  };
  for (const { unit: of } of await unitsWithin(db, katosBelow(picture, unit), nowMs)) {
    const { lon, lat, kato } = of.home;
    const key = `post:${lon.toFixed(5)},${lat.toFixed(5)}`;
    const post = sites.get(key) ?? { key, name: null, kato, lon, lat, units: 0, isCandidate: false };
    sites.set(key, { ...post, units: post.units + 1 });
  }
  const posts = [...sites.values()];
  for (const source of question.candidates) {
    if (source.kind === 'posts') posts.forEach(put);
    if (source.kind === 'chosen')
      for (const { key, name, lon, lat } of source.points)
        put({
          key,
          name: name === '' ? null : { kk: name, ru: name, en: name },
          kato: question.unit,
          lon,
          lat,
        });
    if (source.kind === 'facilities') {
      const [from, to] = facilityRange(picture, question.unit) ?? [0, 0];
      for (const { id, type, name, kato, lon, lat } of picture.facilities.slice(from, to))
        if (source.types.includes(type)) put({ key: `facility:${id}`, name, kato, lon, lat });
    }
    if (source.kind === 'hexagons') hexagons(demand, source.resolution).forEach(put);
    if (source.kind === 'settlements')
      for (const { id, name, kato, lon, lat, population } of await settlementsOf(db, picture, unit))
        if ((population ?? 0) >= source.leastPopulation)
          put({ key: `settlement:${id}`, name, kato, lon, lat });
  }
  return [...sites.values()];
}

/** Cells of the grid with demand in them, and those around: elsewhere nobody is reached sooner. */
function hexagons(demand: readonly DemandPoint[], resolution: number): Omit<Site, 'units' | 'isCandidate'>[] {
  const katoOf = new Map<string, Kato>();
  for (const { lon, lat, kato } of demand) katoOf.set(latLngToCell(lat, lon, resolution), kato);
  for (const [cell, kato] of Array.from(katoOf))
    for (const near of gridDisk(cell, 1)) if (!katoOf.has(near)) katoOf.set(near, kato);
  return Array.from(katoOf, ([cell, kato]) => {
    const [lat, lon] = cellToLatLng(cell);
    return { key: `hexagon:${cell}`, name: null, kato, lon, lat };
  });
}
