import { TRPCError } from '@trpc/server';
import { insertVersion, newestVersions, playbookVersion, versionNotes, type VersionNote } from './store.ts';
import { categories } from '../../../data/categories/categories.ts';
import { playbooks as shippedPlaybooks } from '../../../data/playbooks/playbooks.ts';
import { playbookDiff } from '../../../shared/operations/playbook-diff.ts';
import type { Category, Playbook } from '../../../shared/operations/playbook.ts';
import type { PlaybookRef } from '../../../shared/operations/schema.ts';
import { notFound } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { namesOf } from '../incident/store.ts';
import { refused } from '../refusal.ts';

const SHIPPED: ReadonlyMap<string, Playbook> = new Map(shippedPlaybooks().map((one) => [one.id, one]));

/** The tree of categories. */
export const CATEGORIES: readonly Category[] = categories();
const CATEGORY = new Map(CATEGORIES.map((category) => [category.id, category]));

/** Every playbook in force: the newest version that a chief made, else the one that came with the product. */
export async function currentPlaybooks(db: Db): Promise<Playbook[]> {
  const all = new Map(SHIPPED);
  for (const playbook of await newestVersions(db)) all.set(playbook.id, playbook);
  return [...all.values()].toSorted((a, b) => a.id.localeCompare(b.id));
}

/** @throws TRPCError NOT_FOUND */
export async function currentPlaybook(db: Db, id: string): Promise<Playbook> {
  const found = (await currentPlaybooks(db)).find((playbook) => playbook.id === id);
  if (!found) throw notFound(`playbook:${id}`);
  return found;
}

/** The very version that an incident runs by. */
export async function playbookOfRef(db: Db, ref: PlaybookRef | null): Promise<Playbook | null> {
  if (!ref) return null;
  const shipped = SHIPPED.get(ref.id);
  return shipped?.version === ref.version
    ? shipped
    : ((await playbookVersion(db, ref.id, ref.version)) ?? null);
}

/** A category of the tree; undefined for one that an older tree had. */
export const categoryOf = (id: string): Category | undefined => CATEGORY.get(id);

/** @throws TRPCError BAD_REQUEST for a category that is not in the tree. */
export function requireCategory(id: string): Category {
  const category = CATEGORY.get(id);
  if (!category) throw new TRPCError({ code: 'BAD_REQUEST', message: `There is no category ${id}` });
  return category;
}

/** What a category's incidents run by from now on, for the pure rules. */
export async function playbookLookup(db: Db): Promise<(category: string) => PlaybookRef | null> {
  const current = new Map((await currentPlaybooks(db)).map(({ id, version }) => [id, { id, version }]));
  return (category) => current.get(CATEGORY.get(category)?.playbookId ?? '') ?? null;
}

/**
 * Puts a new version of a playbook into force for incidents that begin from now on.
 * @throws TRPCError NOT_FOUND, or CONFLICT with who put what when the version does not follow the one in force.
 */
export async function putPlaybook(
  db: Db,
  { actor, reason }: { actor: string; reason: string },
  playbook: Playbook,
): Promise<{ version: number }> {
  return write(db, { actor, action: 'operations.putPlaybook', note: reason }, async (trx) => {
    const before = await currentPlaybook(trx, playbook.id);
    const follows =
      playbook.version === before.version + 1 &&
      (await insertVersion(trx, playbook, { author: actor, reason }));
    if (!follows) throw await changedMeanwhile(trx, playbook, before);
    return {
      result: { version: playbook.version },
      object: `playbook:${playbook.id}`,
      before: { version: before.version },
      after: { version: playbook.version },
    };
  });
}

/** Somebody put a version meanwhile: who, when, and what is another than in the version that was changed. */
async function changedMeanwhile(db: Db, mine: Playbook, inForce: Playbook): Promise<TRPCError> {
  const notes = (await versionNotes(db, mine.id)).filter(({ version }) => version >= mine.version);
  const base = await playbookOfRef(db, { id: mine.id, version: mine.version - 1 });
  const names = await namesOf(
    db,
    notes.map(({ author }) => author),
  );
  const fields = base ? [...new Set(playbookDiff(base, inForce).map(({ part }) => part))] : [];
  return refused(
    { code: 'changed_meanwhile', expected: mine.version - 1, version: inForce.version },
    notes.map(({ author, at }) => ({
      by: names.get(author) ?? author,
      at: at.getTime(),
      what: 'edited',
      fields,
      to: null,
    })),
  );
}

/** A version of a playbook: who put it into force, when and why. `by` null: it came with the product. */
export type PlaybookNote = { version: number; at: number | null; by: string | null; reason: string };

const noted = ({ version, at, author, reason }: VersionNote, names: ReadonlyMap<string, string>) => ({
  version,
  at: at.getTime(),
  by: names.get(author) ?? author,
  reason,
});

/** Every playbook in force with its note. */
export async function notedPlaybooks(db: Db): Promise<{ playbook: Playbook; note: PlaybookNote }[]> {
  const notes = await versionNotes(db);
  const names = await namesOf(
    db,
    notes.map(({ author }) => author),
  );
  return (await currentPlaybooks(db)).map((playbook) => {
    const { id, version } = playbook;
    const note = notes.find((one) => one.id === id && one.version === version);
    return { playbook, note: note ? noted(note, names) : { version, at: null, by: null, reason: '' } };
  });
}

/** All versions of a playbook, the newest first; the last came with the product. */
export async function playbookHistory(db: Db, id: string): Promise<PlaybookNote[]> {
  const notes = await versionNotes(db, id);
  const names = await namesOf(
    db,
    notes.map(({ author }) => author),
  );
  const shipped = SHIPPED.get(id);
  return [
    ...notes.map((note) => noted(note, names)),
    ...(shipped ? [{ version: shipped.version, at: null, by: null, reason: '' }] : []),
  ];
}
