import { useState, type ReactElement, type ReactNode } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import './wall.css';

/** A sentence in the middle of a dark screen. */
export const WallMessage = (props: { title: string; hint?: string; children?: ReactNode }): ReactElement => (
  <main className="wall-message">
    <p className="wall-wordmark">
      Sholu <span>шолу</span>
    </p>
    <h1>{props.title}</h1>
    {props.hint === undefined ? null : <p className="wall-muted">{props.hint}</p>}
    {props.children}
  </main>
);

/** What was wrong with an answer of the server: the code that it gave, if it gave one. */
export type StartError = { data?: { code: string } | null | undefined } | null;

/**
 * Until the server has told what to show. A server that fails is said: nobody waits before a screen that "starts".
 * @param props.error of the latest question. It is forgotten while the question is asked again; what was said of it stays.
 */
export function WallStarting({ error }: { error: StartError }): ReactElement {
  const { t } = useI18n();
  const [lastError, setLastError] = useState(error);
  if (error && error !== lastError) setLastError(error);
  if (!lastError) return <WallMessage title={t('onWall.starting')} />;
  const code = lastError.data?.code;
  if (code === 'NOT_FOUND') return <WallMessage title={t('onWall.noWall')} />;
  if (code === 'FORBIDDEN') return <WallMessage title={t('onWall.noGrant')} hint={t('onWall.noGrantHint')} />;
  return <WallMessage title={t('onWall.failed')} hint={t('onWall.asksAgain')} />;
}
