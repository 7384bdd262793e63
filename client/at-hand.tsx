import { lazy, Suspense, type ReactElement } from 'react';
import './at-hand.css';
import { OnItsWay } from './command/on-its-way.ts';
import { openPalette, useOpenPalette } from './command/palette-open.ts';
import { UndoBar } from './command/undo-bar.tsx';
import { useCommands } from './command/use-commands.ts';
import { useDefaultView } from './command/use-default-view.ts';
import { useRemember } from './help/first-steps/use-preferences.ts';
import { useFirstTasks } from './help/first-steps/use-first-tasks.ts';
import { WelcomeBar } from './help/first-steps/welcome-bar.tsx';
import { useTour } from './help/tour/tour-state.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useChangeView, useView } from './state/use-view.ts';
import { Boundary } from './ui/boundary.tsx';
import { Notice } from './ui/state.tsx';

const Palette = lazy(async () => ({ default: (await import('./command/palette/palette.tsx')).Palette }));
const HelpDrawer = lazy(async () => ({ default: (await import('./help/help-drawer.tsx')).HelpDrawer }));
const ViewsDrawer = lazy(async () => ({
  default: (await import('./command/views/views-drawer.tsx')).ViewsDrawer,
}));
const Tour = lazy(async () => ({ default: (await import('./help/tour/tour.tsx')).Tour }));

/** What is at hand on every screen: commands, undo, views, help and the tour. What is large is fetched when it is asked for. */
export function AtHand(): ReactElement {
  const { panel } = useView();
  const open = useOpenPalette((store) => store.open);
  const { tour } = useTour();
  const change = useChangeView();
  const remember = useRemember();
  useFirstTasks();
  useDefaultView();
  const show = (what: 'help' | 'keys' | 'views') => () =>
    change({ panel: panel === what ? 'none' : what }, 'replace');
  useCommands({
    'palette.open': () => openPalette('all'),
    'line.open': () => openPalette('line'),
    'views.open': show('views'),
    'keys.open': show('keys'),
    'help.open': show('help'),
  });
  return (
    <>
      <div className="bars-at-hand">
        <UndoBar />
        <WelcomeBar />
      </div>
      <Boundary key={open} fallback={brokenBar}>
        <Suspense fallback={<OnItsWay />}>
          {open === 'none' ? null : <Palette isLine={open === 'line'} />}
        </Suspense>
      </Boundary>
      <Boundary key={panel} fallback={brokenBar}>
        <Suspense fallback={null}>
          {panel === 'help' || panel === 'keys' ? <HelpDrawer part={panel} /> : null}
          {panel === 'views' ? <ViewsDrawer /> : null}
        </Suspense>
      </Boundary>
      <Boundary fallback={brokenBar}>
        <Suspense fallback={null}>
          {tour.is === 'on' ? (
            <Tour
              role={tour.role}
              step={tour.step}
              onEnd={() => remember((before) => ({ ...before, toured: true, welcome: 'away' }))}
            />
          ) : null}
        </Suspense>
      </Boundary>
    </>
  );
}

const brokenBar = (retry: () => void): ReactElement => <BrokenBar onRetry={retry} />;

/** What broke at hand takes nothing of the screen with it. */
function BrokenBar({ onRetry }: { onRetry: () => void }): ReactElement {
  const { t } = useI18n();
  return (
    <div className="bars-at-hand">
      <Notice tone="danger" action={{ label: t('action.retry'), onClick: onRetry }}>
        {t('error.broken')}
      </Notice>
    </div>
  );
}
