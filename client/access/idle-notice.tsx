import { useEffect, useState, type ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Notice } from '../ui/state.tsx';
import './access.css';
import { useSignedIn, useStay } from './use-me.ts';
import { waitText } from './wait-text.ts';

/** From so long before the end the screen says so. */
const WARN_S = 120;

/** Says that the session is about to end, because nothing was done or because the day is over. */
export function IdleNotice(): ReactElement | null {
  const i18n = useI18n();
  const { t } = i18n;
  const { session } = useSignedIn();
  const stay = useStay();
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  const left = (iso: string | null): number => (iso === null ? Infinity : (Date.parse(iso) - nowMs) / 1_000);
  const idleS = left(session.idleAt);
  const endS = left(session.expiresAt);
  if (Math.min(idleS, endS) > WARN_S) return null;
  const wait = waitText(i18n, Math.max(0, Math.min(idleS, endS)));
  return (
    <div className="idle-notice">
      {idleS < endS ? (
        <Notice tone="warning" action={{ label: t('access.stay'), onClick: stay }}>
          {t('access.idle', { wait })}
        </Notice>
      ) : (
        <Notice tone="warning">{t('access.ending', { wait })}</Notice>
      )}
    </div>
  );
}
