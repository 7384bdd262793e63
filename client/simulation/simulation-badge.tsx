import { Popover } from '@base-ui/react/popover';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FlaskConical, Pause, Play } from 'lucide-react';
import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { errorText } from '../state/error-text.ts';
import { BY_ITSELF, trpc } from '../trpc.ts';
import { Segmented } from '../ui/segmented.tsx';
import { DAYS, type Pace } from '../../shared/simulation/schema.ts';
import './simulation.css';

/** How soon a screen knows that somebody has held it. */
const LOOK_MS = 5_000;
const SPEEDS = ['1', '5', '10', '30', '60'] as const;

/**
 * Says that what is seen is played, how fast, and whether it is held; nothing where everything is real. Whoever may control
 * it does so here.
 */
export function SimulationBadge(props: { mayControl: boolean }): ReactElement | null {
  const { t, number } = useI18n();
  const state = useQuery(
    trpc.operations.state.queryOptions(undefined, {
      refetchInterval: LOOK_MS,
      staleTime: 0,
      trpc: BY_ITSELF,
    }),
  );
  const pace = state.data?.simulation ?? null;
  if (pace === null) return null;
  const how = pace.held
    ? t('simulation.held')
    : pace.speed === 1
      ? t('simulation.running')
      : t('simulation.faster', { speed: number(pace.speed) });
  const words = pace.day === 'bad' ? t('simulation.onBadDay', { how }) : how;
  return (
    <Popover.Root>
      <Popover.Trigger
        className="simulation-badge"
        data-held={pace.held || undefined}
        aria-label={props.mayControl ? `${words}. ${t('simulation.control')}` : words}
      >
        <FlaskConical aria-hidden />
        {words}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="popup-positioner" side="top" sideOffset={8} collisionPadding={12}>
          <Popover.Popup className="hint simulation-popup">
            <Popover.Title>{words}</Popover.Title>
            <Popover.Description>
              {t('simulation.explained')} {pace.held ? t('simulation.explainedHeld') : null}
            </Popover.Description>
            {props.mayControl ? (
              <PaceControl pace={pace} />
            ) : pace.day === 'bad' ? (
              <p className="simulation-note muted">{t('simulation.explainedBadDay')}</p>
            ) : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function PaceControl({ pace }: { pace: Pace }): ReactElement {
  const { t } = useI18n();
  const queries = useQueryClient();
  const set = useMutation(
    trpc.simulation.setPace.mutationOptions({
      networkMode: 'always',
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.operations.state.queryKey() }),
    }),
  );
  const Icon = pace.held ? Play : Pause;
  return (
    <div className="simulation-control">
      <button
        type="button"
        className="quiet-button"
        disabled={set.isPending}
        onClick={() => set.mutate({ held: !pace.held })}
      >
        <Icon aria-hidden />
        {t(pace.held ? 'simulation.goOn' : 'simulation.hold')}
      </button>
      <Segmented
        label={t('simulation.speed')}
        value={String(pace.speed)}
        options={SPEEDS.map((value) => ({ value: value as string, label: `×${value}` }))}
        onChange={(speed) => set.mutate({ speed: Number(speed) })}
      />
      <p className="simulation-note muted">{t('simulation.explainedSpeed')}</p>
      <Segmented
        label={t('simulation.day')}
        value={pace.day}
        options={DAYS.map((value) => ({ value, label: t(`simulation.day.${value}`) }))}
        onChange={(day) => set.mutate({ day })}
      />
      <p className="simulation-note muted">{t('simulation.explainedBadDay')}</p>
      {set.error ? (
        <p role="alert" className="simulation-failed">
          {t('simulation.failed', { message: errorText(t, set.error) })}
        </p>
      ) : null}
    </div>
  );
}
