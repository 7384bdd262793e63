import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { viewSearchSchema, type SavedView, type ViewSearch } from '../../shared/access/saved-view.ts';
import { encodeView, type View } from '../state/view.ts';
import { trpc } from '../trpc.ts';

/** The person's own views. */
export const useSavedViews = () => useQuery(trpc.access.views.list.queryOptions());

/** Keeping, changing, removing and ordering them; the list is asked anew. */
export function useViewChanges() {
  const client = useQueryClient();
  const onSettled = (): Promise<void> =>
    client.invalidateQueries({ queryKey: trpc.access.views.list.queryKey() });
  return {
    create: useMutation(trpc.access.views.create.mutationOptions({ onSettled })),
    update: useMutation(trpc.access.views.update.mutationOptions({ onSettled })),
    remove: useMutation(trpc.access.views.remove.mutationOptions({ onSettled })),
    restore: useMutation(trpc.access.views.restore.mutationOptions({ onSettled })),
    order: useMutation(trpc.access.views.order.mutationOptions({ onSettled })),
  };
}

/** How somebody likes to see the screen is theirs and not the view's. */
const NOT_KEPT = new Set(['lang', 'theme', 'panel']);

/** What of a view is kept under a name: all that says what is looked at. */
export const searchOf = (view: View): ViewSearch =>
  viewSearchSchema.parse(
    Object.fromEntries(Object.entries(encodeView(view)).filter(([key]) => !NOT_KEPT.has(key))),
  );

/** Whether a view shows what was kept. */
export const isSameView = (saved: Pick<SavedView, 'search'>, view: View): boolean => {
  const now = searchOf(view);
  const keys = new Set([...Object.keys(now), ...Object.keys(saved.search)]);
  return [...keys].every((key) => now[key] === saved.search[key]);
};
