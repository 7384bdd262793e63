import { ChevronsLeft, ChevronsRight, FastForward, Pause, Play, Rewind } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import type { BoardHistory } from '../../../shared/operations/board-at.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import type { usePlaying } from './use-playing.ts';

const SLOTS = 240;

/** How many entries were written in each part of the period. */
function activityOf(history: BoardHistory, fromMs: number, toMs: number): number[] {
  const counts = Array.from({ length: SLOTS }, () => 0);
  const logs = [...history.incidents, ...history.units.map(({ log }) => log)];
  for (const log of logs)
    for (const { at } of log) {
      const slot = Math.floor(((at - fromMs) / (toMs - fromMs)) * SLOTS);
      if (slot >= 0 && slot < SLOTS) counts[slot] = (counts[slot] ?? 0) + 1;
    }
  return counts;
}

/** The slider of time with what happened when above it, and the buttons of a player. */
export function Timeline(props: {
  history: BoardHistory;
  fromMs: number;
  toMs: number;
  playing: ReturnType<typeof usePlaying>;
}): ReactElement {
  const { history, fromMs, toMs, playing } = props;
  const { t, time, day } = useI18n();
  const counts = useMemo(() => activityOf(history, fromMs, toMs), [history, fromMs, toMs]);
  const most = Math.max(1, ...counts);
  return (
    <section className="timeline panel" aria-label={t('replay.timeline')}>
      <div className="timeline-buttons">
        <IconButton
          label={t('replay.back')}
          shortcut={keyFor('replay.back')}
          onClick={() => playing.seek(playing.atMs - 10_000)}
        >
          <ChevronsLeft aria-hidden />
        </IconButton>
        <IconButton
          label={t(playing.isPlaying ? 'replay.pause' : 'replay.play')}
          shortcut={keyFor('replay.play')}
          onClick={playing.toggle}
        >
          {playing.isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        </IconButton>
        <IconButton
          label={t('replay.forward')}
          shortcut={keyFor('replay.forward')}
          onClick={() => playing.seek(playing.atMs + 10_000)}
        >
          <ChevronsRight aria-hidden />
        </IconButton>
        <IconButton
          label={t('replay.slower')}
          shortcut={keyFor('replay.slower')}
          onClick={() => playing.faster(-1)}
        >
          <Rewind aria-hidden />
        </IconButton>
        <output className="timeline-speed" aria-live="polite">
          {t('replay.speed', { value: playing.speed })}
        </output>
        <IconButton
          label={t('replay.faster')}
          shortcut={keyFor('replay.faster')}
          onClick={() => playing.faster(1)}
        >
          <FastForward aria-hidden />
        </IconButton>
      </div>
      <p className="timeline-moment">
        <strong>{time(playing.atMs)}</strong>
        <span className="muted">{day(new Date(playing.atMs).toISOString())}</span>
      </p>
      <div className="timeline-slider">
        <svg viewBox={`0 0 ${SLOTS} 20`} preserveAspectRatio="none" aria-hidden>
          <title>{t('replay.activity')}</title>
          {counts.map((n, slot) =>
            n === 0 ? null : (
              <rect key={slot} x={slot} width={0.9} y={20 - (n / most) * 20} height={(n / most) * 20} />
            ),
          )}
        </svg>
        <input
          type="range"
          aria-label={t('replay.moment')}
          aria-valuetext={time(playing.atMs)}
          min={fromMs}
          max={toMs}
          step={1_000}
          value={playing.atMs}
          onChange={(event) => playing.seek(event.target.valueAsNumber)}
        />
        <p className="muted">
          <span>{time(fromMs)}</span>
          <span>{time(toMs)}</span>
        </p>
      </div>
    </section>
  );
}
