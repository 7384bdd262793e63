import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import { FONT } from '../map/map-font.ts';
import { EMPTY } from '../map/base-style.ts';
import type { MapEngine } from '../map/engine.ts';
import { createMovingPoints, type Alarm } from '../map/moving-points.ts';
import { dropLayers, showLayers } from '../map/show-layers.ts';
import type { MovingPointsStyle } from '../map/moving-points-layer.ts';
import { rgbOf, showMovingPoints } from '../map/show-moving-points.ts';
import type { LivePicture } from '../live/live-picture.ts';
import type { Theme } from '../theme.ts';
import { trailPieces, type TrailPoint } from '../../shared/operations/trail.ts';
import { ageText } from './age.ts';
import type { UnitRow } from './answers.ts';
import { fixOf, isNewer, type UnitFix } from './unit-fix.ts';
import { UNIT_KIND } from './unit-kind.ts';

const NAMES = 'unit-names';
const TRAIL = 'unit-trail';
/** From this zoom on a symbol has room for its call sign. */
const NAMES_ZOOM = 9;
/** More call signs than this are a grey cloud that nobody reads. */
const MAX_NAMES = 300;
/** Names are laid out again no more often. */
const NAMES_MS = 300;
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
      'text-offset': [0, 1.2],
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

/** A unit as it is drawn; `atMs` is NaN while nobody knows where it is. */
type Drawn = TrailPoint & {
  row: UnitRow;
  exact: UnitFix | null;
  look: { kind: number; alarm: Alarm } | null;
};

export function openUnitLayers(
  engine: MapEngine,
  parts: { live: LivePicture; theme: Theme; onChoose: (id: number) => void },
): UnitLayers {
  const { map } = engine;
  const { now, positions } = parts.live;
  const points = createMovingPoints(now());
  const on = showMovingPoints(map, points, styleOf(parts.theme), now);
  const known = new Map<number, Drawn>();
  /** Alarms that somebody has looked at: a unit, and which of its moments. */
  const seen = new Set<string>();
  let chosen: number | null = null;
  let trail: TrailPoint[] = [];
  /** Those of which a next step is waited for. */
  let awaited: Drawn[] = [];

  const setData = (source: string, features: GeoJSON.Feature[]): void =>
    void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });

  const alarmOf = ({ unit, dueAt }: UnitRow): Alarm => {
    if (dueAt === null || now() <= dueAt) return 'none';
    const moment = `${unit.id}:${dueAt}`;
    if (unit.id === chosen) seen.add(moment);
    return seen.has(moment) ? 'seen' : 'blinking';
  };
  // One for all: a fix of twenty thousand units is told every second, and no object is made for it.
  const told = { id: 0, lon: 0, lat: 0, headingDeg: null as number | null, kind: 0, fixedAtMs: 0 };
  const framed = { lon: 0, lat: 0, fixedAtMs: 0, slackMs: 0 };
  const { buffer } = positions;
  let frameMs = now();
  // Read once a frame: a getter for every number of every unit costs more than all the rest.
  let { atMs, place, slackMs, headingDeg } = buffer;
  const beginFrame = (): void => {
    frameMs = now();
    ({ atMs, place, slackMs, headingDeg } = buffer);
  };

  /** Puts the best that is known of a unit on the map; what is drawn already is left to move on. */
  const put = (unit: Drawn, id: number): void => {
    const { exact } = unit;
    const slot = buffer.slotOf(id);
    framed.fixedAtMs = slot === undefined ? NaN : (atMs[slot * 2 + 1] ?? NaN);
    const isFramed = slot !== undefined && !Number.isNaN(framed.fixedAtMs);
    if (isFramed) {
      framed.lon = place[slot * 4 + 2] ?? 0;
      framed.lat = place[slot * 4 + 3] ?? 0;
      framed.slackMs = slackMs[slot] ?? 0;
    }
    if (isFramed && (!exact || isNewer(framed, exact))) {
      const heading = headingDeg[slot] ?? NaN;
      told.lon = framed.lon;
      told.lat = framed.lat;
      told.headingDeg = Number.isNaN(heading) ? null : heading;
      told.fixedAtMs = framed.fixedAtMs;
    } else if (exact) {
      told.lon = exact.lon;
      told.lat = exact.lat;
      told.headingDeg = exact.headingDeg;
      told.fixedAtMs = exact.atMs;
    } else return;
    if (told.fixedAtMs === unit.atMs && told.lon === unit.lon && told.lat === unit.lat) return;
    told.id = id;
    told.kind = UNIT_KIND[unit.row.unit.status];
    points.put(told, frameMs);
    unit.lon = told.lon;
    unit.lat = told.lat;
    unit.atMs = told.fixedAtMs;
    if (id === chosen) extendTrail(unit);
  };
  /** What is waited for runs out between two answers as well, so it is looked at with every frame. */
  const mark = (unit: Drawn): void => {
    const { id, status } = unit.row.unit;
    const look = { kind: UNIT_KIND[status], alarm: alarmOf(unit.row) };
    if (look.kind === unit.look?.kind && look.alarm === unit.look.alarm) return;
    if (!Number.isNaN(unit.atMs)) unit.look = look;
    points.mark(id, look);
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
  const extendTrail = (point: TrailPoint): void => {
    if (point.atMs <= (trail.at(-1)?.atMs ?? -Infinity)) return;
    trail.push({ lon: point.lon, lat: point.lat, atMs: point.atMs });
    drawTrail();
  };

  let namedMs = -Infinity;
  let namesTimer: ReturnType<typeof setTimeout> | undefined;
  const drawNames = (): void => {
    clearTimeout(namesTimer);
    namesTimer = undefined;
    namedMs = now();
    const features: GeoJSON.Feature[] = [];
    const [west, south, east, north] = map.getBounds().toArray().flat() as [number, number, number, number];
    if (map.getZoom() >= NAMES_ZOOM)
      for (const [id, { lon, lat, atMs: fixedMs, row }] of known) {
        if (Number.isNaN(fixedMs) || lon < west || lon > east || lat < south || lat > north) continue;
        const isChosen = id === chosen;
        if (features.length >= MAX_NAMES && !isChosen) continue;
        const { callSign } = row.unit;
        features.push({
          type: 'Feature',
          id,
          geometry: { type: 'Point', coordinates: [lon, lat] },
          properties: {
            id,
            label: isChosen ? `${callSign}\n${ageText(now() - fixedMs)}` : callSign,
            order: isChosen ? 0 : 1,
          },
        });
      }
    setData(NAMES, features);
  };
  const nameSoon = (): void =>
    void (namesTimer ??= setTimeout(drawNames, Math.max(0, namedMs + NAMES_MS - now())));

  for (const source of [NAMES, TRAIL]) map.addSource(source, { type: 'geojson', data: EMPTY });
  const setTheme = (theme: Theme): void => {
    showLayers(map, nameLayers(theme), 'label');
    showLayers(map, trailLayers(theme), 'symbol');
    on.setStyle(styleOf(theme));
  };
  setTheme(parts.theme);

  const stopFrames = positions.onFrame((changed) => {
    beginFrame();
    for (const id of changed) {
      const unit = known.get(id);
      if (unit) put(unit, id);
    }
    const before = points.revision;
    for (const unit of awaited) mark(unit);
    // A map at rest is not drawn again for a second that brought nothing.
    if (changed.length > 0 || points.revision !== before) on.changed();
    if (changed.length > 0 || chosen !== null) nameSoon();
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
      beginFrame();
      const listed = new Set(units.map(({ unit }) => unit.id));
      for (const id of known.keys())
        if (!listed.has(id)) {
          points.remove(id);
          known.delete(id);
        }
      awaited = [];
      for (const row of units) {
        const { id } = row.unit;
        const unit = known.get(id) ?? { row, exact: null, look: null, lon: NaN, lat: NaN, atMs: NaN };
        unit.row = row;
        unit.exact = fixOf(row, null);
        known.set(id, unit);
        if (row.dueAt !== null) awaited.push(unit);
        put(unit, id);
        mark(unit);
      }
      on.changed();
      drawNames();
    },
    choose: (id, given) => {
      chosen = id;
      trail = [...given];
      points.choose(id);
      const unit = known.get(id ?? 0);
      if (unit) {
        mark(unit);
        if (!Number.isNaN(unit.atMs)) extendTrail(unit);
      }
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
