import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { BUILT_IN_LAYOUTS } from '../shared/wall/layouts.ts';
import { focusNow, stricterOf } from '../shared/wall/focus.ts';
import { rootFontPx } from '../shared/wall/glyph.ts';
import type { Layout } from '../shared/wall/layout.ts';
import { shownNow, stricterNow, zoomSince } from '../shared/wall/now.ts';
import type { Wall, WallScreen } from '../shared/wall/schema.ts';
import type { Showing, WallState } from '../shared/wall/state.ts';
import { shortName } from './hierarchy/short-name.ts';
import { useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { wholeOf } from './live/live-picture.ts';
import type { IncidentRow } from './operations/answers.ts';
import { useOperations } from './operations/use-operations.ts';
import { trpc } from './trpc.ts';
import { useKeys } from './ui/use-keys.ts';
import { useNow } from './ui/use-now.ts';
import { useLivePicture, usePictureState } from './use-live-picture.ts';
import { OnWallProvider, type OnWall } from './wall-context.ts';
import { WallBands, WallSos, WallStatus } from './wall-bands.tsx';
import { WallPage } from './wall-page.tsx';
import { ClockPanel } from './wall/screen/panels/clock-panel.tsx';
import { FullScreenHint } from './wall/screen/full-screen-hint.tsx';
import { ownEntry } from './wall/screen/new-version.ts';
import { pageOf } from './wall/screen/page.ts';
import { useBurnIn } from './wall/screen/use-burn-in.ts';
import { useNewVersion } from './wall/screen/use-new-version.ts';
import { useReloadOrder } from './wall/screen/use-reload-order.ts';
import { useRootSize } from './wall/screen/use-root-size.ts';
import { useStuck } from './wall/screen/use-stuck.ts';
import { useStillCursor } from './wall/screen/use-still-cursor.ts';
import { useWindowSize } from './wall/screen/use-window-size.ts';
import { useWakeLock } from './wall/screen/use-wake-lock.ts';
import './wall/screen/wall.css';

const COVERAGE_MS = 5 * 60_000;
const NOTHING: readonly never[] = [];
/** Of the application, as its first file is named. */
const VERSION = (ownEntry(document) ?? 'development').slice(-40);

export type KioskProps = {
  wall: Wall;
  screen: WallScreen;
  state: WallState;
  /** The territory's own layouts. */
  layouts: readonly Layout[];
  /** Told what it shows, whenever that changes. */
  onShowing: (showing: Showing) => void;
};

/** One screen of a wall: what it shows now, in letters that are read from where people stand. */
export function WallKiosk(props: KioskProps): ReactElement {
  const { onShowing } = props;
  const { wall, screen, state, layouts } = props;
  const { t, name } = useI18n();
  const { tree } = useHierarchy();
  const opened = useOpened();
  const nowMs = useNow(1_000, opened.clock);
  const shown = shownNow(wall, state, screen, nowMs);
  const { unit } = shown;
  const live = useLivePicture(unit);
  useEffect(() => opened.use(live), [opened, live]);
  const { state: heard } = usePictureState(live);
  const { incidents, units } = useOperations(unit, true);
  const picture = wholeOf(heard, [incidents, units]);
  const stricter = stricterNow(state, nowMs);
  const { sensitivity } = wall;
  const viewOf = useMemo(
    () => (row: Pick<IncidentRow, 'dimmed' | 'category'>) =>
      stricterOf(stricterOf(row.dimmed ? 'dim' : 'normal', sensitivity[row.category] ?? 'normal'), stricter),
    [sensitivity, stricter],
  );
  const rows = incidents.data?.rows ?? NOTHING;
  const own =
    shown.because !== 'push' && screen.position === wall.focus.screen
      ? focusNow(
          rows.map((row) => ({ ...row, sinceMs: row.receivedAt, open: true, view: viewOf(row) })),
          wall.focus,
          nowMs,
        )
      : null;
  const focus = shown.shows.type === 'incident' ? shown.shows.incident : (own?.incident ?? null);
  const all = useMemo(() => [...layouts, ...BUILT_IN_LAYOUTS], [layouts]);
  // Another page is drawn in steps: the wall goes on meanwhile.
  const { key, cells, waiting } = useDeferredValue(useSame(pageOf(all, screen.ratio, shown, focus)));

  const [isLocked, setLocked] = useState(false);
  const ofScreen = state.screens.find(({ position }) => position === screen.position);
  const ledTo = zoomSince(state, screen.position, opened.atMs);
  const held = shown.shows.type === 'map' ? shown.shows : null;
  useKeys({ f: () => setLocked(false) });
  useReloadOrder(ofScreen?.reloadAtMs ?? null);
  // The light of the screen is known, and so are the pixels of this browser, whatever it makes of those of the screen.
  const size = useWindowSize();
  const remPx = rootFontPx(wall.distanceM, { diagonalInch: screen.diagonalInch, ...size });
  useRootSize(remPx);
  useWakeLock();
  useStillCursor();
  const frame = useRef<HTMLDivElement>(null);
  useBurnIn(frame, opened.clock);
  useRenewedCoverage();
  useStuck(heard.state === 'complete');
  useNewVersion(
    heard.state === 'complete',
    () => focus === null && document.querySelector('.wall-sos') === null,
  );

  const nameOf = useMemo(() => {
    const names = new Map(tree?.units.map((one) => [one.kato, name(one.name)]));
    return (kato: string): string => names.get(kato) ?? (tree ? kato : '');
  }, [tree, name]);
  const heldAt = useSame(held && { lon: held.lon, lat: held.lat, zoom: held.zoom });
  const led = useSame(ledTo);
  const freedAtMs = ofScreen?.freeAtMs ?? null;
  const { clock } = opened;
  // Panels are drawn when something of them changes, and not with every second of this one's clock.
  const onWall = useMemo(
    (): OnWall => ({
      unit,
      tree,
      remPx,
      live,
      clock,
      nameOf,
      viewOf,
      focus,
      held: heldAt,
      led,
      freedAtMs,
      isLocked,
      setLocked,
    }),
    // oxlint-disable-next-line react/preserve-manual-memoization -- the unit is a text and the focus a number
    [unit, tree, remPx, live, clock, nameOf, viewOf, focus, heldAt, led, freedAtMs, isLocked],
  );
  const isDark = shown.shows.type === 'nothing';
  const isNamed = state.identifyUntilMs !== null && nowMs < state.identifyUntilMs;
  const showing = useSame<Showing>({
    layout: isDark ? null : key,
    unit,
    incident: focus,
    because: own ? 'focus' : shown.because,
    version: VERSION,
    ...size,
    mapLocked: isLocked,
    complete: picture.state === 'complete',
  });
  useEffect(() => onShowing(showing), [onShowing, showing]);
  return (
    <OnWallProvider value={onWall}>
      <main
        className="wall"
        ref={frame}
        aria-label={wall.name}
        data-layout={isDark ? 'nothing' : key}
        data-state={picture.state}
      >
        {isDark ? (
          <div className="wall-dark">
            <ClockPanel seconds={false} date clock={opened.clock} />
          </div>
        ) : (
          <>
            <WallStatus territory={shortName(nameOf(unit))} picture={picture} />
            <WallSos />
            <WallBands panels={cells.map(({ panel }) => panel)} />
            <div className="wall-grid">
              <WallPage cells={cells} waiting={waiting} />
            </div>
          </>
        )}
        {isNamed ? (
          <output className="wall-number">
            {t('onWall.screenNumber', { number: String(screen.position) })}
          </output>
        ) : null}
        <FullScreenHint />
      </main>
    </OnWallProvider>
  );
}

/** A desk asks for coverage when somebody looks; a wall that stands for weeks asks now and then. */
function useRenewedCoverage(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const renew = (): void => void queries.invalidateQueries({ queryKey: trpc.coverage.pathKey() });
    const timer = setInterval(renew, COVERAGE_MS);
    return () => clearInterval(timer);
  }, [queries]);
}

/** When the page was opened and its clock: the server's as soon as the line has told it. */
function useOpened() {
  const [opened] = useState(() => {
    let live: OnWall['live'] = null;
    return {
      atMs: Date.now(),
      clock: () => live?.now() ?? Date.now(),
      use: (next: OnWall['live']) => {
        live = next;
      },
    };
  });
  return opened;
}

/** The value that was there before for as long as it is the same in content. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value);
  // oxlint-disable-next-line react/exhaustive-deps -- the text is the value
  return useMemo(() => value, [text]);
}
