import { offerUndo } from '../command/undo.ts';
import type { I18n } from '../i18n/use-i18n.tsx';
import { isUnreachable } from '../state/connection.ts';
import { client, queryClient, trpc, type Answers } from '../trpc.ts';
import { newKey } from '../ui/new-key.ts';
import { reasonOf } from './refusal-text.ts';
import { reverseOf } from './reverse.ts';
import type { Asked } from './use-command.ts';

/** Why a command of operations was not done, in words. */
export function whyNot(error: unknown, { t }: Pick<I18n, 't'>): string {
  if (isUnreachable(error)) return t('operations.notSent');
  return error instanceof Error ? reasonOf(error, t) : String(error);
}

/** Offers to take a command on an incident back, if it can be. */
export function offerReverse(
  asked: Asked & { incidentId: number },
  answer: Answers['operations']['incidents']['command'],
  i18n: Pick<I18n, 't'>,
): void {
  const { t } = i18n;
  const reverse = reverseOf(asked, answer, t('undo.reason'));
  if (!reverse) return;
  const { incidentId } = asked;
  offerUndo({
    text: t(`undo.did.${reverse.did}`, { number: answer.incident?.number ?? incidentId }),
    undo: async () => {
      try {
        await client.operations.incidents.command.mutate({ incidentId, ...reverse.back, key: newKey() });
        return null;
      } catch (error) {
        return whyNot(error, i18n);
      } finally {
        await queryClient.invalidateQueries({ queryKey: trpc.operations.pathKey() });
      }
    },
  });
}
