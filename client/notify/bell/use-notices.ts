import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { BY_ITSELF, trpc } from '../../trpc.ts';

/** Where no live channel is open, as in the administration, notices are asked for. */
const ASK_MS = 15_000;

/** One's own notices, newest first, in the language of the screen, and the way to mark some as read. */
export function useNotices() {
  const { language } = useI18n();
  const queries = useQueryClient();
  const notices = useQuery(
    trpc.notify.notices.list.queryOptions(
      { language },
      { refetchInterval: ASK_MS, staleTime: 0, retry: false, trpc: BY_ITSELF },
    ),
  );
  const read = useMutation(
    trpc.notify.notices.read.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.notify.notices.list.pathKey() }),
    }),
  );
  return {
    notices: notices.data ?? null,
    isUnseen: notices.isError || notices.failureCount > 0,
    isBusy: read.isPending,
    markRead: (ids: number[]) => read.mutate({ ids }),
  };
}
