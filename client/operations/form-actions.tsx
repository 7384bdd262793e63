import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';

/** The end of a form: it is sent, or left as Escape leaves it. */
export function FormActions(props: { send: string; busy?: boolean; onCancel: () => void }): ReactElement {
  const { send, busy = false, onCancel } = props;
  const { t } = useI18n();
  return (
    <div className="ops-actions">
      <button type="submit" className="plain-button" disabled={busy}>
        {send}
      </button>
      <ActionButton label={t('operations.cancel')} shortcut="Esc" onClick={onCancel} />
    </div>
  );
}
