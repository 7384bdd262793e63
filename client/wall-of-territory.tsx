import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import type { Kato } from '../shared/hierarchy/schema.ts';
import { layoutOfUnit } from '../shared/wall/layouts.ts';
import { RATIOS, ratioOf } from '../shared/wall/layout.ts';
import type { Wall } from '../shared/wall/schema.ts';
import { QUIET_WALL } from '../shared/wall/state.ts';
import { useSignedIn } from './access/use-me.ts';
import { useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useView } from './state/use-view.ts';
import { BY_ITSELF, trpc } from './trpc.ts';
import { useWallHeard } from './use-wall-heard.ts';
import { WallKiosk, type KioskProps } from './wall-kiosk.tsx';
import { WallMessage, WallStarting, type StartError } from './wall/screen/message.tsx';

/** The live channel tells of orders at once; this is for what it missed while the line was away. */
const RENEW_MS = 30_000;
const ASKED = {
  refetchInterval: RENEW_MS,
  staleTime: 0,
  gcTime: Infinity,
  retry: false,
  trpc: BY_ITSELF,
} as const;

type Which = { id: number; screen: number };

/** Which screen of which wall this is: as the address says, as it was paired, or the first of the territory. Null: there is none. */
function useWhich(): { which: Which | null | undefined; error: StartError } {
  const { wall, screen } = useView();
  const isNamed = wall !== undefined;
  const mine = useQuery({ ...trpc.wall.mine.queryOptions(undefined, ASKED), enabled: !isNamed });
  const isUnpaired = !isNamed && mine.data === null;
  const list = useQuery({ ...trpc.wall.walls.list.queryOptions(undefined, ASKED), enabled: isUnpaired });
  const error = mine.error ?? list.error;
  if (isNamed) return { which: { id: wall, screen: screen ?? 1 }, error };
  if (mine.data) return { which: { id: mine.data.id, screen: mine.data.screen }, error };
  if (!isUnpaired || !list.data) return { which: undefined, error };
  const [first] = list.data;
  const which = first && { id: first.wall.id, screen: screen ?? first.wall.screens[0]?.position ?? 1 };
  return { which: which ?? null, error };
}

/** The wall that this screen belongs to; where nobody has set one up, one screen of the usual kind. */
export function WallOfTerritory(props: { home: Kato }): ReactElement {
  const { t } = useI18n();
  const { which, error } = useWhich();
  const card = useQuery({
    ...trpc.wall.walls.card.queryOptions({ id: which?.id ?? 1 }, ASKED),
    enabled: which !== null && which !== undefined,
  });
  const { data } = card;
  if (which === null) return <UsualWall home={props.home} />;
  if (which === undefined || !data) return <WallStarting error={error ?? card.error} />;
  const screen = data.wall.screens.find(({ position }) => position === which.screen);
  if (!screen) return <WallMessage title={t('onWall.noScreen')} hint={data.wall.name} />;
  return <HeardWall wall={data.wall} screen={screen} state={data.state} layouts={data.layouts} />;
}

const nothing = (): void => undefined;

/** A screen that says that it is there, and what it shows. */
function HeardWall(props: Omit<KioskProps, 'onShowing'>): ReactElement {
  // A desk may look at a wall too; only an account that is a wall, whose session never idles, says that it is one.
  const isWall = useSignedIn().session.idleAt === null;
  const onShowing = useWallHeard(props.wall.id, props.screen.position);
  return <WallKiosk {...props} onShowing={isWall ? onShowing : nothing} />;
}

function UsualWall({ home }: { home: Kato }): ReactElement {
  const { name } = useI18n();
  const { tree, query } = useHierarchy();
  const unit = tree?.units[tree.indexOf.get(home) ?? -1];
  const wall = useMemo(
    () => unit && usualWall(home, name(unit.name), layoutOfUnit(unit)),
    [unit, home, name],
  );
  const screen = wall?.screens[0];
  if (!wall || !screen) return <WallStarting error={query.error} />;
  return <WallKiosk wall={wall} screen={screen} state={QUIET_WALL} layouts={[]} onShowing={nothing} />;
}

/** One screen of 55 inches, or two beside each other, read from six metres. */
function usualWall(unit: Kato, name: string, layout: string): Wall {
  const { innerWidth: widthPx, innerHeight: heightPx } = window;
  const apart = (ratio: (typeof RATIOS)[number]): number =>
    Math.abs(Math.log((ratioOf(ratio) * heightPx) / widthPx));
  const ratio = RATIOS.reduce((best, one) => (apart(one) < apart(best) ? one : best));
  return {
    id: 0,
    version: 0,
    name,
    unit,
    distanceM: 6,
    sensitivity: {},
    focus: { priority: 1, holdS: 120, screen: 1 },
    screens: [
      {
        position: 1,
        widthPx,
        heightPx,
        diagonalInch: ratio === '32:9' ? 98 : 55,
        ratio,
        rotation: [{ layout, seconds: 60 }],
        timetable: [],
      },
    ],
  };
}
