import { useRef, useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { useCommands } from '../../command/use-commands.ts';
import type { ImportRun } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { Workspace } from '../../state/router.ts';
import { useOpenWorkspace } from '../../state/use-view.ts';
import type { View } from '../../state/view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Refusal } from '../edit-actions.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { useAccept, useDiscard, useResume, useUndoImport } from './use-imports.ts';

type Asked = 'nothing' | 'accept' | 'discard' | 'undo';

/** Where the map shows what an import has changed. */
const ON_MAP: Readonly<Record<ImportRun['kind'], readonly [workspace: Workspace, part: Partial<View>]>> = {
  facilities: ['coverage', { list: 'facilities' }],
  cameras: ['coverage', { list: 'cameras', cameras: 'on' }],
  boundaries: ['coverage', {}],
  hierarchy: ['coverage', {}],
  settlements: ['coverage', {}],
  populations: ['coverage', {}],
  incidents: ['operate', {}],
  units: ['operate', {}],
  inspections: ['coverage', { part: 'gaps' }],
};

/** What can be done with an import now; what changes the register is asked once more, in place. */
export function RunActions(props: { run: ImportRun }): ReactElement {
  const { run } = props;
  const { t } = useI18n();
  const openWorkspace = useOpenWorkspace();
  const [asked, setAsked] = useState<Asked>('nothing');
  const askedBy = useRef<Element>(null);
  const resume = useResume();

  const isChecked = run.status === 'checked';
  const canAccept = isChecked && run.rowsGood > 0;
  const canResume = run.status === 'interrupted';
  const canDiscard = isChecked || canResume || run.status === 'checking';
  const isAccepted = run.status === 'accepted';

  const ask = (what: Asked) => (): void => {
    askedBy.current = document.activeElement;
    setAsked(what);
  };
  const close = (): void => {
    setAsked('nothing');
    if (askedBy.current instanceof HTMLElement) askedBy.current.focus();
  };
  const goOn = (): void => resume.mutate({ id: run.id });
  const show = (): void => openWorkspace(...ON_MAP[run.kind]);
  useCommands({
    'imports.accept': canAccept ? ask('accept') : undefined,
    'imports.discard': canDiscard ? ask('discard') : undefined,
    'imports.resume': canResume ? goOn : undefined,
    'imports.show': isAccepted ? show : undefined,
    'imports.undo': run.canUndo ? ask('undo') : undefined,
    'screen.back': asked === 'nothing' ? undefined : close,
  });

  return (
    <div className="run-actions">
      <div className="run-buttons">
        {canAccept ? (
          <ActionButton
            strong
            label={
              run.rowsBad === 0
                ? t('imports.accept.all', { n: run.rowsGood })
                : t('imports.accept.good', { n: run.rowsGood })
            }
            shortcut={keyFor('imports.accept')}
            expanded={asked === 'accept'}
            onClick={ask('accept')}
          />
        ) : null}
        {canResume ? (
          <ActionButton
            strong
            label={t('imports.resume')}
            shortcut={keyFor('imports.resume')}
            disabled={resume.isPending}
            onClick={goOn}
          />
        ) : null}
        {isAccepted ? (
          <ActionButton
            strong
            label={t('imports.showOnMap')}
            shortcut={keyFor('imports.show')}
            onClick={show}
          />
        ) : null}
        {canDiscard ? (
          <ActionButton
            label={t('imports.discard')}
            shortcut={keyFor('imports.discard')}
            expanded={asked === 'discard'}
            onClick={ask('discard')}
          />
        ) : null}
        {run.canUndo ? (
          <ActionButton
            label={t('imports.undo')}
            shortcut={keyFor('imports.undo')}
            expanded={asked === 'undo'}
            onClick={ask('undo')}
          />
        ) : null}
      </div>
      {isChecked && !canAccept ? <p>{t('imports.accept.none')}</p> : null}
      {isAccepted && !run.canUndo ? <p className="muted">{t('imports.undo.impossible')}</p> : null}
      <Refusal error={resume.error} />
      {asked === 'accept' && canAccept ? <AcceptForm run={run} onClose={close} /> : null}
      {asked === 'discard' && canDiscard ? <DiscardForm run={run} onClose={close} /> : null}
      {asked === 'undo' && run.canUndo ? <UndoForm run={run} onClose={close} /> : null}
    </div>
  );
}

type FormProps = { run: ImportRun; onClose: () => void };

function AcceptForm({ run, onClose }: FormProps): ReactElement {
  const { t, number } = useI18n();
  const accept = useAccept();
  const [created, updated, unchanged] = [run.created, run.updated, run.unchanged].map(number);
  return (
    <ConfirmForm
      label={t('imports.accept.confirm')}
      withReason
      busy={accept.isPending}
      error={accept.error}
      onConfirm={(reason) =>
        accept.mutate({ id: run.id, acceptGood: run.rowsBad > 0, reason }, { onSuccess: onClose })
      }
      onCancel={onClose}
    >
      {run.rowsBad > 0 ? (
        <p className="run-warning">{t('imports.accept.leftOut', { n: run.rowsBad })}</p>
      ) : null}
      {run.replaced > 0 ? <p>{t('imports.accept.replaces', { n: run.replaced })}</p> : null}
      <p>
        {t('imports.accept.effect', {
          created: created ?? '',
          updated: updated ?? '',
          unchanged: unchanged ?? '',
        })}
      </p>
    </ConfirmForm>
  );
}

function DiscardForm({ run, onClose }: FormProps): ReactElement {
  const { t } = useI18n();
  const discard = useDiscard();
  return (
    <ConfirmForm
      label={t('imports.discard.confirm')}
      busy={discard.isPending}
      error={discard.error}
      onConfirm={() => discard.mutate({ id: run.id }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{t('imports.discard.says')}</p>
    </ConfirmForm>
  );
}

function UndoForm({ run, onClose }: FormProps): ReactElement {
  const { t, number } = useI18n();
  const undo = useUndoImport();
  return (
    <ConfirmForm
      label={t('imports.undo.confirm')}
      withReason
      busy={undo.isPending}
      error={undo.error}
      onConfirm={(reason) => undo.mutate({ id: run.id, reason }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>
        {t('imports.undo.restores', { created: number(run.created), updated: number(run.updated) })}{' '}
        {run.replaced > 0 ? t('imports.undo.replaced', { n: run.replaced }) : ''}
      </p>
    </ConfirmForm>
  );
}
