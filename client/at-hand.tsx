import { lazy, Suspense, type ReactElement } from 'react';
import { useOpenPalette } from './command/palette-open.ts';
import { UndoBar } from './command/undo-bar.tsx';
import { useCommands } from './command/use-commands.ts';
import { useChangeView, useView } from './state/use-view.ts';

const HelpDrawer = lazy(async () => ({ default: (await import('./help/help-drawer.tsx')).HelpDrawer }));

/** What is at hand on every screen: keys, help, the palette and the command line. Each is fetched when it is first asked for. */
export function AtHand(): ReactElement {
  const { panel } = useView();
  const change = useChangeView();
  const show = (what: 'help' | 'keys') => () => change({ panel: panel === what ? 'none' : what }, 'replace');
  useCommands({
    'palette.open': () => useOpenPalette.setState({ open: 'all' }),
    'line.open': () => useOpenPalette.setState({ open: 'line' }),
    'keys.open': show('keys'),
    'help.open': show('help'),
  });
  return (
    <>
      <UndoBar />
      <Suspense fallback={null}>
        {panel === 'help' || panel === 'keys' ? <HelpDrawer part={panel} /> : null}
      </Suspense>
    </>
  );
}
