import { useEffect } from 'react';

/** A list that comes page after page, as its query tells of it. */
export type Pages = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => Promise<unknown>;
};

/**
 * Asks for the next page once the end of what is there is near. Not again while the server fails: the query asks anew by itself,
 * now and then (client/trpc.ts).
 */
export function useNextPage(pages: Pages, isNearEnd: boolean): void {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  const isWanted = isNearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (isWanted) void fetchNextPage();
  }, [isWanted, fetchNextPage]);
}
