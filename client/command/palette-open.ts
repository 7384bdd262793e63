import { create } from 'zustand';

/** Whether the palette is open: for everything, or to type a command line. */
export const useOpenPalette = create<{ open: 'none' | 'all' | 'line' }>(() => ({ open: 'none' }));
