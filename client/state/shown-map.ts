import { create } from 'zustand';

/** What the map shows at this moment, as a picture; null while there is no map. */
type ShownMap = {
  picture: (() => Promise<HTMLCanvasElement>) | null;
  setPicture: (picture: ShownMap['picture']) => void;
};

export const useShownMap = create<ShownMap>()((set) => ({
  picture: null,
  setPicture: (picture) => set({ picture }),
}));
