import { memo, useCallback, useEffect, type ReactElement } from 'react';
import type { Hierarchy } from './hierarchy/use-hierarchy.ts';
import type { LivePicture } from './live/live-picture.ts';
import type { MapFailure, MapPadding } from './map/engine.ts';
import { MapTooling } from './map-tooling.tsx';
import { MapView } from './map/map-view.tsx';
import { useOperationsLayer } from './operations/layer.ts';
import type { IncidentRow, UnitRow } from './operations/answers.ts';
import { bestFix } from './operations/unit-fix.ts';
import { useVoidMap } from './operations/void/use-void-map.ts';
import type { PickedPoint } from './operations/report/use-place.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useChangeView, useView } from './state/use-view.ts';
import type { TrailPoint } from '../shared/operations/trail.ts';
import { useNow } from './ui/use-now.ts';
import { useTerritoryMap } from './use-territory-map.ts';
import { useVoidsMay } from './use-voids-may.ts';

const STREET_ZOOM = 13;
const SHOWN = ['incidents', 'units'] as const;
const MINUTE_MS = 60_000;
/** What the map shows is said anew so often while somebody reads it: units move, and their ages grow. */
const SEEN_MS = 10_000;

/** The map of operations: boundaries without figures, incidents and units over them. */
export const OperateMap = memo(function OperateMap(props: {
  tree: Hierarchy | null;
  bounds: Parameters<typeof useTerritoryMap>[0]['bounds'];
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
  const { t, name, number } = useI18n();
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

  const nowMs = useNow(SEEN_MS, live?.now);
  const seen = useCallback(
    () => ({
      incidents: incidents.flatMap(({ id, number: no, place, lon, lat }) =>
        lon === null || lat === null
          ? []
          : [
              {
                key: String(id),
                name: `№ ${no}`,
                note: () => place,
                lon,
                lat,
                open: () => change({ incident: id }),
              },
            ],
      ),
      units: units.flatMap((row) => {
        const { id, callSign, status } = row.unit;
        const fix = bestFix(row, live);
        if (!fix) return [];
        return [
          {
            key: String(id),
            name: callSign,
            note: () => {
              const minutes = Math.max(0, Math.round((nowMs - fix.atMs) / MINUTE_MS));
              return `${t(`operations.unitStatus.${status}`)}, ${t('map.unitAge', { n: number(minutes) })}`;
            },
            lon: fix.lon,
            lat: fix.lat,
            open: () => change({ policeUnit: id }),
          },
        ];
      }),
    }),
    [incidents, units, live, nowMs, change, t, number],
  );
  const open = incidents.find(({ id }) => id === view.incident);

  useEffect(() => {
    if (!engine || !wanted) return;
    const zoom = Math.max(engine.map.getZoom(), STREET_ZOOM);
    engine.flyTo({ lon: wanted.lon, lat: wanted.lat, zoom });
  }, [engine, wanted]);

  return (
    <>
      <MapView
        {...map}
        inset={{ right: covered.right, bottom: 0 }}
        label={t('operations.map', { name: unit ? name(unit.name) : '' })}
        onFailure={onFailure}
      />
      {engine ? (
        <MapTooling
          engine={engine}
          insetRightPx={covered.right}
          seen={seen}
          facilityIds={null}
          show={SHOWN}
          around={open && open.lon !== null && open.lat !== null ? { lon: open.lon, lat: open.lat } : null}
        />
      ) : null}
    </>
  );
});
