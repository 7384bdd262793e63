import { offerUndo } from '../command/undo.ts';
import type { I18n } from '../i18n/use-i18n.tsx';
import { isUnreachable } from '../state/connection.ts';
import { client, queryClient, trpc } from '../trpc.ts';

/** Offers to take changes of the register back, the last first; a field that somebody changed since stays as it is, and it is said. */
export function offerRegisterUndo(changeIds: readonly number[], { t }: Pick<I18n, 't'>): void {
  if (changeIds.length === 0) return;
  offerUndo({
    text: t('undo.did.register', { n: changeIds.length }),
    undo: async () => {
      try {
        for (const changeId of changeIds.toReversed())
          await client.register.undo.mutate({ changeId, reason: t('undo.reason') });
        return null;
      } catch (error) {
        if (isUnreachable(error)) return t('error.unreachable');
        return error instanceof Error ? error.message : String(error);
      } finally {
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.register.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.coverage.pathKey() }),
        ]);
      }
    },
  });
}
