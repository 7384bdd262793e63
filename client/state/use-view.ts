import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { viewRoute } from './router.ts';
import { defaultView, type View } from './view.ts';

/** The view in the address. */
export const useView = (): View => viewRoute.useSearch();

/** Changes parts of the view. A step the reader chose can be undone with Back; `replace` leaves no step behind. */
export type ChangeView = (part: Partial<View>, how?: 'push' | 'replace') => void;

export function useChangeView(): ChangeView {
  const navigate = useNavigate();
  return useCallback(
    (part, how = 'push') => {
      void navigate({
        to: '/',
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
  lon: undefined,
  lat: undefined,
  zoom: undefined,
});
