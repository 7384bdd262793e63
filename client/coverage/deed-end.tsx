import type { ReactElement } from 'react';
import { refusalWords } from './gaps/gap-words.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import './deed-end.css';

/** The end of a form about gaps and inspections: why it was not taken, the deed, and the way out. */
export function DeedEnd(props: {
  label: string;
  cancel: string;
  deed: { isPending: boolean; error: Parameters<typeof refusalWords>[1] | null };
  onCancel: () => void;
}): ReactElement {
  const { label, cancel, deed, onCancel } = props;
  const i18n = useI18n();
  return (
    <>
      {deed.error ? (
        <p className="deed-refusal" role="alert">
          {refusalWords(i18n, deed.error)}
        </p>
      ) : null}
      <div className="deed-end">
        <button type="submit" className="plain-button" disabled={deed.isPending}>
          {label}
        </button>
        <button type="button" className="quiet-button" onClick={onCancel}>
          {cancel}
        </button>
      </div>
    </>
  );
}
