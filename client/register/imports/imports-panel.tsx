import { useMemo, useState, type DragEvent, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { useCommands } from '../../command/use-commands.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useChangeView, useView } from '../../state/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useOpened } from '../../ui/use-opened.ts';
import { ImportHistory } from './import-history.tsx';
import { NewImport } from './new-import.tsx';
import { RunView } from './run-view.tsx';
import { useImportList, useRenewal } from './use-imports.ts';
import { useNewImport } from './use-new-import.ts';
import { useSending } from './use-sending.ts';
import './imports.css';

/** Imports of the register: what was imported, what is being checked, and how to import more. */
export function ImportsPanel(): ReactElement {
  const { t } = useI18n();
  const view = useView();
  const change = useChangeView();
  const list = useImportList();
  const runs = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  useRenewal(runs);
  const openNew = (): void => change({ import: undefined });
  const form = useNewImport();
  const sending = useSending((run, file) => {
    form.sent(file);
    change({ import: run.id });
  });
  useCommands({ 'imports.new': openNew });
  const opened = useOpened<HTMLElement>(view.import ?? null);

  const drop = useDrop((files) => {
    openNew();
    sending.forget();
    form.take(files);
  });
  return (
    <div className="imports" data-dropping={drop.isOver ? '' : undefined} {...drop.handlers}>
      <section className="imports-list">
        <div className="imports-list-head">
          <h2>{t('imports.history')}</h2>
          <ActionButton label={t('imports.new')} shortcut={keyFor('imports.new')} onClick={openNew} />
        </div>
        <ImportHistory
          list={list}
          runs={runs}
          chosen={view.import}
          onChoose={(id) => change({ import: id })}
        />
      </section>
      <section ref={opened} className="imports-detail scroll">
        {view.import === undefined ? (
          <NewImport form={form} sending={sending} />
        ) : (
          <RunView key={view.import} id={view.import} />
        )}
      </section>
      {drop.isOver ? (
        <p className="imports-drop" aria-hidden>
          {t('imports.file.dropNow')}
        </p>
      ) : null}
    </div>
  );
}

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Files dropped anywhere on an element; one that misses it is not opened by the browser either. */
function useDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const into = event.relatedTarget;
        if (!(into instanceof Node) || !event.currentTarget.contains(into)) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
