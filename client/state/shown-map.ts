import { create } from 'zustand';

/** The map of the screen for what stands beside it. */
type ShownMap = {
  /** What the map shows at this moment, as a picture; null while there is no map. */
  picture: (() => Promise<HTMLCanvasElement>) | null;
  setPicture: (picture: ShownMap['picture']) => void;
  /** Moves the map to a place that somebody asked for by name or by its coordinates; null while there is no map. */
  goTo: ((place: { lon: number; lat: number; zoom: number }) => void) | null;
};

export const useShownMap = create<ShownMap>()((set) => ({
  picture: null,
  setPicture: (picture) => set({ picture }),
  goTo: null,
}));
