import { useEffect, type ReactElement } from 'react';
import type { Hierarchy, useBoundaries } from './hierarchy/use-hierarchy.ts';
import type { LivePicture } from './live/live-picture.ts';
import type { MapFailure, MapPadding } from './map/engine.ts';
import { MapView } from './map/map-view.tsx';
import { useOperationsLayer } from './operations/layer.ts';
import type { IncidentRow, UnitRow } from './operations/answers.ts';
import { useVoidMap } from './operations/void/use-void-map.ts';
import type { PickedPoint } from './operations/report/use-place.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useChangeView, useView } from './state/use-view.ts';
import type { TrailPoint } from '../shared/operations/trail.ts';
import { useTerritoryMap } from './use-territory-map.ts';
import { useVoidsMay } from './use-voids-may.ts';

const STREET_ZOOM = 13;

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
  const { t, name } = useI18n();
  const change = useChangeView();
  const { engine, unit, view: map } = useTerritoryMap({ tree, bounds, covered });
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
    theme: map.theme,
    onOpen: (id) => (onPick ? undefined : change({ incident: id })),
    onUnit: (id) => (onPick ? undefined : change({ policeUnit: id })),
    onPick,
  });

  useEffect(() => {
    if (!engine || !wanted) return;
    const zoom = Math.max(engine.map.getZoom(), STREET_ZOOM);
    engine.flyTo({ lon: wanted.lon, lat: wanted.lat, zoom });
  }, [engine, wanted]);

  return (
    <MapView
      {...map}
      inset={{ right: covered.right, bottom: 0 }}
      label={t('operations.map', { name: unit ? name(unit.name) : '' })}
      onFailure={onFailure}
    />
  );
}
