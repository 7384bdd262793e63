import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState, type ReactElement } from 'react';
import { useCommands } from './command/use-commands.ts';
import { mayDo, mayDoEverywhere, useSignedIn } from './access/use-me.ts';
import { AlarmBand } from './alarms/alarm-band.tsx';
import { AlarmPanel } from './alarms/alarm-panel.tsx';
import './app.css';
import { AtHome } from './at-home.tsx';
import { katoAt } from './hierarchy/kato-at.ts';
import { useBoundaries, useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useKeepOperations } from './keep-operations.ts';
import { useCoveredDesk } from './map-room.ts';
import { IncidentOnWall } from './on-wall.tsx';
import type { MapFailure } from './map/engine.ts';
import { wholeOf, type LivePicture, type PictureState } from './live/live-picture.ts';
import { LiveLine } from './operations/live-line.tsx';
import './operations/incident.css';
import './operations/operations.css';
import { IncidentQueue } from './operations/queue/incident-queue.tsx';
import type { PickedPoint } from './operations/report/use-place.ts';
import { UnitList } from './operations/unit-list.tsx';
import { fixedAtOf } from './operations/unit-fix.ts';
import { useOperations } from './operations/use-operations.ts';
import { useTrail } from './operations/use-unit.ts';
import { VoidBand } from './operations/void/void-band.tsx';
import { PlainBar } from './plain-bar.tsx';
import { PocketTabs, useDeskTab } from './pocket-tabs.tsx';
import { SimulationBadge } from './simulation/simulation-badge.tsx';
import { useChangeView, useOpenWorkspace, useView } from './state/use-view.ts';
import { trpc } from './trpc.ts';
import { Boundary } from './ui/boundary.tsx';
import { later } from './ui/later.tsx';
import { EmptyState } from './ui/state.tsx';
import { useVoidsMay } from './use-voids-may.ts';
import { stateOf, useLivePicture, usePictureState, usePictureWord } from './use-live-picture.ts';
import { Workplace } from './workplace.tsx';

const IncidentCard = later(async () => (await import('./operations/card/incident-card.tsx')).IncidentCard);
const ReportForm = later(async () => (await import('./operations/report/report-form.tsx')).ReportForm);
const UnitCard = later(async () => (await import('./operations/unit-card.tsx')).UnitCard);
const VoidPanel = later(async () => (await import('./operations/void/void-panel.tsx')).VoidPanel, null);
const AlarmFigures = later(async () => (await import('./alarms/alarm-figures.tsx')).AlarmFigures, null);

// Asked for at once, beside the screen and not after it.
const operateMap = import('./operate-map.tsx');
const OperateMap = lazy(async () => ({ default: (await operateMap).OperateMap }));

/** Incidents, units and the map on which they are: the desk of the operator. */
export function OperateScreen(): ReactElement {
  return (
    <Workplace workspace="operate">
      <AtHome>
        <Operate />
      </AtHome>
    </Workplace>
  );
}

const NOTHING: readonly never[] = [];

function Operate(): ReactElement {
  const view = useView();
  const change = useChangeView();
  const openWorkspace = useOpenWorkspace();
  const me = useSignedIn();
  const { t, name } = useI18n();
  const { tree, boundarySet } = useHierarchy();
  const bounds = useBoundaries(boundarySet?.hash ?? null);
  const state = useQuery(trpc.operations.state.queryOptions());
  const categories = useQuery(trpc.operations.categories.queryOptions());
  const maySeeUnits = mayDo(me, 'positions.read');
  const maySeeAlarms = mayDo(me, 'operations.read');
  const { incidents, units } = useOperations(view.unit, maySeeUnits);
  const live = useLivePicture(view.unit);
  // Drawn with every word that changes, and not with every second: the line of the live picture tells those.
  usePictureWord(live);
  const parts = maySeeUnits ? [incidents, units] : [incidents];
  const pictureNow = (): PictureState => wholeOf(stateOf(live), parts);
  const clock = live?.now ?? Date.now;
  const trail = useTrail(view.policeUnit ?? null);
  const [report, setReport] = useState<{ picked: PickedPoint | null } | null>(null);
  const [wanted, setWanted] = useState<{ lon: number; lat: number } | null>(null);
  const [isMapLost, setMapLost] = useState(false);
  /** The incident whose card the focus goes to. */
  const [goneTo, setGoneTo] = useState<number | null>(null);

  const byId = useMemo(() => new Map(categories.data?.map((one) => [one.id, one])), [categories.data]);
  const rows = incidents.data?.rows;
  // Thousands of them: drawn in slices, between which keys and the pointer have their turn.
  const drawnUnits = useDeferredValue(units.data);
  const seenUnits = drawnUnits ?? NOTHING;
  const callSign = (id: number): string =>
    seenUnits.find(({ unit }) => unit.id === id)?.unit.callSign ?? `№ ${id}`;
  const voidsMay = useVoidsMay();
  const nameOf = (kato: string): string => {
    const unit = tree?.units[tree.indexOf.get(kato) ?? -1];
    return unit ? name(unit.name) : kato;
  };
  const mayWrite = mayDo(me, 'operations.write');
  const centre = state.data?.centre ?? null;
  const { boundaries, boxes } = bounds;
  const drawnBounds = useMemo(() => ({ boundaries, boxes }), [boundaries, boxes]);
  const unitOf = useMemo(
    () => (lon: number, lat: number) => (boundaries ? katoAt(boundaries, lon, lat) : null),
    [boundaries],
  );
  const covered = useCoveredDesk({ top: 5, bottom: 3 });
  const hasCard = view.incident !== undefined || view.voids === 'on' || view.alarmFigures !== 'off';
  const [tab, setTab] = useDeskTab(
    hasCard ? `${view.incident ?? ''} ${view.voids} ${view.alarmFigures}` : null,
    wanted ?? view.policeUnit,
  );

  const picture = pictureNow();
  const isAway = picture.state === 'disconnected' || picture.state === 'unconfirmed';
  const staleSinceMs = isAway ? picture.asOfMs : null;

  useKeepOperations({
    unit: view.unit,
    tree,
    incidents: rows,
    units: units.data,
    categories: byId,
    fixOf: (row) => fixedAtOf(row, live),
    asOf: () => {
      const now = pictureNow();
      return now.state === 'loading' ? null : now.asOfMs;
    },
    serverNow: clock,
  });

  // One that is open stays as it is, with the place that was pointed at.
  const openReport = useCallback((): void => setReport((open) => open ?? { picked: null }), [setReport]);
  const pick = useCallback((picked: PickedPoint): void => setReport({ picked }), [setReport]);
  const openIncident = useCallback(
    (incident: number, byKeyboard: boolean): void => {
      setGoneTo(byKeyboard ? incident : null);
      change({ incident });
    },
    [change, setGoneTo],
  );
  const chooseUnit = useCallback((policeUnit: number): void => change({ policeUnit }), [change]);
  const loseMap = useCallback((reason: MapFailure): void => setMapLost(reason === 'webgl'), [setMapLost]);
  const { refetch } = incidents;
  const askAgain = useCallback((): void => void refetch(), [refetch]);
  useCommands({
    'incident.new': mayWrite && centre !== null ? openReport : undefined,
    'queue.focus': () => document.querySelector<HTMLElement>('.queue button')?.focus(),
    'units.focus': () => document.querySelector<HTMLElement>('.unit-row')?.focus(),
  });

  const failed = (retry: () => void): ReactElement => (
    <EmptyState broken title={t('error.broken')} action={{ label: t('action.retry'), onClick: retry }} />
  );
  const mapFailed = (): ReactElement => <EmptyState broken title={t('map.failed')} />;
  return (
    <main className="screen operate" data-tab={tab} aria-label={t('operations.screen')}>
      <div className="map">
        {isMapLost ? (
          mapFailed()
        ) : (
          <Boundary fallback={mapFailed}>
            <Suspense fallback={<p className="map-loading muted">{t('map.loading')}</p>}>
              <OperateMap
                tree={tree}
                bounds={drawnBounds}
                incidents={rows ?? NOTHING}
                units={seenUnits}
                live={live}
                trail={trail.points}
                wanted={wanted}
                picked={report?.picked ?? null}
                onPick={report ? pick : null}
                covered={covered}
                onFailure={loseMap}
              />
            </Suspense>
          </Boundary>
        )}
      </div>
      <PlainBar tree={tree} kato={view.unit} badge="elsewhere" />
      <section className="operate-queue panel" aria-label={t('operations.queue')}>
        <Boundary fallback={failed}>
          {maySeeAlarms ? <AlarmBand isAway={isAway} /> : null}
          {report && centre !== null ? (
            <ReportForm
              centre={centre}
              unit={view.unit}
              clock={clock}
              categories={categories.data ?? NOTHING}
              picked={report.picked}
              katoAt={unitOf}
              onDone={(incident) => {
                setReport(null);
                setGoneTo(incident);
                change({ incident });
              }}
              onCancel={() => setReport(null)}
            />
          ) : maySeeAlarms && view.alarms !== 'off' ? (
            <AlarmPanel
              key={view.unit}
              nameOf={nameOf}
              mayHandle={mayDo(me, 'operations.dispatch')}
              clock={clock}
              isAway={isAway}
              onFind={setWanted}
            />
          ) : (
            <>
              <IncidentQueue
                rows={rows}
                clock={clock}
                hasMore={(incidents.data?.nextCursor ?? null) !== null}
                error={incidents.error}
                stale={isAway}
                categories={byId}
                openId={view.incident ?? null}
                mayWrite={mayWrite && centre !== null}
                onOpen={openIncident}
                onNew={openReport}
                onRetry={askAgain}
              />
              <VoidBand may={voidsMay} />
              {maySeeUnits ? (
                <UnitList
                  units={drawnUnits}
                  live={live}
                  failed={units.isError}
                  chosenId={view.policeUnit ?? null}
                  onChoose={chooseUnit}
                />
              ) : null}
            </>
          )}
        </Boundary>
      </section>
      {view.incident === undefined ? null : (
        <section className="operate-card panel" aria-label={t('operations.card')}>
          <Boundary fallback={failed}>
            <IncidentCard
              id={view.incident}
              takesFocus={goneTo === view.incident}
              categories={byId}
              callSign={callSign}
              units={maySeeUnits ? seenUnits : null}
              live={live}
              clock={clock}
              staleSinceMs={staleSinceMs}
              mayWrite={mayWrite}
              mayDispatch={mayDo(me, 'operations.dispatch')}
              mayExport={mayDo(me, 'export.read')}
              renderTools={({ id, kato }) => <IncidentOnWall id={id} kato={kato} />}
              onOpen={(incident) => change({ incident })}
              onUnit={(policeUnit) => change({ policeUnit })}
              onClose={() => change({ incident: undefined })}
            />
          </Boundary>
        </section>
      )}
      {view.voids === 'on' ? <VoidPanel may={voidsMay} nameOf={nameOf} /> : null}
      {maySeeAlarms && view.alarmFigures !== 'off' && view.incident === undefined && view.voids === 'off' ? (
        <AlarmFigures nameOf={nameOf} />
      ) : null}
      {view.policeUnit === undefined ? null : (
        <Boundary fallback={failed}>
          <UnitCard
            key={view.policeUnit}
            unitId={view.policeUnit}
            live={live}
            categories={byId}
            hasTrail={trail.points.length > 1}
            mayDispatch={mayDo(me, 'operations.dispatch')}
            onIncident={(incident) => change({ incident })}
            onFind={isMapLost ? null : setWanted}
            onReach={
              mayDo(me, 'planning.read')
                ? ({ lon, lat }) =>
                    openWorkspace('plan', {
                      tab: 'travel',
                      start: `${lon.toFixed(5)},${lat.toFixed(5)}`,
                      lon,
                      lat,
                      zoom: 11,
                    })
                : null
            }
            onClose={() => change({ policeUnit: undefined })}
          />
        </Boundary>
      )}
      <PictureLine live={live} parts={parts} />
      <PocketTabs tab={tab} hasCard={hasCard} onTab={setTab} />
    </main>
  );
}

/** How complete the picture is, second by second. */
function PictureLine(props: {
  live: LivePicture | null;
  parts: Parameters<typeof wholeOf>[1];
}): ReactElement {
  const { live, parts } = props;
  const me = useSignedIn();
  const { state, absence } = usePictureState(live);
  return (
    <LiveLine
      live={wholeOf(state, parts)}
      absence={absence}
      onAbsenceRead={() => live?.dismissAbsence()}
      simulation={<SimulationBadge mayControl={mayDoEverywhere(me, 'simulation.control')} />}
    />
  );
}
