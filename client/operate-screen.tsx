import { useQuery } from '@tanstack/react-query';
import { CircleHelp } from 'lucide-react';
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import { mayDo, mayDoEverywhere, useSignedIn } from './access/use-me.ts';
import { WhoMenu } from './access/who-menu.tsx';
import { AlarmBand } from './alarms/alarm-band.tsx';
import { AlarmFigures } from './alarms/alarm-figures.tsx';
import { AlarmPanel } from './alarms/alarm-panel.tsx';
import './app.css';
import { AtHome } from './at-home.tsx';
import { Breadcrumb } from './hierarchy/breadcrumb.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { katoAt } from './hierarchy/kato-at.ts';
import { useBoundaries, useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { NotifyBell } from './notify/bell/notify-bell.tsx';
import { IncidentOnWall } from './on-wall.tsx';
import { IncidentCard } from './operations/card/incident-card.tsx';
import { LiveLine } from './operations/live-line.tsx';
import './operations/incident.css';
import './operations/operations.css';
import { IncidentQueue } from './operations/queue/incident-queue.tsx';
import { ReportForm } from './operations/report/report-form.tsx';
import type { PickedPoint } from './operations/report/use-place.ts';
import { UnitList } from './operations/unit-list.tsx';
import { UnitCard } from './operations/unit-card.tsx';
import { useOperations } from './operations/use-operations.ts';
import { useTrail } from './operations/use-unit.ts';
import { VoidBand } from './operations/void/void-band.tsx';
import { VoidPanel } from './operations/void/void-panel.tsx';
import { SimulationBadge } from './simulation/simulation-badge.tsx';
import { openUnit, useChangeView, useOpenWorkspace, useView } from './state/use-view.ts';
import { trpc } from './trpc.ts';
import { Boundary } from './ui/boundary.tsx';
import { IconButton } from './ui/button.tsx';
import { remPx } from './ui/rem.ts';
import { EmptyState } from './ui/state.tsx';
import { useKeys } from './ui/use-keys.ts';
import { useVoidsMay } from './use-voids-may.ts';
import { useLivePicture, usePictureState } from './use-live-picture.ts';
import { Workplace } from './workplace.tsx';
import { WorkspaceNav } from './workspace-nav.tsx';

const OperateMap = lazy(async () => ({ default: (await import('./operate-map.tsx')).OperateMap }));

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
  const { state: picture, absence } = usePictureState(live);
  const clock = live?.now ?? Date.now;
  const trail = useTrail(view.policeUnit ?? null);
  const [report, setReport] = useState<{ picked: PickedPoint | null } | null>(null);
  const [wanted, setWanted] = useState<{ lon: number; lat: number } | null>(null);
  const [isMapLost, setMapLost] = useState(false);

  const byId = useMemo(() => new Map(categories.data?.map((one) => [one.id, one])), [categories.data]);
  const rows = incidents.data?.rows;
  const seenUnits = units.data ?? NOTHING;
  const callSign = (id: number): string =>
    seenUnits.find(({ unit }) => unit.id === id)?.unit.callSign ?? `№ ${id}`;
  const voidsMay = useVoidsMay();
  const nameOf = (kato: string): string => {
    const unit = tree?.units[tree.indexOf.get(kato) ?? -1];
    return unit ? name(unit.name) : kato;
  };
  const mayWrite = mayDo(me, 'operations.write');
  const centre = state.data?.centre ?? null;
  const { boundaries } = bounds;
  const unitOf = useMemo(
    () => (lon: number, lat: number) => (boundaries ? katoAt(boundaries, lon, lat) : null),
    [boundaries],
  );
  const covered = useMemo(() => {
    const rem = remPx();
    const width = document.documentElement.clientWidth;
    const side = (most: number, share: number): number => Math.min(most * rem, share * width) + 2 * rem;
    return { top: 5 * rem, right: side(30, 0.37), bottom: 3 * rem, left: side(24, 0.3) };
  }, []);

  const isAway = picture.state === 'disconnected' || picture.state === 'unconfirmed';
  const staleSinceMs = isAway ? picture.asOfMs : null;

  // One that is open stays as it is, with the place that was pointed at.
  const openReport = (): void => setReport((open) => open ?? { picked: null });
  useKeys({
    ...(mayWrite && centre !== null ? { n: openReport } : {}),
    q: () => document.querySelector<HTMLElement>('.queue button')?.focus(),
    u: () => document.querySelector<HTMLElement>('.unit-row')?.focus(),
    '?': () => change({ panel: 'help' }),
  });

  const failed = (retry: () => void): ReactElement => (
    <EmptyState broken title={t('error.broken')} action={{ label: t('action.retry'), onClick: retry }} />
  );
  const mapFailed = (): ReactElement => <EmptyState broken title={t('map.failed')} />;
  return (
    <main className="screen operate" aria-label={t('operations.screen')}>
      <div className="map">
        {isMapLost ? (
          mapFailed()
        ) : (
          <Boundary fallback={mapFailed}>
            <Suspense fallback={<p className="map-loading muted">{t('map.loading')}</p>}>
              <OperateMap
                tree={tree}
                bounds={bounds}
                incidents={rows ?? NOTHING}
                units={seenUnits}
                live={live}
                trail={trail.points}
                wanted={wanted}
                picked={report?.picked ?? null}
                onPick={report ? (picked) => setReport({ picked }) : null}
                covered={covered}
                onFailure={(reason) => setMapLost(reason === 'webgl')}
              />
            </Suspense>
          </Boundary>
        )}
      </div>
      <header className="top panel">
        <span className="wordmark">
          Sholu <span>шолу</span>
        </span>
        {tree ? (
          <Breadcrumb tree={tree} kato={view.unit} onOpen={(kato) => change(openUnit(kato))} />
        ) : (
          <span className="breadcrumb" />
        )}
        <span className="operate-gap" />
        <WorkspaceNav />
        <LanguageAndTheme />
        <NotifyBell />
        <IconButton label={t('top.help')} shortcut="?" onClick={() => change({ panel: 'help' })}>
          <CircleHelp aria-hidden />
        </IconButton>
        <WhoMenu />
      </header>
      <section className="operate-queue panel" aria-label={t('operations.queue')}>
        <Boundary fallback={failed}>
          {maySeeAlarms ? <AlarmBand /> : null}
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
              onFind={setWanted}
            />
          ) : (
            <>
              <IncidentQueue
                rows={rows}
                clock={clock}
                hasMore={(incidents.data?.nextCursor ?? null) !== null}
                error={incidents.error?.message ?? null}
                stale={staleSinceMs !== null}
                categories={byId}
                openId={view.incident ?? null}
                mayWrite={mayWrite && centre !== null}
                onOpen={(incident) => change({ incident })}
                onNew={openReport}
                onRetry={() => void incidents.refetch()}
              />
              <VoidBand may={voidsMay} />
              {maySeeUnits ? (
                <UnitList
                  units={units.data}
                  live={live}
                  failed={units.isError}
                  chosenId={view.policeUnit ?? null}
                  onChoose={(policeUnit) => change({ policeUnit })}
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
      <VoidPanel may={voidsMay} nameOf={nameOf} />
      {maySeeAlarms && view.incident === undefined && view.voids === 'off' ? (
        <AlarmFigures nameOf={nameOf} />
      ) : null}
      <HelpDialog place="operate" open={view.panel === 'help'} onClose={() => change({ panel: 'none' })} />
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
      <LiveLine
        live={picture}
        absence={absence}
        onAbsenceRead={() => live?.dismissAbsence()}
        simulation={<SimulationBadge mayControl={mayDoEverywhere(me, 'simulation.control')} />}
      />
    </main>
  );
}
