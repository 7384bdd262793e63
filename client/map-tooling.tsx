import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState, type CSSProperties, type ReactElement } from 'react';
import { mayDo, useSignedIn } from './access/use-me.ts';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { ToolBar } from './map-tools/tool-bar.tsx';
import { useTools } from './map-tools/tools-state.ts';
import type { Seen } from './map-tools/seen.ts';
import type { MapEngine } from './map/engine.ts';
import { useMapBox } from './map/use-map-box.ts';
import { areaText } from '../shared/geometry/area.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useSites } from './planning/location/use-sites.ts';
import { useChangeView, useOpenWorkspace, useView } from './state/use-view.ts';
import { trpc } from './trpc.ts';

// The tools and their geodesics are fetched when somebody takes one.
const MapDesk = lazy(async () => ({ default: (await import('./map-tools/desk.tsx')).MapDesk }));

/** As many candidates for posts as a question takes. */
const MOST_CANDIDATES = 500;

/**
 * The tools over a map: the bar, and the desk once something of it is wanted – a tool, an area in the address, or the keyboard on
 * the map.
 */
export function MapTooling(props: {
  engine: MapEngine;
  insetRightPx: number;
  /** Tells what the map shows, in words, where the screen has them; asked when somebody looks. */
  seen: () => Seen;
  /** Facilities that the map shows as points; their names are asked for. Null when it shows none. */
  facilityIds: readonly number[] | null;
  show: readonly string[];
  /** What is open on the screen, for a buffer about it. */
  around: { lon: number; lat: number } | null;
}): ReactElement {
  const { engine, insetRightPx, seen, facilityIds, show, around } = props;
  const view = useView();
  const isOpen = useTools((state) => state.isOpen);
  const [hasFocus, setFocus] = useState(false);
  useEffect(() => {
    const canvas = engine.map.getCanvas();
    const listen = (): void => setFocus(true);
    canvas.addEventListener('focus', listen);
    return () => canvas.removeEventListener('focus', listen);
  }, [engine]);
  const isWanted = isOpen || hasFocus || view.area !== undefined;
  const facilities = useSeenFacilities(engine, isWanted ? facilityIds : null);
  const all = useMemo(
    () => (isWanted ? { ...seen(), ...(facilities ? { facilities } : {}) } : null),
    [isWanted, seen, facilities],
  );
  const actions = useAreaActions();
  const style: CSSProperties & { '--tools-right': string } = { '--tools-right': `${insetRightPx}px` };
  const mayExport = mayDo(useSignedIn(), 'export.read');
  return (
    <div className="map-tooling" style={style}>
      <ToolBar around={around && [around.lon, around.lat]} />
      {all ? (
        <Suspense>
          <MapDesk
            engine={engine}
            unit={view.unit}
            seen={all}
            show={show}
            mayExport={mayExport}
            actions={actions}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Facilities in view with their names: those of them that the map shows. */
function useSeenFacilities(engine: MapEngine, ids: readonly number[] | null) {
  const shown = useMapBox(engine, 'moveend');
  const change = useChangeView();
  const { t, name } = useI18n();
  const area = useMemo(() => {
    if (!shown) return null;
    const [west, south, east, north] = shown.box;
    const path = [
      [Math.max(44, west), Math.max(39, south)],
      [Math.min(90, east), Math.max(39, south)],
      [Math.min(90, east), Math.min(57, north)],
      [Math.max(44, west), Math.min(57, north)],
    ] as const;
    return areaText({ path, isClosed: true, radiusM: 0 });
  }, [shown]);
  const { data } = useQuery(
    trpc.operations.within.queryOptions(
      { area: area ?? '', kind: 'facilities', limit: 200 },
      { enabled: area !== null && ids !== null && ids.length > 0, placeholderData: (before) => before },
    ),
  );
  const page = data?.page;
  return useMemo(() => {
    if (ids === null || page?.kind !== 'facilities') return null;
    const known = new Set(ids);
    return page.rows
      .filter(({ id }) => known.has(id))
      .map((row) => ({
        key: String(row.id),
        name: name(row.name),
        note: () => t(`typeOne.${row.type}`),
        lon: row.lon,
        lat: row.lat,
        open: () => change({ facility: row.id }),
      }));
  }, [ids, page, name, t, change]);
}

/** What the product can do with an area, by the rights of the person. */
function useAreaActions() {
  const me = useSignedIn();
  const view = useView();
  const openWorkspace = useOpenWorkspace();
  const [home = COUNTRY_KATO] = me.homeUnits;
  const { area, unit, lang } = view;
  return useMemo(() => {
    // The areas of people lie where they lie: the file and the list reach over all that was granted.
    const query = new URLSearchParams({
      ...(area === undefined ? {} : { area }),
      unit: home,
      measure: view.measure,
      source: 'latest',
      type: 'all',
      group: 'all',
      lang,
    });
    return {
      onOpen: {
        facilities: (id: number) => openWorkspace('coverage', { facility: id, area }),
        cameras: (id: number) => openWorkspace('coverage', { camera: id, cameras: 'on' as const, area }),
        units: (id: number) => openWorkspace('operate', { policeUnit: id, area }),
        incidents: (id: number) => openWorkspace('operate', { incident: id, area }),
      },
      exportHref: mayDo(me, 'export.read')
        ? (format: 'csv' | 'geojson') => `/export/facilities.${format}?${query.toString()}`
        : null,
      onGaps: mayDo(me, 'coverage.read')
        ? () => openWorkspace('coverage', { part: 'gaps', type: 'all', unit: home, area })
        : null,
      mayPrescribe: mayDo(me, 'coverage.prescribe'),
      onCandidates: mayDo(me, 'planning.write')
        ? (places: readonly { lon: number; lat: number }[]) => {
            const points = places.slice(0, MOST_CANDIDATES);
            useSites.setState(({ form }) => ({ form: { ...form, candidates: 'chosen', points } }));
            openWorkspace('plan', { tab: 'sites', sitesOf: 'posts', area, unit });
          }
        : null,
    };
  }, [area, unit, lang, view.measure, me, home, openWorkspace]);
}
