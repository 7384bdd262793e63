import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { auditFilterSchema, type AuditFilter, type AuditOutcome } from '../../../shared/access/audit.ts';
import { trpc } from '../../trpc.ts';
import { endOfDay, startOfDay } from '../moment.ts';

/** The filter as it is typed; days are of Kazakhstan. */
export type FilterDraft = {
  actor: string;
  action: string;
  object: string;
  outcome: AuditOutcome | 'all';
  fromDay: string;
  toDay: string;
  text: string;
};
export const EMPTY_FILTER: FilterDraft = {
  actor: '',
  action: '',
  object: '',
  outcome: 'all',
  fromDay: '',
  toDay: '',
  text: '',
};

/** The filter as the server takes it: what is empty or not yet a value does not narrow. */
export function filterOf(draft: FilterDraft): AuditFilter {
  const { fromDay, toDay, outcome, ...texts } = draft;
  const wanted: Record<string, string> = {
    ...texts,
    ...(outcome === 'all' ? {} : { outcome }),
    ...(fromDay === '' ? {} : { from: startOfDay(fromDay) }),
    ...(toDay === '' ? {} : { to: endOfDay(toDay) }),
  };
  const good = Object.entries(wanted).filter(
    ([key, value]) => value.trim() !== '' && auditFilterSchema.safeParse({ [key]: value }).success,
  );
  return auditFilterSchema.parse(Object.fromEntries(good));
}

/** The filter as parameters of the export's address. */
export const filterQuery = (draft: FilterDraft): Record<string, string> =>
  Object.fromEntries(Object.entries(filterOf(draft)).map(([key, value]) => [key, String(value)]));

/** Entries of the audit, newest first, page after page. */
export const useAudit = (draft: FilterDraft) =>
  useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { filter: filterOf(draft) },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );

/** The actions that stand in the audit. */
export const useAuditActions = () => useQuery(trpc.audit.actions.queryOptions());

/** Whether the chain of entries is whole, and a way to verify it now. */
export function useSeal() {
  const client = useQueryClient();
  const status = useQuery(trpc.audit.status.queryOptions());
  const verify = useMutation(
    trpc.audit.verify.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.audit.pathKey() }),
    }),
  );
  return { status, verify };
}
