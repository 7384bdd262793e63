import { create } from 'zustand';
import type { View } from '../../state/view.ts';

export type Place = { lon: number; lat: number };
/** What places are pointed at for: candidates for posts, or poles of cameras. */
export type PickedFor = View['sitesOf'];

/** Whose places the next clicks on the map give; null is nobody's. */
export const usePicking = create<{ asks: PickedFor | null }>(() => ({ asks: null }));
