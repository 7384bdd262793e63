import { CloudOff, Radio, RefreshCw } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { Live } from './use-live.ts';

const ICON = { complete: Radio, catching_up: RefreshCw, disconnected: CloudOff } as const;

/** How complete the picture is, in words, never only by colour; and whether it is played. */
export function LiveLine(props: { live: Live; simulation: ReactNode }): ReactElement {
  const { live, simulation } = props;
  const { t, time } = useI18n();
  const Icon = ICON[live.state];
  return (
    <div className="live-line panel" data-state={live.state}>
      <Icon aria-hidden />
      <span>
        {live.asOfMs === 0
          ? t(live.state === 'disconnected' ? 'operations.live.never' : 'app.loading')
          : t(`operations.live.${live.state}`, { time: time(live.asOfMs) })}
      </span>
      {simulation}
    </div>
  );
}
