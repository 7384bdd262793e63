import type { ReactElement } from 'react';
import type { EditProblem } from '../../shared/register/edit.ts';
import { problemText } from '../../shared/register/import/problem-words.ts';
import { importProblemSchema } from '../../shared/register/import/run.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { isUnreachable } from '../state/connection.ts';
import { errorText } from '../state/error-text.ts';
import { refusedField } from './draft.ts';
import { TextField } from './edit-fields.tsx';

/** The end of every form: why, save, cancel, and the server's refusal when there is one. */
export function EditActions(props: {
  reason: string;
  onReason: (reason: string) => void;
  reasonProblem: EditProblem | undefined;
  saveLabel: string;
  busy: boolean;
  error: unknown;
  onCancel?: () => void;
}): ReactElement {
  const { reason, onReason, reasonProblem, saveLabel, busy, error, onCancel } = props;
  const { t } = useI18n();
  return (
    <>
      <TextField wide label={t('edit.reason')} value={reason} problem={reasonProblem} onChange={onReason} />
      <Refusal error={error} />
      <div className="edit-actions">
        <button type="submit" className="plain-button" disabled={busy}>
          {saveLabel}
        </button>
        {onCancel ? (
          <button type="button" className="icon-button" onClick={onCancel}>
            {t('edit.cancel')}
          </button>
        ) : null}
      </div>
    </>
  );
}

/** Why the server refused: an import in the reader's language, else in its own words unless they belong beside a field. */
export function Refusal(props: { error: unknown }): ReactElement | null {
  const { error } = props;
  const { t, language } = useI18n();
  if (!(error instanceof Error) || refusedField(error.message)) return null;
  if (isUnreachable(error)) return <p className="edit-refusal">{t('error.unreachable')}</p>;
  const data: unknown = 'data' in error ? error.data : null;
  const isConflict = typeof data === 'object' && data !== null && 'code' in data && data.code === 'CONFLICT';
  const problem = importProblemSchema.safeParse(
    typeof data === 'object' && data !== null && 'problem' in data ? data.problem : null,
  );
  if (problem.success)
    return (
      <p className="edit-refusal" role="alert">
        {problemText(problem.data, language)}
      </p>
    );
  return (
    <p className="edit-refusal" role="alert">
      {isConflict ? <strong>{t('edit.conflict')} </strong> : null}
      {t('error.detail', { message: errorText(t, error) })}
    </p>
  );
}
