import { bboxClip, distance, lineString, nearestPointOnLine } from '@turf/turf';
import type { Feature, LineString, Position } from 'geojson';
import { REGION } from './basemap-geojson.ts';
import { atlasFeatures } from './basemap-atlas.ts';

/** Two cuts of one river lie at most this far apart: the coarser is quantised to 2.6 km. */
const SAME_RIVER_KM = 6;

function linesOf(cut: 'asia' | 'europe' | 'world'): Position[][] {
  return atlasFeatures(cut, '50m', 'rivers').flatMap(({ geometry }) => {
    if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') return [];
    const clipped = bboxClip(geometry, REGION).geometry;
    if (clipped.type === 'LineString') return [clipped.coordinates];
    return clipped.type === 'MultiLineString' ? clipped.coordinates : [];
  });
}

function near(position: Position, lines: readonly Feature<LineString>[]): boolean {
  const [lon = 0, lat = 0] = position;
  return lines.some((line) => {
    const [west = 0, south = 0, east = 0, north = 0] = line.bbox ?? [];
    if (lon < west - 0.1 || lon > east + 0.1 || lat < south - 0.1 || lat > north + 0.1) return false;
    return nearestPointOnLine(line, position).properties.dist < SAME_RIVER_KM;
  });
}

function withBox(line: Position[]): Feature<LineString> {
  const lons = line.map(([lon = 0]) => lon);
  const lats = line.map(([, lat = 0]) => lat);
  const bbox: [number, number, number, number] = [
    Math.min(...lons),
    Math.min(...lats),
    Math.max(...lons),
    Math.max(...lats),
  ];
  return { ...lineString(line), bbox };
}

/** The runs of a line that no finer line covers yet, each with one vertex more at both ends to join it on. */
function uncovered(line: Position[], finer: readonly Feature<LineString>[]): Position[][] {
  const runs: Position[][] = [];
  let run: Position[] = [];
  line.forEach((position, index) => {
    if (!near(position, finer)) {
      if (run.length === 0 && index > 0) run.push(line[index - 1] ?? position);
      run.push(position);
      return;
    }
    if (run.length > 0) runs.push([...run, position]);
    run = [];
  });
  return [...runs, run].filter((part) => part.length > 1);
}

/** Rivers of the region at 1:50m: the finely quantised continental cuts, and the world's where those have nothing. */
export function naturalEarthRivers(): Position[][] {
  const fine = [...linesOf('asia'), ...linesOf('europe')].filter((line) => line.length > 1);
  const finer = fine.map(withBox);
  return [...fine, ...linesOf('world').flatMap((line) => uncovered(line, finer))];
}

/** Whether the line passes within the width of Natural Earth's generalisation of any of the points. */
export function passes(line: Position[], points: readonly Position[]): boolean {
  const shape = lineString(line);
  return points.some((point) => distance(nearestPointOnLine(shape, point), point) < 25);
}
