import { create } from 'zustand';
import type { Kato } from '../../shared/hierarchy/schema.ts';

/** The unit under the pointer, on the map or in the table: both show the same one. */
type Hover = { kato: Kato | null; setKato: (kato: Kato | null) => void };

export const useHover = create<Hover>()((set) => ({ kato: null, setKato: (kato) => set({ kato }) }));
