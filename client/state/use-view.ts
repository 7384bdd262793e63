import { useNavigate, useRouterState } from '@tanstack/react-router';
import { createContext, useCallback, useContext } from 'react';
import { COMPONENTS_PATH, WORKSPACE_PATHS, WORKSPACES, type Workspace } from './router.ts';
import { defaultView, type View } from './view.ts';

/** The workspace in the address. */
export const useWorkspace = (): Workspace => {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return WORKSPACES.find((workspace) => WORKSPACE_PATHS[workspace] === path) ?? 'coverage';
};

/** Goes to another workspace with the same territory, language and theme. */
export function useOpenWorkspace(): (workspace: Workspace, part?: Partial<View>) => void {
  const navigate = useNavigate();
  return useCallback(
    (workspace, part = {}) => {
      void navigate({
        to: WORKSPACE_PATHS[workspace],
        search: ({ unit, lang, theme }: Partial<View>) => ({
          ...defaultView(lang ?? 'ru'),
          ...(unit === undefined ? {} : { unit }),
          ...(theme === undefined ? {} : { theme }),
          ...part,
        }),
      });
    },
    [navigate],
  );
}

/** Goes to the page of all components, in the same language and theme. */
export function useOpenComponents(): () => void {
  const navigate = useNavigate();
  return useCallback(() => {
    void navigate({
      to: COMPONENTS_PATH,
      search: (before: Partial<View>) => ({ ...defaultView('ru'), ...before }),
    });
  }, [navigate]);
}

/** Holds what `ViewProvider` gives. */
export const ViewContext = createContext<View | null>(null);

/** The view in the address; what of it is only a look may lag for a moment (`ViewProvider`). */
export function useView(): View {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('The view is asked for outside of the routes');
  return view;
}

/** Changes parts of the view. A step the reader chose can be undone with Back; `replace` leaves no step behind. */
export type ChangeView = (part: Partial<View>, how?: 'push' | 'replace') => void;

export function useChangeView(): ChangeView {
  const navigate = useNavigate();
  return useCallback(
    (part, how = 'push') => {
      void navigate({
        to: '.',
        search: (before: Partial<View>) => ({ ...defaultView('ru'), ...before, ...part }),
        replace: how === 'replace',
      });
    },
    [navigate],
  );
}

/** Part of a view that opens another unit: the card closes and the map is free to be fitted. */
export const openUnit = (unit: string): Partial<View> => ({
  unit,
  list: 'territories',
  facility: undefined,
  camera: undefined,
  place: undefined,
  programme: undefined,
  lon: undefined,
  lat: undefined,
  zoom: undefined,
});
