import { X } from 'lucide-react';
import { useState, type FormEvent, type ReactElement } from 'react';
import {
  MOST_VIEWS,
  viewWorkspaceSchema,
  type SavedView,
  type UpdateView,
} from '../../../shared/access/saved-view.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useChangeView, useView, useWorkspace } from '../../state/use-view.ts';
import '../../ui/drawer.css';
import { Failed } from '../../state/failed.tsx';
import { IconButton } from '../../ui/button.tsx';
import { EmptyState, Notice, Skeleton } from '../../ui/state.tsx';
import '../../ui/text-input.css';
import { useDrawer } from '../../ui/use-drawer.ts';
import { keyFor } from '../print-key.ts';
import { offerUndo } from '../undo.ts';
import { searchOf, useSavedViews, useViewChanges } from '../use-saved-views.ts';
import { ViewLine } from './view-line.tsx';
import './views.css';

type Part = Omit<UpdateView, 'id' | 'version'>;

/** What a change replaces. */
const former = ({ name, search, pinned, isDefault }: SavedView, part: Part): Part => ({
  ...(part.name === undefined ? {} : { name }),
  ...(part.search === undefined ? {} : { search }),
  ...(part.pinned === undefined ? {} : { pinned }),
  ...(part.isDefault === undefined ? {} : { isDefault }),
});

/** The views that somebody keeps under a name: this one is kept, the others are opened, named, ordered and shared. */
export function ViewsDrawer(): ReactElement {
  const { t } = useI18n();
  const view = useView();
  const change = useChangeView();
  const workspace = viewWorkspaceSchema.safeParse(useWorkspace()).data;
  const close = (): void => change({ panel: 'none' }, 'replace');
  const root = useDrawer<HTMLElement>(close);
  const views = useSavedViews();
  const { create, remove, restore, order, update } = useViewChanges();
  const [name, setName] = useState('');
  const list = views.data ?? [];
  const isFull = list.length >= MOST_VIEWS;
  const failed = create.error ?? update.error ?? remove.error ?? order.error;

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (workspace === undefined || name.trim() === '') return;
    create.mutate(
      { name, workspace, search: searchOf(view) },
      {
        onSuccess: (seen) => {
          setName('');
          offerUndo({
            text: t('views.saved', { name }),
            undo: () => remove.mutateAsync(seen).then(() => null),
          });
        },
      },
    );
  };
  const move = (id: number, by: -1 | 1): void => {
    const ids = list.map((one) => one.id);
    const from = ids.indexOf(id);
    const other = ids[from + by];
    if (other === undefined) return;
    ids[from] = other;
    ids[from + by] = id;
    order.mutate({ ids });
  };
  return (
    <aside ref={root} className="drawer panel" aria-label={t('views.title')} tabIndex={-1}>
      <header className="drawer-head">
        <h2>{t('views.title')}</h2>
        <IconButton label={t('action.close')} shortcut={keyFor('screen.back')} onClick={close}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="drawer-body scroll">
        {workspace === undefined ? null : (
          <form className="view-save" aria-label={t('views.save')} onSubmit={save}>
            <label htmlFor="view-name">{t('views.name')}</label>
            <input
              id="view-name"
              className="text-input"
              value={name}
              maxLength={80}
              autoComplete="off"
              placeholder={t('views.nameHint', { workspace: t(`workspace.${workspace}`) })}
              onChange={(event) => setName(event.target.value)}
            />
            <button
              type="submit"
              className="plain-button"
              disabled={name.trim() === '' || create.isPending || isFull}
            >
              {t('views.save')}
            </button>
          </form>
        )}
        {isFull ? <p className="muted">{t('views.full', { n: MOST_VIEWS })}</p> : null}
        {failed ? <Notice tone="danger">{t('error.detail', { message: failed.message })}</Notice> : null}
        {views.isPending ? <Skeleton heightRem={8} /> : null}
        {views.isLoadingError ? (
          <Failed title={t('views.failed')} error={views.error} onRetry={() => void views.refetch()} />
        ) : null}
        {views.isSuccess && list.length === 0 ? (
          <EmptyState title={t('views.empty')} hint={t('views.emptyHint')} />
        ) : null}
        <ul className="view-list" aria-label={t('views.title')}>
          {list.map((saved, i) => (
            <ViewLine
              key={saved.id}
              saved={saved}
              onMove={{
                up: i === 0 ? null : () => move(saved.id, -1),
                down: i === list.length - 1 ? null : () => move(saved.id, 1),
              }}
              onChange={(part) =>
                update.mutate(
                  { id: saved.id, version: saved.version, ...part },
                  {
                    onSuccess: (seen) =>
                      offerUndo({
                        text: t('views.changed', { name: saved.name }),
                        undo: () => update.mutateAsync({ ...seen, ...former(saved, part) }).then(() => null),
                      }),
                  },
                )
              }
              onRemove={() =>
                remove.mutate(
                  { id: saved.id, version: saved.version },
                  {
                    onSuccess: (seen) =>
                      offerUndo({
                        text: t('views.removed', { name: saved.name }),
                        undo: () => restore.mutateAsync(seen).then(() => null),
                      }),
                  },
                )
              }
            />
          ))}
        </ul>
      </div>
    </aside>
  );
}
