import { create } from 'zustand';
import type { Change } from '../../../shared/planning/branch/change.ts';
import type { PlanPicture, Basis } from '../../../shared/planning/branch/picture.ts';

/** A branch as somebody works on it: what the server has, the changes since, and the way back and forth between them. */
export type Draft = {
  id: number;
  version: number;
  name: string;
  picture: PlanPicture;
  basis: Basis;
  saved: readonly Change[];
  changes: readonly Change[];
  past: readonly (readonly Change[])[];
  future: readonly (readonly Change[])[];
};

/** What the next place that is pointed at is for. */
export type Wanted =
  | { ref: string }
  | { add: 'unit' | 'post' | 'camera' }
  | { road: readonly [number, number] | null };

type DraftState = {
  draft: Draft | null;
  wanted: Wanted | null;
  /** The thing that is taken hold of, `unit:12`. */
  chosen: string | null;
};

/** The open branch; the panel and the map share it. */
export const useDraft = create<DraftState>(() => ({ draft: null, wanted: null, chosen: null }));

const MOST_STEPS = 200;

const edit = (how: (draft: Draft) => Draft): void =>
  useDraft.setState(({ draft }) => ({ draft: draft && how(draft) }));

/** Makes another list of changes; `along` goes on with the step before, as a hand that drags does. */
export const putChanges = (changes: readonly Change[], along = false): void =>
  edit((draft) => ({
    ...draft,
    changes,
    past: along ? draft.past : [...draft.past, draft.changes].slice(-MOST_STEPS),
    future: [],
  }));

export const addChanges = (added: readonly Change[]): void => {
  const { draft } = useDraft.getState();
  if (draft) putChanges([...draft.changes, ...added]);
};

export const undo = (): void =>
  edit((draft) => {
    const before = draft.past.at(-1);
    if (!before) return draft;
    return {
      ...draft,
      changes: before,
      past: draft.past.slice(0, -1),
      future: [draft.changes, ...draft.future],
    };
  });

export const redo = (): void =>
  edit((draft) => {
    const [next, ...future] = draft.future;
    return next ? { ...draft, changes: next, past: [...draft.past, draft.changes], future } : draft;
  });
