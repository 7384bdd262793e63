import { useEffect, useRef, useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { useCommands } from '../../command/use-commands.ts';
import { problemText } from '../../../shared/register/import/problem-words.ts';
import { MAX_IMPORT_BYTES } from '../../../shared/register/import/run.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/state.tsx';
import { ColumnsHelp } from './columns-help.tsx';
import { ImportOptionFields } from './import-option-fields.tsx';
import { bytesWords, KIND_FILES } from './import-words.ts';
import { KindChoice } from './kind-choice.tsx';
import { ProgressBar } from './run-status.tsx';
import type { NewImportForm } from './use-new-import.ts';
import type { SendingState, useSending } from './use-sending.ts';
import './new-import.css';

/** A new import: what is in the file, how to take it, the file itself, and off it goes to be checked. */
export function NewImport(props: {
  form: NewImportForm;
  sending: ReturnType<typeof useSending>;
}): ReactElement {
  const { form, sending } = props;
  const { kind, chosen, options } = form;
  const i18n = useI18n();
  const { t } = i18n;
  const [isAsked, setIsAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const checkButton = useRef<HTMLButtonElement>(null);
  const isSending = sending.state.state === 'sending';
  const isDateMissing = kind === 'hierarchy' && !options['date'];

  const choose = (): void => input.current?.click();
  const check = (): void => {
    setIsAsked(true);
    if (chosen.state !== 'chosen' || isSending || isDateMissing) return;
    sending.send(kind, chosen.file, options);
  };
  useCommands({
    'imports.choose': isSending ? undefined : choose,
    'imports.check': chosen.state === 'chosen' ? check : undefined,
  });
  // What comes after a file is to check it.
  useEffect(() => {
    if (chosen.state === 'chosen') checkButton.current?.focus();
  }, [chosen]);

  return (
    <div className="new-import">
      <h2>{t('imports.new')}</h2>
      <KindChoice kind={kind} onChange={form.setKind} />
      <ColumnsHelp kind={kind} />
      <ImportOptionFields
        kind={kind}
        options={options}
        isDateMissing={isAsked && isDateMissing}
        onChange={form.setOption}
      />
      <section className="file-choice" aria-label={t('imports.file')}>
        <input
          ref={input}
          type="file"
          hidden
          accept={KIND_FILES[kind].accept}
          aria-label={t('imports.file')}
          onChange={(event) => {
            sending.forget();
            form.take([...(event.target.files ?? [])]);
            // The same file, mended, can be chosen again.
            event.target.value = '';
          }}
        />
        <div className="file-choice-line">
          <ActionButton
            strong={chosen.state !== 'chosen'}
            label={t(chosen.state === 'chosen' ? 'imports.file.other' : 'imports.file.choose')}
            shortcut={keyFor('imports.choose')}
            disabled={isSending}
            onClick={choose}
          />
          {chosen.state === 'chosen' ? (
            <>
              <span className="file-choice-name">
                <strong>{chosen.file.name}</strong> · {bytesWords(i18n, chosen.file.size)}
              </span>
              <ActionButton
                strong
                ref={checkButton}
                label={t('imports.check')}
                shortcut={keyFor('imports.check')}
                disabled={isSending}
                onClick={check}
              />
            </>
          ) : (
            <span>{t('imports.file.drop')}</span>
          )}
        </div>
        <p className="muted">
          {chosen.state === 'chosen'
            ? t('imports.check.hint')
            : t('imports.file.limit', {
                formats: KIND_FILES[kind].formats,
                limit: bytesWords(i18n, MAX_IMPORT_BYTES),
              })}
        </p>
        {chosen.state === 'refused' ? (
          <Notice tone="danger" dismiss={{ label: t('action.dismiss'), onClick: form.clear }}>
            {t(`imports.file.${chosen.why}`, {
              name: chosen.name,
              limit: bytesWords(i18n, MAX_IMPORT_BYTES),
            })}
          </Notice>
        ) : null}
        <SendingLine state={sending.state} onCancel={sending.cancel} onForget={sending.forget} />
      </section>
    </div>
  );
}

function SendingLine(props: {
  state: SendingState;
  onCancel: () => void;
  onForget: () => void;
}): ReactElement | null {
  const { state, onCancel, onForget } = props;
  const i18n = useI18n();
  const { t } = i18n;
  if (state.state === 'none') return null;
  if (state.state === 'failed') {
    const { problem, name } = state;
    return (
      <Notice
        tone={problem.reason === 'cancelled' ? 'warning' : 'danger'}
        dismiss={{ label: t('action.dismiss'), onClick: onForget }}
      >
        {problem.reason === 'refused'
          ? t('imports.send.refused', {
              name,
              message: problemText(problem.problem, i18n.language),
            })
          : t(`imports.send.${problem.reason}`, { name })}
      </Notice>
    );
  }
  const { name, sentBytes, totalBytes } = state;
  const label = t('imports.send.progress', {
    name,
    done: bytesWords(i18n, sentBytes),
    total: bytesWords(i18n, totalBytes),
  });
  return (
    <div className="sending">
      <p>{label}</p>
      <ProgressBar label={label} share={totalBytes === 0 ? 0 : sentBytes / totalBytes} />
      <ActionButton label={t('imports.send.cancel')} onClick={onCancel} />
    </div>
  );
}
