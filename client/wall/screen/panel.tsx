import { useEffect, type ReactElement, type ReactNode } from 'react';
import type { Place } from '../../../shared/wall/layout.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Boundary } from '../../ui/boundary.tsx';

const RETRY_MS = 15_000;

const broken = (retry: () => void): ReactElement => <Broken onRetry={retry} />;

/**
 * A panel at its place on the grid. One that breaks says so and tries again by itself; the others go on. One that waits is there
 * and not seen.
 */
export function WallPanelFrame(props: {
  place: Place;
  panel: string;
  isWaiting?: boolean;
  children: ReactNode;
}): ReactElement {
  const { place, panel, isWaiting = false, children } = props;
  const { x, y, w, h } = place;
  return (
    <section
      className="wall-panel"
      data-panel={panel}
      data-waiting={isWaiting || undefined}
      style={{ gridArea: `${y + 1} / ${x + 1} / span ${h} / span ${w}` }}
    >
      <Boundary fallback={broken}>{children}</Boundary>
    </section>
  );
}

function Broken(props: { onRetry: () => void }): ReactElement {
  const { onRetry } = props;
  const { t } = useI18n();
  useEffect(() => {
    const timer = setTimeout(onRetry, RETRY_MS);
    return () => clearTimeout(timer);
  }, [onRetry]);
  return <output className="wall-note">{t('onWall.broken')}</output>;
}

/** The line above a panel: what it shows, and the count of it. */
export function PanelHead(props: { title: string; count?: string; children?: ReactNode }): ReactElement {
  return (
    <header className="wall-head">
      <h2 className="ellipsis">{props.title}</h2>
      {props.count === undefined ? null : <strong>{props.count}</strong>}
      {props.children}
    </header>
  );
}

/** One sentence in the middle of a panel that has nothing else to show. */
export const PanelNote = (props: { children: string; tone?: 'quiet' | 'trouble' }): ReactElement => (
  <p className="wall-note" data-tone={props.tone ?? 'quiet'}>
    {props.children}
  </p>
);
