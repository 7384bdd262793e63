import { create } from 'zustand';
import type { Change } from '../../../shared/planning/branch/change.ts';
import { refOf } from '../../../shared/planning/branch/change-text.ts';
import type { Basis, PlanPicture } from '../../../shared/planning/branch/picture.ts';
import type { ChangeForm } from './change-form.ts';

/**
 * A branch as somebody works on it: what the server had when it was opened, the changes since, and the way back and forth
 * between them. It is a copy on purpose: what is worked on must not change under the hand, and is saved as a whole.
 */
export type Draft = {
  id: number;
  version: number;
  kato: string;
  name: string;
  basis: Basis;
  picture: PlanPicture;
  saved: { name: string; basis: Basis; changes: readonly Change[] };
  changes: readonly Change[];
  past: readonly (readonly Change[])[];
  future: readonly (readonly Change[])[];
};

type DraftState = {
  /** By number of the branch; one that was opened keeps what was not saved. */
  drafts: Readonly<Record<number, Draft>>;
  /** The change that is being made. */
  form: ChangeForm | null;
  /** The thing of the map that is taken hold of, `unit:12`. */
  chosen: string | null;
};

/** Open branches; the panel and the map share them. */
export const useDrafts = create<DraftState>(() => ({ drafts: {}, form: null, chosen: null }));

const MOST_STEPS = 200;

export const isDirty = ({ name, basis, changes, saved }: Draft): boolean =>
  name !== saved.name || basis !== saved.basis || changes !== saved.changes;

export const editDraft = (id: number, how: (draft: Draft) => Draft): void =>
  useDrafts.setState(({ drafts }) => {
    const draft = drafts[id];
    return draft ? { drafts: { ...drafts, [id]: how(draft) } } : {};
  });

/** Takes a branch as the server has it; what was not saved of it is given up. */
export function openDraft(
  branch: Pick<Draft, 'id' | 'version' | 'kato' | 'name' | 'basis' | 'picture'> & {
    changes: readonly Change[];
  },
): void {
  const { id, version, kato, name, basis, picture, changes } = branch;
  const saved = { name, basis, changes };
  const draft: Draft = { id, version, kato, ...saved, picture, saved, past: [], future: [] };
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: draft } }));
}

/** Makes another list of changes; `along` goes on with the step before, as a hand that drags does. */
export const putChanges = (id: number, changes: readonly Change[], along = false): void =>
  editDraft(id, (draft) => ({
    ...draft,
    changes,
    past: along ? draft.past : [...draft.past, draft.changes].slice(-MOST_STEPS),
    future: [],
  }));

export const addChanges = (id: number, added: readonly Change[]): void =>
  putChanges(id, [...(useDrafts.getState().drafts[id]?.changes ?? []), ...added]);

export const undo = (id: number): void =>
  editDraft(id, (draft) => {
    const before = draft.past.at(-1);
    if (!before) return draft;
    const future = [draft.changes, ...draft.future];
    return { ...draft, changes: before, past: draft.past.slice(0, -1), future };
  });

export const redo = (id: number): void =>
  editDraft(id, (draft) => {
    const [next, ...future] = draft.future;
    return next ? { ...draft, changes: next, past: [...draft.past, draft.changes], future } : draft;
  });

/** Moves a unit, a post or a camera of the branch to a place; steps of one drag are one step back. */
export function dragTo(id: number, ref: string, place: { lon: number; lat: number }, isFirst: boolean): void {
  const draft = useDrafts.getState().drafts[id];
  if (!draft) return;
  const { changes } = draft;
  const at = changes.findLastIndex((change) => 'lon' in change && refOf(change) === ref);
  const known = changes[at];
  // What the branch itself has put there is put elsewhere; a later change may rest on it, so it keeps its turn.
  if (known && 'lon' in known) {
    putChanges(id, changes.with(at, { ...known, ...place }), !isFirst);
    return;
  }
  const made: Change | null = ref.startsWith('unit:')
    ? { type: 'unit.move', unit: ref, ...place, costKzt: null }
    : ref.startsWith('post:')
      ? { type: 'post.move', post: ref, ...place, costKzt: null }
      : null;
  if (made) putChanges(id, [...changes, made]);
}
