import { Undo2, X } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { useSignedIn } from '../access/use-me.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { IconButton, Key } from '../ui/button.tsx';
import { keyFor } from './print-key.ts';
import { hideUndo, undoLast, undoOf, useUndoState } from './undo.ts';
import { useCommands } from './use-commands.ts';

/** How long the offer is shown; Ctrl+Z brings it back. */
const SHOWN_MS = 12_000;

/** What was done last, and the way back: a bar, which takes no focus and stops nothing. */
export function UndoBar(): ReactElement {
  const { t } = useI18n();
  const state = useUndoState((store) => store.state);
  const canUndo = state.is === 'offered' || state.is === 'kept';
  useCommands({ 'undo.last': canUndo ? () => void undoLast() : undefined });
  useEffect(() => {
    if (state.is !== 'offered' && state.is !== 'undone') return undefined;
    const timer = setTimeout(hideUndo, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const personId = useSignedIn().person.id;
  useEffect(() => undoOf(personId), [personId]);
  const isShown = state.is !== 'none' && state.is !== 'kept';
  return (
    <output>
      {isShown ? (
        <div className="bar-at-hand panel" data-tone={state.is === 'refused' ? 'danger' : undefined}>
          <p>
            {state.is === 'undone'
              ? t('undo.undone', { what: state.deed.text })
              : state.is === 'refused'
                ? t('undo.refused', { what: state.deed.text, why: state.why })
                : state.deed.text}
          </p>
          {state.is === 'offered' || state.is === 'busy' ? (
            <button
              type="button"
              className="quiet-button"
              disabled={state.is === 'busy'}
              onClick={() => void undoLast()}
            >
              <Undo2 aria-hidden />
              {t('undo.undo')}
              <Key>{keyFor('undo.last')}</Key>
            </button>
          ) : null}
          <IconButton label={t('action.dismiss')} onClick={hideUndo}>
            <X aria-hidden />
          </IconButton>
        </div>
      ) : null}
    </output>
  );
}
