import { Outlet, useMatches } from '@tanstack/react-router';
import { useDeferredValue, type ReactElement } from 'react';
import { viewRoute } from './router.ts';
import { ViewContext } from './use-view.ts';

/**
 * Gives the view of the address to the screens. The router tells of a change by a store, and what hangs on a store is drawn at one
 * stretch: where that is a whole screen, a slow machine is deaf for as long. A deferred value is drawn in slices, between which
 * keys, the pointer and the live picture have their turn. Another page has its view at once: nothing on it is of the one before.
 */
export function ViewProvider(): ReactElement {
  const view = viewRoute.useSearch();
  const page = useMatches({ select: (matches) => matches.at(-1)?.routeId });
  const drawnView = useDeferredValue(view);
  const drawnPage = useDeferredValue(page);
  return (
    <ViewContext value={page === drawnPage ? drawnView : view}>
      <Outlet />
    </ViewContext>
  );
}
