import { Bookmark, CircleHelp, SquareTerminal } from 'lucide-react';
import type { ReactElement } from 'react';
import { keyFor } from './command/print-key.ts';
import { openPalette } from './command/palette-open.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import './screen-tools.css';
import { useChangeView, useView } from './state/use-view.ts';
import { IconButton } from './ui/button.tsx';

/** Commands and help: at the same place of the bar of every screen (WCAG 2.2, 3.2.6). */
export function ScreenTools(): ReactElement {
  const { t } = useI18n();
  const { panel } = useView();
  const change = useChangeView();
  return (
    <span className="screen-tools">
      <IconButton
        label={t('command.palette')}
        shortcut={keyFor('palette.open')}
        onClick={() => openPalette('all')}
      >
        <SquareTerminal aria-hidden />
      </IconButton>
      <IconButton
        label={t('views.title')}
        shortcut={keyFor('views.open')}
        pressed={panel === 'views'}
        onClick={() => change({ panel: panel === 'views' ? 'none' : 'views' }, 'replace')}
      >
        <Bookmark aria-hidden />
      </IconButton>
      <IconButton
        label={t('command.help')}
        shortcut={keyFor('help.open')}
        pressed={panel === 'help' || panel === 'keys'}
        onClick={() => change({ panel: panel === 'help' ? 'none' : 'help' }, 'replace')}
      >
        <CircleHelp aria-hidden />
      </IconButton>
    </span>
  );
}
