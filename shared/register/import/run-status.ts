import type { ImportStatus } from './run.ts';

/** Where an import may go from each place; nothing else is ever written, and what is not named here ends there. */
export const STATUS_MOVES: Readonly<Record<ImportStatus, readonly ImportStatus[]>> = {
  receiving: ['checking', 'interrupted', 'failed', 'discarded'],
  checking: ['checked', 'interrupted', 'failed', 'discarded'],
  checked: ['accepting', 'discarded'],
  accepting: ['accepted', 'checked', 'interrupted'],
  accepted: ['undoing'],
  // One transaction: when it does not come to its end, the import stands as it stood.
  undoing: ['undone', 'accepted'],
  undone: [],
  discarded: [],
  interrupted: ['checking', 'accepting', 'discarded'],
  failed: ['discarded'],
};

/** The places from which an import may come to this one. */
export const sourcesOf = (status: ImportStatus): ImportStatus[] =>
  (Object.keys(STATUS_MOVES) as ImportStatus[]).filter((from) => STATUS_MOVES[from].includes(status));

/** What an import that its server left behind becomes; null where nobody works on it. */
export const LEFT_BEHIND: Readonly<Record<ImportStatus, ImportStatus | null>> = {
  receiving: 'interrupted',
  checking: 'interrupted',
  checked: null,
  accepting: 'interrupted',
  accepted: null,
  undoing: 'accepted',
  undone: null,
  discarded: null,
  interrupted: null,
  failed: null,
};
