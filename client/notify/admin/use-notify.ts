import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DELIVERY_PAGE } from '../../../shared/notify/notice.ts';
import { BY_ITSELF, trpc, type Answers } from '../../trpc.ts';

/** What became of messages is asked for again while the screen is looked at. */
const RENEWED = { refetchInterval: 5_000, staleTime: 0, trpc: BY_ITSELF } as const;

export type ListedRule = Answers['notify']['rules']['list'][number];
export type ListedReport = Answers['notify']['reports']['list'][number];
export type DeliveryList = 'waiting' | 'sent' | 'dead';

export const useRules = () => useQuery(trpc.notify.rules.list.queryOptions(undefined, { staleTime: 0 }));
/** What became of the last ones is looked at while somebody waits for it. */
export const useReports = () => useQuery(trpc.notify.reports.list.queryOptions(undefined, RENEWED));
export const useNotifyStatus = () => useQuery(trpc.notify.status.queryOptions(undefined, RENEWED));
export const useWebhooks = () =>
  useQuery(trpc.notify.webhooks.list.queryOptions(undefined, { staleTime: 0 }));
export const useContacts = (text: string) =>
  useQuery(
    trpc.notify.contacts.list.queryOptions({ text }, { staleTime: 0, placeholderData: (before) => before }),
  );
export const useCategories = () => useQuery(trpc.operations.categories.queryOptions());

/** A list of messages, newest first, page after page. */
export const useDeliveries = (list: DeliveryList) =>
  useInfiniteQuery(
    trpc.notify.deliveries.list.infiniteQueryOptions(
      { list },
      {
        initialCursor: null,
        getNextPageParam: (page) => (page.length < DELIVERY_PAGE ? undefined : page.at(-1)?.id),
        ...RENEWED,
      },
    ),
  );

/** Everything that an administrator changes of notification; what shows it is asked anew. */
export function useNotifyChanges() {
  const client = useQueryClient();
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: trpc.notify.pathKey() });
  return {
    createRule: useMutation(trpc.notify.rules.create.mutationOptions({ onSuccess })),
    updateRule: useMutation(trpc.notify.rules.update.mutationOptions({ onSuccess })),
    testRule: useMutation(trpc.notify.rules.test.mutationOptions({ onSuccess })),
    createReport: useMutation(trpc.notify.reports.create.mutationOptions({ onSuccess })),
    updateReport: useMutation(trpc.notify.reports.update.mutationOptions({ onSuccess })),
    sendReportNow: useMutation(trpc.notify.reports.sendNow.mutationOptions({ onSuccess })),
    putContact: useMutation(trpc.notify.contacts.put.mutationOptions({ onSuccess })),
    createWebhook: useMutation(trpc.notify.webhooks.create.mutationOptions({ onSuccess })),
    updateWebhook: useMutation(trpc.notify.webhooks.update.mutationOptions({ onSuccess })),
    resend: useMutation(trpc.notify.deliveries.resend.mutationOptions({ onSuccess })),
  };
}
