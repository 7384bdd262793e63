import { create } from 'zustand';

/** Something that was done and can be taken back by a command of its own, which is audited and checks versions as any other. */
export type Reversible = {
  /** What was done, in the language of the screen: "Alarm shelved". */
  text: string;
  /** Takes it back. @returns null, or why it cannot be any more, in the language of the screen. */
  undo: () => Promise<string | null>;
};

/** The last deed and where it stands. `offered`: its bar is shown · `kept`: the bar is gone, Ctrl+Z brings it back. */
type UndoState =
  | { is: 'none' }
  | { is: 'offered' | 'kept' | 'busy'; deed: Reversible }
  | { is: 'undone'; deed: Reversible }
  | { is: 'refused'; deed: Reversible; why: string };

export const useUndoState = create<{ state: UndoState }>(() => ({ state: { is: 'none' } }));
const set = (state: UndoState): void => useUndoState.setState({ state });
const now = (): UndoState => useUndoState.getState().state;

/** Offers to take back what was just done; what was offered before is past. */
export const offerUndo = (deed: Reversible): void => set({ is: 'offered', deed });

/** Takes the last deed back. One that stands in no bar any more is shown first, so that nobody undoes what they forgot. */
export async function undoLast(): Promise<void> {
  const state = now();
  if (state.is === 'kept') return set({ is: 'offered', deed: state.deed });
  if (state.is !== 'offered') return undefined;
  const { deed } = state;
  set({ is: 'busy', deed });
  const why = await deed
    .undo()
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  // Something else was done meanwhile: its bar stands, and this one has said what it had to on its screen.
  const after = now();
  if (after.is !== 'busy' || after.deed !== deed) return undefined;
  return set(why === null ? { is: 'undone', deed } : { is: 'refused', deed, why });
}

/** The bar goes; what it offered is kept for Ctrl+Z. */
export function hideUndo(): void {
  const state = now();
  if (state.is === 'offered') set({ is: 'kept', deed: state.deed });
  else if (state.is === 'undone' || state.is === 'refused') set({ is: 'none' });
}

let whose: number | null = null;

/** Says who sits here; what somebody else did is not theirs to take back. */
export function undoOf(personId: number): void {
  if (whose !== personId) set({ is: 'none' });
  whose = personId;
}
