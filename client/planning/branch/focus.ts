import { create } from 'zustand';

/** A place that somebody asked to see on the map, at least so near: the panel says it, the map goes there. */
export const useFocus = create<{ place: { lon: number; lat: number; zoom?: number } | null }>(() => ({
  place: null,
}));
