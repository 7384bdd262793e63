import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useCoverageLayer } from './coverage/layer.ts';
import { shareScale } from './coverage/unit-scale.ts';
import { boxOf } from './hierarchy/boxes.ts';
import type { Hierarchy, useBoundaries } from './hierarchy/use-hierarchy.ts';
import type { LivePicture } from './live/live-picture.ts';
import type { MapEngine, MapFailure, MapPadding } from './map/engine.ts';
import { MapView } from './map/map-view.tsx';
import { useOperationsLayer } from './operations/layer.ts';
import type { IncidentRow, UnitRow } from './operations/answers.ts';
import { useVoidMap } from './operations/void/use-void-map.ts';
import type { PickedPoint } from './operations/report/use-place.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useChangeView, useView } from './state/use-view.ts';
import { positionOf, roundPosition } from './state/view.ts';
import type { TrailPoint } from '../shared/operations/trail.ts';
import { useTheme } from './ui/use-theme.tsx';
import { useVoidsMay } from './use-voids-may.ts';

const NO_SHARES: ReadonlyMap<string, number | null> = new Map();
const STREET_ZOOM = 13;
const NO_LABELS = new Map<string, never>();

/** The map of operations: boundaries without figures, incidents and units over them. */
export function OperateMap(props: {
  tree: Hierarchy | null;
  bounds: ReturnType<typeof useBoundaries>;
  incidents: readonly IncidentRow[];
  units: readonly UnitRow[];
  live: LivePicture | null;
  /** Where the chosen unit was. */
  trail: readonly TrailPoint[];
  /** A place that somebody asked to see. */
  wanted: { lon: number; lat: number } | null;
  picked: PickedPoint | null;
  onPick: ((point: PickedPoint) => void) | null;
  covered: MapPadding;
  onFailure: (reason: MapFailure) => void;
}): ReactElement {
  const { tree, bounds, incidents, units, live, trail, wanted, picked, onPick, covered, onFailure } = props;
  const view = useView();
  const theme = useTheme();
  const { t, name } = useI18n();
  const change = useChangeView();
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [initialView] = useState(() => positionOf(view));
  const unit = tree?.units[tree.indexOf.get(view.unit) ?? -1] ?? null;
  const scale = useMemo(() => shareScale(theme), [theme]);
  useCoverageLayer(engine, {
    boundaries: bounds.boundaries,
    shares: NO_SHARES,
    labels: NO_LABELS,
    outline: unit && unit.level > 0 ? unit.kato : null,
    hovered: null,
    theme,
    scale,
    onHover: () => undefined,
    onSelect: () => undefined,
  });
  // Before the incidents, which lie above.
  useVoidMap(engine, { may: useVoidsMay(), isPicking: onPick !== null });
  useOperationsLayer(engine, {
    live,
    incidents,
    units,
    openId: view.incident ?? null,
    unitId: view.policeUnit ?? null,
    trail,
    picked,
    theme,
    onOpen: (id) => (onPick ? undefined : change({ incident: id })),
    onUnit: (id) => (onPick ? undefined : change({ policeUnit: id })),
    onPick,
  });

  // Once, to the territory of the address: afterwards the map moves only when somebody moves it.
  const isFitted = useRef(initialView !== null);
  const { boxes } = bounds;
  useEffect(() => {
    if (!engine || !tree || boxes.size === 0 || isFitted.current) return;
    const box = boxOf(tree, boxes, view.unit);
    if (!box) return;
    engine.fit(box, { animate: false, padding: covered });
    isFitted.current = true;
  }, [engine, tree, boxes, view.unit, covered]);

  useEffect(() => {
    if (!engine || !wanted) return;
    const zoom = Math.max(engine.map.getZoom(), STREET_ZOOM);
    engine.flyTo({ lon: wanted.lon, lat: wanted.lat, zoom });
  }, [engine, wanted]);

  return (
    <MapView
      theme={theme}
      language={view.lang}
      initialView={initialView}
      inset={{ right: covered.right, bottom: 0 }}
      label={t('operations.map', { name: unit ? name(unit.name) : '' })}
      onMove={(position) => change(roundPosition(position), 'replace')}
      onReady={setEngine}
      onFailure={onFailure}
    />
  );
}
