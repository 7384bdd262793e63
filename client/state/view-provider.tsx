import { Outlet, useMatches } from '@tanstack/react-router';
import { useDeferredValue, type ReactElement } from 'react';
import { viewRoute } from './router.ts';
import { ViewContext } from './use-view.ts';
import { isOnlyAnotherLook } from './view.ts';

/**
 * Gives the view of the address to the screens. The router tells of a change by a store, and what hangs on a store is drawn at one
 * stretch: where that is a whole screen, a slow machine is deaf for as long. A deferred value is drawn in slices, between which
 * keys, the pointer and the live picture have their turn. Another page, and another thing that is acted on, is there at once.
 */
export function ViewProvider(): ReactElement {
  const view = viewRoute.useSearch();
  const page = useMatches({ select: (matches) => matches.at(-1)?.routeId });
  const drawnView = useDeferredValue(view);
  const drawnPage = useDeferredValue(page);
  const mayLag = page === drawnPage && isOnlyAnotherLook(view, drawnView);
  return (
    <ViewContext value={mayLag ? drawnView : view}>
      <Outlet />
    </ViewContext>
  );
}
