import { useEffect, useEffectEvent } from 'react';
import { useWorkspace } from '../state/use-view.ts';
import { useOpenSavedView } from './palette/use-go.ts';
import { useSavedViews } from './use-saved-views.ts';

/** The address with which the application was opened says nothing but how to show it: whoever sent a link meant what it shows. */
const HOW = new Set(['lang', 'theme']);
const isBare = (search: string): boolean =>
  [...new URLSearchParams(search).keys()].every((key) => HOW.has(key));
const openedBare = isBare(location.search);
const openedPath = location.pathname;
let isDone = !openedBare;

/** Opens the view that its workspace opens with, once, when the application was opened at the workspace and nothing of it. */
export function useDefaultView(): void {
  const workspace = useWorkspace();
  const views = useSavedViews().data;
  const openView = useOpenSavedView();
  const begin = useEffectEvent(() => {
    if (isDone || !views) return;
    isDone = true;
    // Whoever was quicker than the answer stays where they are; their own territory was put into the address for them.
    const touched = [...new URLSearchParams(location.search).keys()].some(
      (key) => !HOW.has(key) && key !== 'unit',
    );
    const found = views.find((one) => one.isDefault && one.workspace === workspace);
    if (found && !touched && location.pathname === openedPath) openView(found);
  });
  const isKnown = views !== undefined;
  useEffect(() => {
    if (isKnown) begin();
  }, [isKnown]);
}
