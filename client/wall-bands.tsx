import { useQuery } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import type { ReactElement } from 'react';
import { ALARM_LEVELS } from '../shared/alarms/alarm-class.ts';
import type { WallPanel } from '../shared/wall/panel.ts';
import { natureOf } from '../shared/register/nature.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { PictureState } from './live/live-picture.ts';
import { useVoidSummary } from './operations/void/use-voids.ts';
import { VoidSymbol } from './operations/void/void-symbol.tsx';
import { totalOf } from './operations/void/void-words.ts';
import { useAbout } from './register/use-register.ts';
import { BY_ITSELF, trpc } from './trpc.ts';
import { useNow } from './ui/use-now.ts';
import { Bands, SosBand } from './wall/screen/bands.tsx';
import { StatusLine } from './wall/screen/status-line.tsx';
import { useWallAlarms } from './wall-alarms.tsx';
import { useOnWall } from './wall-context.ts';

const SOS_MS = 2_000;
const SIMULATION_MS = 5_000;
const CALM_MS = 5_000;

/** The crews that call for help. While the server cannot be asked, those that were heard of stay. */
export function WallSos(): ReactElement | null {
  const { clock } = useOnWall();
  const nowMs = useNow(CALM_MS, clock);
  const { data = [] } = useQuery(
    trpc.operations.sos.queryOptions(undefined, {
      refetchInterval: SOS_MS,
      staleTime: 0,
      gcTime: Infinity,
      retry: false,
      trpc: BY_ITSELF,
    }),
  );
  return (
    <SosBand
      nowMs={nowMs}
      calls={data.map(({ unitId, callSign, at, acknowledgedBy }) => ({
        key: `${unitId} ${at}`,
        callSign,
        atMs: at,
        heardBy: acknowledgedBy,
      }))}
    />
  );
}

/** What calls for attention and has no panel of its own in the layout. */
export function WallBands(props: { panels: readonly WallPanel[] }): ReactElement | null {
  const { panels } = props;
  const { t } = useI18n();
  const { unit } = useOnWall();
  const { summary } = useWallAlarms();
  const voids = useVoidSummary(unit).data;
  const waiting = summary
    ? ALARM_LEVELS.slice(0, 2).reduce((sum, level) => sum + summary.levels[level].raised, 0)
    : 0;
  const lost = voids ? totalOf(voids.counts, 'fallen') : 0;
  const over = voids ? totalOf(voids.counts, 'over') : 0;
  return (
    <Bands
      bands={[
        ...(waiting > 0 && !panels.includes('alarms')
          ? [
              {
                key: 'alarms',
                tone: 'danger' as const,
                symbol: <BellRing aria-hidden />,
                text: t('onWall.alarmsWait', { n: waiting }),
              },
            ]
          : []),
        ...(voids && lost > 0 && !panels.includes('voids')
          ? [
              {
                key: 'voids',
                tone: over > 0 ? ('danger' as const) : ('warning' as const),
                symbol: <VoidSymbol shape="facility" state={over > 0 ? 'over' : 'fallen'} />,
                text: t('onWall.lost', { n: lost }),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The line that is on every wall; it says that a played picture is played, and a made-up register made up. */
export function WallStatus(props: { territory: string; picture: PictureState }): ReactElement {
  const { t, number } = useI18n();
  const { data } = useQuery(
    trpc.operations.state.queryOptions(undefined, {
      refetchInterval: SIMULATION_MS,
      staleTime: 0,
      trpc: BY_ITSELF,
    }),
  );
  const about = useAbout().data;
  const pace = data?.simulation ?? null;
  const isMadeUp = about ? natureOf(about.demonstrationFacilities, about.facilities) !== 'real' : false;
  const played =
    pace === null
      ? null
      : pace.held
        ? t('simulation.held')
        : pace.speed === 1
          ? t('simulation.running')
          : t('simulation.faster', { speed: number(pace.speed) });
  return <StatusLine {...props} demonstration={played ?? (isMadeUp ? t('onWall.demonstration') : null)} />;
}
