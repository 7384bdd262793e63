import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import { useCommands } from './command/use-commands.ts';
import { alarmsAt } from '../shared/alarms/alarms-at.ts';
import { boardAt, unitAt } from '../shared/operations/board-at.ts';
import { LONGEST_REPLAY_MS } from '../shared/operations/replay-question.ts';
import { mayDo, useSignedIn } from './access/use-me.ts';
import { PastAlarms } from './alarms/past-alarms.tsx';
import './app.css';
import { AtHome } from './at-home.tsx';
import { useBoundaries, useHierarchy, type Hierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { localTime, momentAt } from './operations/local-time.ts';
import './operations/operations.css';
import { BoardLists } from './operations/replay/board-lists.tsx';
import { ReplayBanner } from './operations/replay/replay-banner.tsx';
import { ReplayCard } from './operations/replay/replay-card.tsx';
import './operations/replay/replay.css';
import { Timeline } from './operations/replay/timeline.tsx';
import { useHistory, type ReplayHistory } from './operations/replay/use-history.ts';
import { usePlaying } from './operations/replay/use-playing.ts';
import { useCoveredDesk } from './map-room.ts';
import { PlainBar } from './plain-bar.tsx';
import { PocketTabs, useDeskTab } from './pocket-tabs.tsx';
import { useChangeView, useOpenWorkspace, useView } from './state/use-view.ts';
import { trpc } from './trpc.ts';
import { Failed } from './state/failed.tsx';
import { Boundary } from './ui/boundary.tsx';
import { EmptyState, Notice } from './ui/state.tsx';
import { Workplace } from './workplace.tsx';

// Asked for at once, beside the screen and not after it.
const replayMap = import('./replay-map.tsx');
const ReplayMap = lazy(async () => ({ default: (await replayMap).ReplayMap }));

/** The whole board of a past moment – incidents, units, tasks, who saw and did what –, run through like a recording. */
export function ReplayScreen(): ReactElement {
  return (
    <Workplace workspace="replay">
      <AtHome>
        <Replay />
      </AtHome>
    </Workplace>
  );
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

function Replay(): ReactElement {
  const view = useView();
  const change = useChangeView();
  const open = useOpenWorkspace();
  const me = useSignedIn();
  const { t } = useI18n();
  const { tree } = useHierarchy();
  const [openedMs] = useState(() => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);
  const toMs = view.to === undefined ? openedMs : momentAt(view.to);
  const fromMs = view.from === undefined ? toMs - HOUR_MS : momentAt(view.from);
  const isGood = fromMs < toMs && toMs - fromMs <= LONGEST_REPLAY_MS;
  const history = useHistory(
    { unit: view.unit, fromMs, toMs },
    { mayUnits: mayDo(me, 'positions.read'), enabled: isGood },
  );
  const problem = !isGood ? (
    <EmptyState broken title={t('replay.badPeriod')} />
  ) : history.isError ? (
    <Failed title={t('replay.failed')} error={history.error} onRetry={() => void history.refetch()} />
  ) : history.isPending ? (
    <p className="panel side-loading" aria-busy="true">
      {t('replay.loading')}
    </p>
  ) : null;
  return (
    <main className="screen operate replay" aria-label={t('replay.screen')}>
      <PlainBar tree={tree} kato={view.unit} />
      <ReplayBanner
        period={{ fromMs, toMs }}
        onPeriod={(period) =>
          change({ from: localTime(period.fromMs), to: localTime(period.toMs), at: undefined })
        }
        onLive={() => open('operate', view.incident === undefined ? {} : { incident: view.incident })}
      />
      {problem ? <div className="replay-state">{problem}</div> : null}
      {history.data && isGood ? (
        <Player key={`${fromMs} ${toMs}`} history={history.data} period={{ fromMs, toMs }} tree={tree} />
      ) : null}
    </main>
  );
}

function Player(props: {
  history: ReplayHistory;
  period: { fromMs: number; toMs: number };
  tree: Hierarchy | null;
}): ReactElement {
  const { history, period, tree } = props;
  const view = useView();
  const change = useChangeView();
  const { t, name } = useI18n();
  const { boundarySet } = useHierarchy();
  const bounds = useBoundaries(boundarySet?.hash ?? null);
  const categories = useQuery(trpc.operations.categories.queryOptions());
  const byId = useMemo(() => new Map(categories.data?.map((one) => [one.id, one])), [categories.data]);
  const [isMapLost, setMapLost] = useState(false);
  const playing = usePlaying(
    period,
    view.at === undefined ? period.fromMs : momentAt(view.at),
    // Whoever gets the link sees the very moment.
    (ms) => {
      const at = localTime(ms);
      if (at !== view.at) change({ at }, 'replace');
    },
  );
  const { atMs } = playing;
  const { board, alarms } = useMemo(() => {
    const unit = tree?.indexOf.get(view.unit) ?? -1;
    const isWithin = (kato: string): boolean => {
      const index = tree?.indexOf.get(kato) ?? -1;
      return index >= unit && index < (tree?.end[unit] ?? 0);
    };
    return { board: boardAt(history, atMs, isWithin), alarms: alarmsAt(history.alarms, atMs, isWithin) };
  }, [history, atMs, tree, view.unit]);
  const callSigns = useMemo(
    () => new Map(history.units.map((one) => [one.id, unitAt(one, period.toMs)?.callSign ?? `№ ${one.id}`])),
    [history, period.toMs],
  );
  const covered = useCoveredDesk({ top: 8, bottom: 7.5 });
  const [tab, setTab] = useDeskTab(view.incident === undefined ? null : String(view.incident), null);
  useCommands({
    'replay.play': playing.toggle,
    'replay.back': () => playing.seek(atMs - 10_000),
    'replay.forward': () => playing.seek(atMs + 10_000),
    'replay.slower': () => playing.faster(-1),
    'replay.faster': () => playing.faster(1),
    'replay.begin': () => playing.seek(period.fromMs),
    'replay.end': () => playing.seek(period.toMs),
    'screen.back': () => change({ incident: undefined }),
  });
  const nameOf = (kato: string): string => {
    const unit = tree?.units[tree.indexOf.get(kato) ?? -1];
    return unit ? name(unit.name) : kato;
  };
  const opened = view.incident === undefined ? undefined : history.byId.get(view.incident);
  const failed = (retry: () => void): ReactElement => (
    <EmptyState broken title={t('error.broken')} action={{ label: t('action.retry'), onClick: retry }} />
  );
  const mapFailed = (): ReactElement => <EmptyState broken title={t('map.failed')} />;
  return (
    <div className="replay-player" data-tab={tab}>
      <div className="map">
        {isMapLost ? (
          mapFailed()
        ) : (
          <Boundary fallback={mapFailed}>
            <Suspense fallback={<p className="map-loading muted">{t('map.loading')}</p>}>
              <ReplayMap
                tree={tree}
                bounds={bounds}
                board={board}
                atMs={atMs}
                covered={covered}
                onFailure={(reason) => setMapLost(reason === 'webgl')}
              />
            </Suspense>
          </Boundary>
        )}
      </div>
      <section className="operate-queue panel" aria-label={t('replay.queue')}>
        {history.isCut ? <Notice tone="warning">{t('replay.truncated')}</Notice> : null}
        <Boundary fallback={failed}>
          <BoardLists
            board={board}
            atMs={atMs}
            categories={byId}
            openId={view.incident ?? null}
            onOpen={(incident) => change({ incident })}
          />
          <PastAlarms
            alarms={alarms}
            histories={history.alarms}
            atMs={atMs}
            nameOf={nameOf}
            onIncident={(incident) => change({ incident })}
          />
        </Boundary>
      </section>
      {opened ? (
        <section className="operate-card panel" aria-label={t('replay.card')}>
          <Boundary fallback={failed}>
            <ReplayCard
              history={opened}
              atMs={atMs}
              categories={byId}
              people={history.people}
              callSign={(id) => callSigns.get(id) ?? `№ ${id}`}
              onClose={() => change({ incident: undefined })}
            />
          </Boundary>
        </section>
      ) : null}
      <Timeline history={history} fromMs={period.fromMs} toMs={period.toMs} playing={playing} />
      <PocketTabs tab={tab} hasCard={opened !== undefined} onTab={setTab} />
    </div>
  );
}
