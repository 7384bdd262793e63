import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import { FONT } from '../map/map-font.ts';
import { EMPTY } from '../map/base-style.ts';
import type { MapEngine } from '../map/engine.ts';
import { createMovingPoints, type Alarm } from '../map/moving-points.ts';
import { dropLayers, showLayers } from '../map/show-layers.ts';
import { rgbOf, showMovingPoints, type MovingPointsStyle } from '../map/show-moving-points.ts';
import type { LivePicture } from '../live/live-picture.ts';
import type { Theme } from '../theme.ts';
import { trailPieces, type TrailPoint } from '../../shared/operations/trail.ts';
import { ageText } from './age.ts';
import type { UnitRow } from './answers.ts';
import { fixOf, type UnitFix } from './unit-fix.ts';
import { UNIT_KIND } from './unit-kind.ts';

const NAMES = 'unit-names';
const TRAIL = 'unit-trail';
/** From this zoom on a symbol has room for its call sign. */
const NAMES_ZOOM = 9;
/** More call signs than this are a grey cloud that nobody reads. */
const MAX_NAMES = 300;
const NAMES_MS = 1_000;
const REACH_PX = 14;

const styleOf = ({ unit, map, danger }: Theme): MovingPointsStyle => ({
  colours: [rgbOf(unit.free), rgbOf(unit.en_route), rgbOf(unit.on_scene), rgbOf(unit.unavailable)],
  halo: rgbOf(map.labelHalo),
  chosen: rgbOf(map.selected),
  alarm: rgbOf(danger),
  sizePx: 15,
});

/** Call signs beneath the units, from street zoom on. */
const nameLayers = ({ map }: Theme): LayerSpecification[] => [
  {
    id: NAMES,
    type: 'symbol',
    source: NAMES,
    minzoom: NAMES_ZOOM,
    layout: {
      'text-field': ['get', 'label'],
      'text-font': FONT.semiBold,
      'text-size': 12,
      'text-offset': [0, 1.1],
      'text-anchor': 'top',
      'text-optional': true,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: { 'text-color': map.label, 'text-halo-color': map.labelHalo, 'text-halo-width': 1.5 },
  },
];

/** The way of the chosen unit, dashed: it joins what was told and is no road. */
const trailLayers = ({ map }: Theme): LayerSpecification[] => [
  {
    id: TRAIL,
    type: 'line',
    source: TRAIL,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': map.selected,
      'line-width': 2.5,
      'line-opacity': 0.8,
      'line-dasharray': [2, 1.5],
    },
  },
];

/** The units on the map. Frames of positions go from the line to the graphics card without React. */
export type UnitLayers = {
  /** Which units there are; those that the list does not hold are not drawn. */
  show(units: readonly UnitRow[]): void;
  /** `trail` is where the chosen one was, oldest first; its way since is added from the frames. */
  choose(id: number | null, trail: readonly TrailPoint[]): void;
  setTheme(theme: Theme): void;
  remove(): void;
};

export function openUnitLayers(
  engine: MapEngine,
  parts: { live: LivePicture; theme: Theme; onChoose: (id: number) => void },
): UnitLayers {
  const { map } = engine;
  const { now, positions } = parts.live;
  const points = createMovingPoints(now());
  const on = showMovingPoints(map, points, styleOf(parts.theme), now);
  const rows = new Map<number, UnitRow>();
  const drawn = new Map<number, UnitFix>();
  /** Alarms that somebody has looked at: a unit, and which of its moments. */
  const seen = new Set<string>();
  let chosen: number | null = null;
  let trail: TrailPoint[] = [];

  const setData = (source: string, features: GeoJSON.Feature[]): void =>
    void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });

  const alarmOf = ({ unit, dueAt }: UnitRow): Alarm => {
    if (dueAt === null || now() <= dueAt) return 'none';
    const moment = `${unit.id}:${dueAt}`;
    if (unit.id === chosen) seen.add(moment);
    return seen.has(moment) ? 'seen' : 'blinking';
  };
  const place = (row: UnitRow): void => {
    const { id, status } = row.unit;
    const slot = positions.buffer.slotOf(id);
    const fix = fixOf(row, slot === undefined ? null : positions.buffer.unit(slot));
    const before = drawn.get(id);
    const kind = UNIT_KIND[status];
    // The fix that is drawn already, told once more, must not cut its movement short.
    const isNew = fix && (fix.lon !== before?.lon || fix.lat !== before.lat || fix.atMs !== before.atMs);
    if (isNew) {
      points.put({ id, ...fix, kind, fixedAtMs: fix.atMs }, now());
      drawn.set(id, fix);
      if (id === chosen) extendTrail(fix);
    }
    if (fix) points.mark(id, { kind, alarm: alarmOf(row) });
  };

  const drawTrail = (): void =>
    setData(
      TRAIL,
      trailPieces(trail).map((coordinates) => ({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates },
        properties: {},
      })),
    );
  const extendTrail = ({ lon, lat, atMs }: UnitFix): void => {
    if (atMs <= (trail.at(-1)?.atMs ?? -Infinity)) return;
    trail.push({ lon, lat, atMs });
    drawTrail();
  };

  let namesTimer: ReturnType<typeof setTimeout> | undefined;
  const drawNames = (): void => {
    namesTimer = undefined;
    const features: GeoJSON.Feature[] = [];
    const [west, south, east, north] = map.getBounds().toArray().flat() as [number, number, number, number];
    if (map.getZoom() >= NAMES_ZOOM)
      for (const [id, { lon, lat, atMs }] of drawn) {
        if (lon < west || lon > east || lat < south || lat > north) continue;
        const isChosen = id === chosen;
        if (features.length >= MAX_NAMES && !isChosen) continue;
        const callSign = rows.get(id)?.unit.callSign ?? '';
        features.push({
          type: 'Feature',
          id,
          geometry: { type: 'Point', coordinates: [lon, lat] },
          properties: {
            id,
            label: isChosen ? `${callSign}\n${ageText(now() - atMs)}` : callSign,
            order: isChosen ? 0 : 1,
          },
        });
      }
    setData(NAMES, features);
  };
  const nameSoon = (): void => void (namesTimer ??= setTimeout(drawNames, NAMES_MS));

  for (const source of [NAMES, TRAIL]) map.addSource(source, { type: 'geojson', data: EMPTY });
  const setTheme = (theme: Theme): void => {
    showLayers(map, nameLayers(theme), 'label');
    showLayers(map, trailLayers(theme), 'symbol');
    on.setStyle(styleOf(theme));
  };
  setTheme(parts.theme);

  const stopFrames = positions.onFrame((changed) => {
    for (const id of changed) {
      const row = rows.get(id);
      if (row) place(row);
    }
    // What is waited for runs out between two answers as well.
    for (const row of rows.values())
      if (row.dueAt !== null)
        points.mark(row.unit.id, { kind: UNIT_KIND[row.unit.status], alarm: alarmOf(row) });
    on.changed();
    nameSoon();
  });
  map.on('moveend', nameSoon);
  const forget = engine.pointer.addSought({
    order: 4,
    seek: ({ x, y }) => {
      const project = (lon: number, lat: number): readonly [number, number] => {
        const at = map.project([lon, lat]);
        return [at.x, at.y];
      };
      return points.nearest(project, [x, y], REACH_PX, now());
    },
    onClick: parts.onChoose,
  });

  return {
    show: (units) => {
      rows.clear();
      for (const row of units) rows.set(row.unit.id, row);
      for (const id of drawn.keys())
        if (!rows.has(id)) {
          points.remove(id);
          drawn.delete(id);
        }
      for (const row of units) place(row);
      on.changed();
      drawNames();
    },
    choose: (id, given) => {
      chosen = id;
      trail = [...given];
      points.choose(id);
      const [row, fix] = [rows.get(id ?? 0), drawn.get(id ?? 0)];
      if (row) place(row);
      if (fix) extendTrail(fix);
      on.changed();
      drawTrail();
      drawNames();
    },
    setTheme,
    remove: () => {
      stopFrames();
      forget();
      clearTimeout(namesTimer);
      if (!engine.isAlive()) return;
      map.off('moveend', nameSoon);
      on.remove();
      dropLayers(map, [NAMES, TRAIL], [NAMES, TRAIL]);
    },
  };
}
