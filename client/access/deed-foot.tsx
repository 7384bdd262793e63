import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Field } from './field.tsx';
import { refusalText } from './refusal-text.ts';

/** A reason as the audit keeps it: three characters at least. */
export const isReason = (text: string): boolean => text.trim().length >= 3;

/** The end of every form that changes somebody's rights: the reason, the deed itself, the way out, and what went wrong. */
export function DeedFoot(props: {
  reason: string;
  onReason: (reason: string) => void;
  label: string;
  /** All else that the form asks for is there. */
  isReady: boolean;
  deed: { isPending: boolean; error: unknown };
  /** What a conflict means here. */
  conflict?: string;
  onCancel: () => void;
}): ReactElement {
  const { reason, onReason, label, isReady, deed, conflict, onCancel } = props;
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <>
      <Field label={t('people.reason')} value={reason} onChange={onReason} hint={t('people.reasonHint')} />
      <div className="sign-in-buttons">
        <button
          type="submit"
          className="plain-button"
          disabled={!isReady || !isReason(reason) || deed.isPending}
        >
          {label}
        </button>
        <button type="button" className="quiet-button" onClick={onCancel}>
          {t('people.cancel')}
        </button>
      </div>
      {deed.error ? (
        <p role="alert" className="access-problem">
          {refusalText(i18n, deed.error, conflict === undefined ? {} : { CONFLICT: conflict })}
        </p>
      ) : null}
    </>
  );
}
