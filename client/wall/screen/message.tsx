import type { ReactElement, ReactNode } from 'react';
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

/**
 * Until the server has told what to show. A server that fails is said: nobody waits before a screen that "starts".
 * @param props.trouble the code of its last answer, null while it has given none.
 */
export function WallStarting({ trouble }: { trouble: string | null }): ReactElement {
  const { t } = useI18n();
  if (trouble === null) return <WallMessage title={t('onWall.starting')} />;
  if (trouble === 'NOT_FOUND') return <WallMessage title={t('onWall.noWall')} />;
  if (trouble === 'FORBIDDEN')
    return <WallMessage title={t('onWall.noGrant')} hint={t('onWall.noGrantHint')} />;
  return <WallMessage title={t('onWall.failed')} hint={t('onWall.asksAgain')} />;
}
