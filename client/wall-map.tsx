import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactElement } from 'react';
import type { PanelOptions } from '../shared/wall/panel.ts';
import { fitSet } from '../shared/wall/focus.ts';
import { useCoverageLayer } from './coverage/layer.ts';
import type { UnitLabel } from './coverage/unit-features.ts';
import { shareScale } from './coverage/unit-scale.ts';
import { boxOf } from './hierarchy/boxes.ts';
import { shortName } from './hierarchy/short-name.ts';
import { useBoundaries, useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { MapEngine, MapFailure } from './map/engine.ts';
import { MapView } from './map/map-view.tsx';
import type { IncidentRow } from './operations/answers.ts';
import { useVoidPoints } from './operations/void/use-voids.ts';
import { useWallLayer, type MapMark } from './operations/wall/layer.ts';
import { useTheme } from './ui/use-theme.tsx';
import { boxAround } from './wall/screen/incident-box.ts';
import { useMapGesture } from './wall/screen/use-map-lock.ts';
import { useWallAlarms } from './wall-alarms.tsx';
import { useOnWall } from './wall-context.ts';
import { useWallCoverage } from './wall-coverage.tsx';
import { useNearCameras } from './wall-surroundings.tsx';
import { useWallOperations } from './use-wall-incidents.ts';

const NOTHING: readonly never[] = [];
const NO_SHARES: ReadonlyMap<string, number | null> = new Map();
const NO_LABELS: ReadonlyMap<string, UnitLabel> = new Map();
const nothing = (): void => undefined;

/**
 * The map of a wall. It is fitted when the set of open incidents changes or it is seen again, and at no other time; a hand that
 * moves it locks it, a desk may hold it somewhere or lead it there once.
 */
export function WallMap(props: {
  options: PanelOptions<'map'>;
  /** It is there and nobody sees it. */
  isWaiting: boolean;
  onFailure: (reason: MapFailure) => void;
}): ReactElement {
  const { options, isWaiting, onFailure } = props;
  const { paint, show } = options;
  const theme = useTheme();
  const { t, name, language } = useI18n();
  const { unit: kato, remPx, live, clock, focus, setLocked } = useOnWall();
  const { tree, boundarySet } = useHierarchy();
  const bounds = useBoundaries(boundarySet?.hash ?? null);
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const unit = tree?.units[tree.indexOf.get(kato) ?? -1] ?? null;
  const operations = useWallOperations();
  const incidents = show.includes('incidents') ? operations.incidents : NOTHING;
  const coverage = usePainted(paint === 'coverage');
  const scale = useMemo(() => shareScale(theme), [theme]);
  useCoverageLayer(engine, {
    boundaries: bounds.boundaries,
    shares: coverage.shares,
    labels: coverage.labels,
    outline: unit && unit.level > 0 ? unit.kato : null,
    hovered: null,
    theme,
    scale,
    onHover: nothing,
    onSelect: nothing,
  });
  const voids = useVoidPoints(kato, paint === 'voids' && !isWaiting);
  const marks = useMarks(show);
  // A map that nobody sees has nothing on it: no unit is seen for a moment where it no longer is, and it draws no frame, which
  // nothing would hold back (docs/performance-wall.md).
  useWallLayer(engine, {
    live,
    incidents: (isWaiting ? null : incidents) ?? NOTHING,
    units: show.includes('units') && !isWaiting ? operations.unitRows : NOTHING,
    voids,
    marks: isWaiting ? NOTHING : marks,
    focus,
    theme,
    clock,
  });
  useMapGesture(engine?.map ?? null, () => setLocked(true));
  useWallFit(
    engine,
    incidents ?? null,
    tree && bounds.boxes.size > 0 ? boxOf(tree, bounds.boxes, kato) : null,
    { isWaiting, sideRem: paint === 'coverage' ? NAMES_REM : EDGE_REM },
  );
  return (
    <MapView
      theme={theme}
      language={language}
      initialView={null}
      remPx={remPx}
      label={t('operations.map', { name: unit ? name(unit.name) : '' })}
      onMove={nothing}
      onReady={setEngine}
      onFailure={onFailure}
    />
  );
}

/** Alarms that have a place, and the cameras near the incident in focus. */
function useMarks(show: PanelOptions<'map'>['show']): readonly MapMark[] {
  const { focus } = useOnWall();
  const { items } = useWallAlarms();
  const cameras = useNearCameras(show.includes('cameras') ? focus : null).data;
  const areAlarms = show.includes('alarms');
  return useMemo(() => {
    const marks: MapMark[] = [];
    if (areAlarms)
      for (const item of items ?? [])
        if (item.kind === 'alarm' && item.row.place)
          marks.push({ ...item.row.place, mark: item.level, turnDeg: 0 });
    if (cameras && cameras.incident.id === focus)
      for (const { camera } of cameras.cameras)
        marks.push({
          lon: camera.lon,
          lat: camera.lat,
          mark: camera.working && camera.linked ? 'camera' : 'camera-off',
          turnDeg: camera.azimuthDeg ?? 0,
        });
    return marks;
  }, [areAlarms, items, cameras, focus]);
}

/** What is left free around what a map is fitted to, and beside units whose names are wider than they. */
const EDGE_REM = 1.2;
const NAMES_REM = 2.6;
/** How long names stand alone, the first time. */
const NAMES_FIRST_MS = 500;

/**
 * Shares and names of the territories below, for a map that is painted by them. Their figures follow the names: all letters at
 * once would keep the wall busy for too long (docs/performance-first-load.md).
 */
function usePainted(isOn: boolean) {
  const { tree, nameOf } = useOnWall();
  const { percent } = useI18n();
  const { below } = useWallCoverage({ measure: 'video_link', type: 'school' });
  const [areNamed, setNamed] = useState(false);
  useEffect(() => {
    if (!isOn || areNamed) return undefined;
    const timer = setTimeout(() => setNamed(true), NAMES_FIRST_MS);
    return () => clearTimeout(timer);
  }, [isOn, areNamed]);
  return useMemo(() => {
    if (!isOn || !tree) return { shares: NO_SHARES, labels: NO_LABELS };
    const labels = new Map<string, UnitLabel>();
    for (const { key, share } of below) {
      const unit = tree.units[tree.indexOf.get(key) ?? -1];
      const [lon, lat] = unit?.label ?? (unit?.seat ? [unit.seat.lon, unit.seat.lat] : []);
      if (lon === undefined || lat === undefined) continue;
      const figure = share === null ? '–' : percent(share);
      labels.set(key, { text: shortName(nameOf(key)), sub: areNamed ? figure : '', lon, lat });
    }
    return { shares: new Map(below.map(({ key, share }) => [key, share])), labels };
  }, [isOn, areNamed, tree, below, nameOf, percent]);
}

/** Moves the map when it may be moved: to the incidents that it shows, else to the whole territory. */
function useWallFit(
  engine: MapEngine | null,
  incidents: readonly IncidentRow[] | null,
  territory: readonly [number, number, number, number] | null,
  { isWaiting, sideRem }: { isWaiting: boolean; sideRem: number },
): void {
  const { unit, remPx, focus, held, led, freedAtMs, isLocked, setLocked } = useOnWall();
  const set =
    incidents &&
    fitSet(
      incidents.map((row) => ({
        ...row,
        sinceMs: row.receivedAt,
        open: true,
        view: row.dimmed ? 'dim' : 'normal',
      })),
    );
  const fit = useEffectEvent((animate: boolean) => {
    const focused = incidents?.filter(({ id }) => id === focus) ?? [];
    const box = boxAround(focused, 'near') ?? boxAround(incidents ?? [], 'all') ?? territory;
    const [side, edge] = [sideRem * remPx, EDGE_REM * remPx];
    if (box)
      engine?.fit(box, { animate, padding: () => ({ top: edge, right: side, bottom: edge, left: side }) });
  });
  // The map is fitted when this is another one; null holds it where it is.
  const isReady = engine !== null && set !== null && territory !== null;
  const reason =
    isReady && !isWaiting && !isLocked && held === null ? `${set} · ${unit} · ${focus} · ${sideRem}` : null;
  // Moves are for eyes that follow them: what is seen anew stands where it belongs.
  const fitted = useRef<MapEngine | null>(null);
  useEffect(() => {
    if (isWaiting) fitted.current = null;
    if (reason === null) return;
    fit(fitted.current === engine);
    fitted.current = engine;
  }, [engine, reason, isWaiting]);

  useEffect(() => {
    if (engine && held) engine.flyTo(held);
  }, [engine, held]);
  useEffect(() => {
    if (engine && led) engine.flyTo(led);
  }, [engine, led]);

  const free = useEffectEvent(() => setLocked(false));
  useEffect(() => {
    if (freedAtMs !== null) free();
  }, [freedAtMs]);
}
