import {
  ArrowDown,
  ArrowUp,
  BellPlus,
  Link2,
  MonitorCheck,
  Pencil,
  Pin,
  RefreshCw,
  Trash2,
} from 'lucide-react';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { SavedView, UpdateView } from '../../../shared/access/saved-view.ts';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { WORKSPACE_PATHS } from '../../state/router.ts';
import { useOpenWorkspace, useView, useWorkspace } from '../../state/use-view.ts';
import { IconButton } from '../../ui/button.tsx';
import { useOpenSavedView } from '../palette/use-go.ts';
import { isSameView, searchOf } from '../use-saved-views.ts';

/** One view that is kept: what it is, the way to it, and what can be done with it. */
export function ViewLine(props: {
  saved: SavedView;
  onMove: { up: (() => void) | null; down: (() => void) | null };
  onChange: (part: Omit<UpdateView, 'id' | 'version'>) => void;
  onRemove: () => void;
}): ReactElement {
  const { saved, onMove, onChange, onRemove } = props;
  const { name, workspace, search, pinned, isDefault } = saved;
  const { t } = useI18n();
  const me = useSignedIn();
  const view = useView();
  const here = useWorkspace();
  const openView = useOpenSavedView();
  const openWorkspace = useOpenWorkspace();
  const [draft, setDraft] = useState<string | null>(null);
  const [copied, setCopied] = useState<'none' | 'done' | 'failed'>('none');
  const isShown = workspace === here && isSameView(saved, view);
  const path = `${WORKSPACE_PATHS[workspace]}?${new URLSearchParams({ ...search, lang: view.lang }).toString()}`;
  const copy = (): void =>
    void Promise.resolve(navigator.clipboard?.writeText(new URL(path, location.origin).href)).then(
      () => setCopied(navigator.clipboard ? 'done' : 'failed'),
      () => setCopied('failed'),
    );
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    if (draft !== null && draft.trim() !== '' && draft !== name) onChange({ name: draft });
    setDraft(null);
  };
  return (
    <li className="view-line" aria-current={isShown ? 'true' : undefined}>
      {draft === null ? (
        <a
          className="view-name"
          href={path}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            openView(saved);
          }}
        >
          <strong className="ellipsis">{name}</strong>
          <span className="muted ellipsis">
            {[t(`workspace.${workspace}`), isDefault ? t('views.opens') : '', isShown ? t('views.shown') : '']
              .filter(Boolean)
              .join(' · ')}
          </span>
        </a>
      ) : (
        <form className="view-save" onSubmit={rename}>
          <input
            className="text-input"
            aria-label={t('views.name')}
            value={draft}
            maxLength={80}
            onChange={(event) => setDraft(event.target.value)}
          />
          <button type="submit" className="quiet-button">
            {t('views.rename')}
          </button>
        </form>
      )}
      <div className="view-tools">
        <IconButton label={t('views.pin')} pressed={pinned} onClick={() => onChange({ pinned: !pinned })}>
          <Pin aria-hidden />
        </IconButton>
        <IconButton
          label={t('views.default')}
          pressed={isDefault}
          onClick={() => onChange({ isDefault: !isDefault })}
        >
          <MonitorCheck aria-hidden />
        </IconButton>
        {workspace === here && !isShown ? (
          <IconButton label={t('views.replace')} onClick={() => onChange({ search: searchOf(view) })}>
            <RefreshCw aria-hidden />
          </IconButton>
        ) : null}
        <IconButton label={t('views.rename')} onClick={() => setDraft(draft === null ? name : null)}>
          <Pencil aria-hidden />
        </IconButton>
        <IconButton label={t('views.copy')} onClick={copy}>
          <Link2 aria-hidden />
        </IconButton>
        {mayDo(me, 'notify.rules') ? (
          <IconButton
            label={t('views.notify')}
            onClick={() =>
              openWorkspace('admin', {
                section: 'notify',
                unit: search['unit'] ?? view.unit,
                newRule: name,
              })
            }
          >
            <BellPlus aria-hidden />
          </IconButton>
        ) : null}
        {onMove.up ? (
          <IconButton label={t('views.up')} onClick={onMove.up}>
            <ArrowUp aria-hidden />
          </IconButton>
        ) : null}
        {onMove.down ? (
          <IconButton label={t('views.down')} onClick={onMove.down}>
            <ArrowDown aria-hidden />
          </IconButton>
        ) : null}
        <IconButton label={t('views.remove')} onClick={onRemove}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <output className="view-said muted">
        {copied === 'none' ? null : copied === 'done' ? t('views.copied') : t('views.notCopied', { path })}
      </output>
    </li>
  );
}
