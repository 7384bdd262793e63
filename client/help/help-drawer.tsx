import { X } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { screenPlace } from '../command/places.ts';
import { keyFor } from '../command/print-key.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView, useView, useWorkspace } from '../state/use-view.ts';
import { IconButton } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useEscape } from '../ui/use-escape.ts';
import './help.css';
import { KeysList } from './keys-list.tsx';

/** Help beside the screen, which stays in use: what it answers, and its keys. */
export function HelpDrawer(props: { part: 'help' | 'keys' }): ReactElement {
  const { part } = props;
  const { t } = useI18n();
  const view = useView();
  const change = useChangeView();
  const workspace = useWorkspace();
  const close = (): void => change({ panel: 'none' }, 'replace');
  const root = useEscape<HTMLElement>(close);
  const screen = screenPlace(workspace, view.section);
  // Whoever asked for help reads it next; the focus is theirs again when it closes.
  useEffect(() => {
    const before = document.activeElement;
    root.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [root]);
  return (
    <aside ref={root} className="help-drawer panel" aria-label={t('help.drawer')} tabIndex={-1}>
      <header className="help-head">
        <Segmented
          label={t('help.drawer')}
          value={part}
          options={[
            { value: 'help' as const, label: t('help.part.screen') },
            { value: 'keys' as const, label: t('help.part.keys') },
          ]}
          onChange={(panel) => change({ panel }, 'replace')}
        />
        <IconButton label={t('action.close')} shortcut={keyFor('screen.back')} onClick={close}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="help-body scroll">
        <KeysList screen={screen} />
      </div>
    </aside>
  );
}
