import { CloudOff, DatabaseZap, Radio, RefreshCw, X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { Absence } from '../live/events.ts';
import type { PictureState } from '../live/live-picture.ts';
import { IconButton } from '../ui/button.tsx';
import { useCalm } from '../ui/use-calm.ts';
import { useRootMark } from '../ui/use-root-mark.ts';

const ICON = {
  loading: RefreshCw,
  complete: Radio,
  'catching-up': RefreshCw,
  unconfirmed: DatabaseZap,
  disconnected: CloudOff,
} as const;

const CALM_MS = 2_000;

/**
 * How complete the picture is, in words and never only by colour, and what passed while the line was away. Read out is what
 * changes of it, not the moment that moves on every second.
 */
export function LiveLine(props: {
  live: PictureState;
  absence: Absence | null;
  onAbsenceRead: () => void;
  /** Says that what is seen is played, and how. */
  simulation: ReactNode;
}): ReactElement {
  const { live, absence, onAbsenceRead, simulation } = props;
  const { t, time } = useI18n();
  useRootMark('liveLine', true);
  const Icon = ICON[live.state];
  const text =
    live.state === 'loading'
      ? t('app.loading')
      : live.state === 'complete'
        ? t('operations.live.complete', { time: time(live.asOfMs) })
        : live.asOfMs !== null
          ? t(`operations.live.${live.state}`, { time: time(live.asOfMs) })
          : t(`operations.neverWhole.${live.state}`);
  const passed =
    absence === null
      ? null
      : t(absence.isAnew ? 'operations.live.anew' : 'operations.live.passed', {
          from: time(absence.fromMs),
          to: time(absence.toMs),
          n: absence.events,
        });
  // A line that flickers is not read out with every flicker.
  const said = useCalm(`${t(`operations.liveState.${live.state}`)} ${passed ?? ''}`, CALM_MS);
  return (
    <div className="live-lines">
      {passed === null ? null : (
        <div className="live-line panel" data-state="passed">
          <span>{passed}</span>
          <IconButton label={t('action.dismiss')} onClick={onAbsenceRead}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
      <div className="live-line panel" data-state={live.state}>
        <Icon aria-hidden />
        <span>{text}</span>
        {simulation}
      </div>
      <output className="visually-hidden" aria-live="polite">
        {said}
      </output>
    </div>
  );
}
