import { create } from 'zustand';
import type { CommandId } from './registry.ts';

/** Does a command; `which` of its keys it was, 0 unless it has several. */
export type Run = (which: number) => void;

/** What the parts of the screen that are there can do now; of one command the last that was bound. */
export const useBound = create<{ bindings: readonly { id: CommandId; run: Run }[] }>(() => ({
  bindings: [],
}));

/** Binds commands for as long as their part of the screen is there. @returns the end of it. */
export function bind(entries: readonly { id: CommandId; run: Run }[]): () => void {
  useBound.setState(({ bindings }) => ({ bindings: [...bindings, ...entries] }));
  return () =>
    useBound.setState(({ bindings }) => ({ bindings: bindings.filter((one) => !entries.includes(one)) }));
}

/** Does a command, if anything on the screen can. */
export const runCommand = (id: CommandId, which = 0): void =>
  useBound
    .getState()
    .bindings.findLast((one) => one.id === id)
    ?.run(which);
