import { Siren } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { spanText } from './minutes-text.ts';

/** A crew that calls for help; it stays until a person at a desk has ended it. */
export type SosCall = { key: string; callSign: string; atMs: number; heardBy: string | null };

/** Every crew that calls for help, above all else. Nothing on the wall takes it away. */
export function SosBand(props: { calls: readonly SosCall[]; nowMs: number }): ReactElement | null {
  const { calls, nowMs } = props;
  const i18n = useI18n();
  const { t, time } = i18n;
  const [first, ...others] = calls.toSorted(
    (a, b) => Number(a.heardBy !== null) - Number(b.heardBy !== null) || b.atMs - a.atMs,
  );
  if (!first) return null;
  return (
    <div className="wall-sos" role="alert" data-heard={first.heardBy === null ? undefined : ''}>
      <Siren aria-hidden />
      <strong className="ellipsis">{t('operations.sos.title', { callSign: first.callSign })}</strong>
      <span>
        {time(first.atMs).slice(0, 5)} · {spanText(i18n, nowMs - first.atMs)}
      </span>
      <span className="ellipsis">
        {first.heardBy === null ? t('onWall.sosUnheard') : t('onWall.sosHeard')}
      </span>
      {others.length > 0 ? <strong>{t('onWall.more', { n: others.length })}</strong> : null}
    </div>
  );
}

/** Lines that call for attention and are not there when nothing does: alarms nobody answered, and what was lost out of reach. */
export function Bands(props: {
  bands: readonly { key: string; tone: 'danger' | 'warning'; symbol: ReactNode; text: string }[];
}): ReactElement | null {
  if (props.bands.length === 0) return null;
  return (
    <div className="wall-bands">
      {props.bands.map(({ key, tone, symbol, text }) => (
        <p key={key} className="wall-band" data-tone={tone}>
          {symbol}
          <span className="ellipsis">{text}</span>
        </p>
      ))}
    </div>
  );
}
