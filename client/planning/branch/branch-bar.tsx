import { useMutation } from '@tanstack/react-query';
import { Archive, ArrowLeft, FileDown, Redo2, Undo2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { useCommands } from '../../command/use-commands.ts';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useChangeView, useView } from '../../state/use-view.ts';
import { queryClient, trpc, type Answers } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/state.tsx';
import { editDraft, isDirty, redo, undo, useDrafts, type Draft } from './draft.ts';

type Branch = Answers['planning']['branch']['get'];

const refresh = (): void => void queryClient.invalidateQueries({ queryKey: trpc.planning.branch.pathKey() });

/** Forgets the copy that was worked on, so that the branch is taken from the server again. */
const dropDraft = (id: number): void =>
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => Number(key) !== id)),
  }));

/** The head of an open branch: its name, the way back and forth, saving, sharing and the order. */
export function BranchBar(props: { branch: Branch; draft: Draft; mayWrite: boolean }): ReactElement {
  const { branch, draft, mayWrite } = props;
  const { id, version, name, basis, changes, past, future } = draft;
  const view = useView();
  const change = useChangeView();
  const me = useSignedIn();
  const { t } = useI18n();
  const [isLeaving, setLeaving] = useState(false);
  const api = trpc.planning.branch;
  const save = useMutation(
    api.save.mutationOptions({
      onSuccess: ({ version: next }, sent) => {
        editDraft(id, (one) => ({
          ...one,
          version: next,
          saved: { name: sent.name, basis: sent.basis, changes },
        }));
        refresh();
      },
      onError: refresh,
    }),
  );
  const onVersion = {
    onSuccess: ({ version: next }: { version: number }) => {
      editDraft(id, (one) => ({ ...one, version: next }));
      refresh();
    },
    onError: refresh,
  };
  const share = useMutation(api.share.mutationOptions(onVersion));
  const archive = useMutation(
    api.archive.mutationOptions({
      onSuccess: () => {
        dropDraft(id);
        refresh();
        change({ branch: undefined });
      },
      onError: refresh,
    }),
  );
  const dirty = isDirty(draft);
  const maySave = mayWrite && dirty && !save.isPending && name.trim() !== '';
  const keep = (): void => {
    if (maySave) save.mutate({ id, version, name: name.trim(), basis, changes: [...changes] });
  };
  useCommands({
    'branch.undo': () => undo(id),
    'branch.redo': () => redo(id),
    'branch.save': keep,
  });
  const failed = save.error ?? share.error ?? archive.error;
  return (
    <header className="branch-bar">
      <div className="plan-head">
        <IconButton label={t('branch.toList')} onClick={() => change({ branch: undefined })}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <input
          className="text-input branch-name"
          aria-label={t('branch.name')}
          value={name}
          maxLength={120}
          readOnly={!mayWrite}
          onChange={(event) => editDraft(id, (one) => ({ ...one, name: event.target.value }))}
        />
        {mayWrite ? (
          <>
            <IconButton
              label={t('branch.undo', { n: past.length })}
              shortcut={keyFor('branch.undo')}
              onClick={() => undo(id)}
            >
              <Undo2 aria-hidden />
            </IconButton>
            <IconButton
              label={t('branch.redo', { n: future.length })}
              shortcut={keyFor('branch.redo')}
              onClick={() => redo(id)}
            >
              <Redo2 aria-hidden />
            </IconButton>
            <ActionButton
              strong
              label={t(save.isPending ? 'branch.saving' : dirty ? 'branch.save' : 'branch.saved')}
              shortcut={keyFor('branch.save')}
              disabled={!maySave}
              onClick={keep}
            />
          </>
        ) : null}
      </div>
      <div className="plan-head">
        {branch.own && mayWrite ? (
          <label className="branch-share">
            <input
              type="checkbox"
              checked={branch.shared}
              disabled={share.isPending}
              onChange={() => share.mutate({ id, version, shared: !branch.shared })}
            />
            {t('branch.share')}
          </label>
        ) : (
          <span className="muted">
            {t(branch.shared ? 'branch.sharedBy' : 'branch.privateOf', { name: branch.author })}
          </span>
        )}
        {mayDo(me, 'export.read') ? (
          dirty ? (
            <span className="muted">{t('branch.orderAfterSave')}</span>
          ) : (
            <a
              className="quiet-button"
              href={`/export/plan-order.pdf?${new URLSearchParams({ branch: String(id), lang: view.lang }).toString()}`}
              download
            >
              <FileDown aria-hidden />
              {t('branch.order')}
            </a>
          )
        ) : null}
        {branch.own && mayWrite ? (
          isLeaving ? (
            <>
              <ActionButton label={t('branch.archiveYes')} onClick={() => archive.mutate({ id, version })} />
              <ActionButton label={t('branch.archiveNo')} onClick={() => setLeaving(false)} />
            </>
          ) : (
            <IconButton label={t('branch.archive')} onClick={() => setLeaving(true)}>
              <Archive aria-hidden />
            </IconButton>
          )
        ) : null}
      </div>
      {failed ? <Notice tone="danger">{t('error.detail', { message: errorText(t, failed) })}</Notice> : null}
    </header>
  );
}
