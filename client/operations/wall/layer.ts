import { useEffect, useEffectEvent } from 'react';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { LivePicture } from '../../live/live-picture.ts';
import { EMPTY } from '../../map/base-style.ts';
import type { MapEngine } from '../../map/engine.ts';
import { oneProgram } from '../../map/one-program.ts';
import { putImages } from '../../map/raster.ts';
import { dropLayers } from '../../map/show-layers.ts';
import { slotId } from '../../map/slots.ts';
import type { Theme } from '../../theme.ts';
import { remPx } from '../../ui/rem.ts';
import type { IncidentRow, UnitRow, VoidPoints } from '../answers.ts';
import { bestFix } from '../unit-fix.ts';
import { UNIT_KIND } from '../unit-kind.ts';
import {
  type WallMark,
  wallDrawings,
  WALL_INCIDENTS,
  WALL_LAYERS,
  WALL_MARKS,
  WALL_UNITS,
  WALL_VOIDS,
} from './wall-layers.ts';

/** Units are drawn where they are as often as counters may change. */
const UNITS_MS = 2_000;
/** How much of a position is left after so many minutes: it dims and never vanishes. */
const DIMS: readonly (readonly [minutes: number, opacity: number])[] = [
  [1, 1],
  [5, 0.8],
  [15, 0.65],
  [30, 0.5],
  [60, 0.4],
];
const opacityOf = (ageMs: number): number => DIMS.find(([minutes]) => ageMs < minutes * 60_000)?.[1] ?? 0.3;

/** An alarm, or a camera that looks so many degrees clockwise from north. */
export type MapMark = { lon: number; lat: number; mark: WallMark; turnDeg: number };

const SOURCES = [WALL_MARKS, WALL_VOIDS, WALL_UNITS, WALL_INCIDENTS] as const;
/** Of voids as points: once reached and lost, beyond the limit. Those that nobody was ever seen to reach stay off a wall. */
const LOST = 1;

const setData = (map: MapLibreMap, source: string, features: GeoJSON.Feature[]): void =>
  void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });
const point = (lon: number, lat: number, properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties,
});

/** The incidents and units of a wall, by MapLibre alone: a wall draws hundreds of them, and each kilobyte is one less to load. */
export function useWallLayer(
  engine: MapEngine | null,
  input: {
    live: LivePicture | null;
    incidents: readonly IncidentRow[];
    units: readonly UnitRow[];
    voids: VoidPoints;
    /** Alarms and cameras; `turnDeg` clockwise from north. */
    marks: readonly MapMark[];
    focus: number | null;
    theme: Theme;
    clock: () => number;
  },
): void {
  const { live, incidents, units, voids, marks, focus, theme, clock } = input;
  const now = useEffectEvent(() => clock());
  // A wall has one theme for as long as it stands.
  const drawnIn = useEffectEvent(() => theme);

  useEffect(() => {
    if (!engine) return undefined;
    const { map } = engine;
    for (const source of SOURCES) map.addSource(source, { type: 'geojson', data: EMPTY });
    putImages(map, wallDrawings(drawnIn(), remPx()));
    // Their sizes are already those of this screen.
    for (const layer of WALL_LAYERS) map.addLayer(oneProgram(layer), slotId('symbol'));
    return () => {
      if (engine.isAlive())
        dropLayers(
          map,
          WALL_LAYERS.map(({ id }) => id),
          SOURCES,
        );
    };
  }, [engine]);

  useEffect(() => {
    if (!engine) return;
    const features = incidents.flatMap(({ id, lon, lat, priority }) =>
      lon === null || lat === null ? [] : [point(lon, lat, { id, priority, focus: id === focus })],
    );
    setData(engine.map, WALL_INCIDENTS, features);
  }, [engine, incidents, focus]);

  useEffect(() => {
    if (!engine) return;
    const features = voids.keys.flatMap((key, i) => {
      const state = voids.state[i] ?? 0;
      if (state < LOST) return [];
      const shape = key.startsWith('settlement:') ? 'settlement' : 'facility';
      const at = [(voids.lon[i] ?? 0) / 1e5, (voids.lat[i] ?? 0) / 1e5] as const;
      return [point(...at, { state, image: `wall-void-${shape}-${state}` })];
    });
    setData(engine.map, WALL_VOIDS, features);
  }, [engine, voids]);

  useEffect(() => {
    if (!engine) return;
    const features = marks.map(({ lon, lat, mark, turnDeg }) => point(lon, lat, { mark, turn: turnDeg }));
    setData(engine.map, WALL_MARKS, features);
  }, [engine, marks]);

  useEffect(() => {
    if (!engine) return undefined;
    const draw = (): void => {
      const nowMs = now();
      const features = units.flatMap((row) => {
        const fix = row.unit.status === 'off_duty' ? null : bestFix(row, live);
        if (!fix) return [];
        return [
          point(fix.lon, fix.lat, { kind: UNIT_KIND[row.unit.status], opacity: opacityOf(nowMs - fix.atMs) }),
        ];
      });
      setData(engine.map, WALL_UNITS, features);
    };
    draw();
    if (units.length === 0) return undefined;
    const timer = setInterval(draw, UNITS_MS);
    return () => clearInterval(timer);
  }, [engine, units, live]);
}
