import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { trpc } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { newKey } from '../../ui/new-key.ts';
import { ReasonForm } from '../reason-form.tsx';

/**
 * Ends a call for help that somebody has acknowledged, with a reason: also that of an incident which was merged into another and
 * can no longer be closed by itself.
 */
export function ClearSos(props: { unitId: number; version: number }): ReactElement {
  const { unitId, version } = props;
  const { t } = useI18n();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const clear = useMutation(
    trpc.operations.units.command.mutationOptions({
      networkMode: 'always',
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.operations.pathKey() }),
    }),
  );
  return (
    <>
      {isOpen ? (
        <ReasonForm
          label={t('operations.sos.clear')}
          action={t('operations.sos.clear')}
          onDone={(reason) =>
            clear.mutate(
              { type: 'unit.sos_clear', key: newKey(), unitId, expectedVersion: version, reason },
              { onSuccess: () => setOpen(false) },
            )
          }
          onCancel={() => setOpen(false)}
        />
      ) : (
        <ActionButton label={t('operations.sos.clear')} onClick={() => setOpen(true)} />
      )}
      {clear.isError ? (
        <p className="ops-problem" role="alert">
          {t('operations.sos.clearFailed', { message: errorText(t, clear.error) })}
        </p>
      ) : null}
    </>
  );
}
