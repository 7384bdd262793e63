import { TRPCError } from '@trpc/server';
import {
  clearDefault,
  insertView,
  lockedView,
  orderViewRows,
  preferencesOf,
  putPreferenceRow,
  updateViewRow,
  viewsOf,
} from './store.ts';
import type { Preferences } from '../../../shared/access/preference.ts';
import {
  MOST_VIEWS,
  type CreateView,
  type SavedView,
  type SeenView,
  type UpdateView,
} from '../../../shared/access/saved-view.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { notFound } from '../guard.ts';

/** Whose views they are; another person's is as one that is not there. */
export type Owner = { db: Db; personId: number; actor: string; now: Date };

const objectOf = (id: number): string => `saved_view:${id}`;

const conflict = (message: string): TRPCError => new TRPCError({ code: 'CONFLICT', message });

export const listViews = ({ db, personId }: Owner): Promise<SavedView[]> => viewsOf(db, personId);

/** @throws TRPCError CONFLICT when there are as many as somebody can read. */
export function createView({ db, personId, actor }: Owner, view: CreateView): Promise<SeenView> {
  return write(db, { actor, action: 'access.saveView' }, async (trx) => {
    if ((await viewsOf(trx, personId)).length >= MOST_VIEWS)
      throw conflict(`${MOST_VIEWS} views are kept at most: remove one first`);
    const id = await insertView(trx, personId, view);
    return { result: { id, version: 1 }, object: objectOf(id), after: view };
  });
}

/** Changes one view that stands, or one that was removed, in the version in which the person saw it. */
function changeView(
  { db, personId, actor }: Owner,
  seen: SeenView,
  deed: { action: string; ofRemoved: boolean },
  change: (trx: Db, view: SavedView) => Promise<{ after?: unknown }>,
): Promise<SeenView> {
  return write(db, { actor, action: deed.action }, async (trx) => {
    const found = await lockedView(trx, { personId, id: seen.id });
    if (!found || found.isRemoved !== deed.ofRemoved) throw notFound(objectOf(seen.id));
    const { view } = found;
    if (view.version !== seen.version) throw conflict('It was changed meanwhile: look again');
    const { after } = await change(trx, view);
    return {
      result: { id: view.id, version: view.version + 1 },
      object: objectOf(view.id),
      before: view,
      after,
    };
  });
}

/** @throws TRPCError NOT_FOUND; CONFLICT when it was changed meanwhile. */
export const updateView = (owner: Owner, { id, version, ...part }: UpdateView): Promise<SeenView> =>
  changeView(owner, { id, version }, { action: 'access.changeView', ofRemoved: false }, async (trx, view) => {
    if (part.isDefault === true && !view.isDefault) await clearDefault(trx, owner.personId, view.workspace);
    await updateViewRow(trx, id, part);
    return { after: part };
  });

/** Takes a view off the list; it can be taken back. */
export const removeView = (owner: Owner, seen: SeenView): Promise<SeenView> =>
  changeView(owner, seen, { action: 'access.removeView', ofRemoved: false }, async (trx) => {
    await updateViewRow(trx, seen.id, { removedAt: owner.now, isDefault: false });
    return {};
  });

/** Takes a removed view back. @throws TRPCError NOT_FOUND for one that was not removed. */
export const restoreView = (owner: Owner, seen: SeenView): Promise<SeenView> =>
  changeView(owner, seen, { action: 'access.restoreView', ofRemoved: true }, async (trx) => {
    await updateViewRow(trx, seen.id, { removedAt: null });
    return {};
  });

export async function orderViews({ db, personId, actor }: Owner, ids: readonly number[]): Promise<void> {
  await write(db, { actor, action: 'access.orderViews' }, async (trx) => {
    await orderViewRows(trx, personId, ids);
    return { result: undefined, object: `person:${personId}`, after: ids };
  });
}

export const preferences = ({ db, personId }: Owner): Promise<Preferences> => preferencesOf(db, personId);

/** What is as it was already is written nowhere. */
export async function putPreferences(owner: Owner, facts: Preferences): Promise<void> {
  const { db, personId, actor } = owner;
  await write(db, { actor, action: 'access.preferences' }, async (trx) => {
    const before = await preferencesOf(trx, personId);
    const repeated = JSON.stringify(before) === JSON.stringify(facts);
    if (!repeated) await putPreferenceRow(trx, personId, facts);
    return { result: undefined, repeated, object: `person:${personId}`, before, after: facts };
  });
}
