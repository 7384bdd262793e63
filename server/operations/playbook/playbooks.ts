import { TRPCError } from '@trpc/server';
import { insertVersion, newestVersions, playbookVersion } from './store.ts';
import { categories } from '../../../data/categories/categories.ts';
import { playbooks as shippedPlaybooks } from '../../../data/playbooks/playbooks.ts';
import type { Category, Playbook } from '../../../shared/operations/playbook.ts';
import type { PlaybookRef } from '../../../shared/operations/schema.ts';
import { notFound } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

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
 * @throws TRPCError NOT_FOUND, or CONFLICT when the version does not follow the one in force.
 */
export async function putPlaybook(
  db: Db,
  { actor, reason }: { actor: string; reason: string },
  playbook: Playbook,
): Promise<{ version: number }> {
  return write(db, { actor, action: 'operations.putPlaybook', note: reason }, async (trx) => {
    const before = await currentPlaybook(trx, playbook.id);
    const follows = playbook.version === before.version + 1 && (await insertVersion(trx, playbook, actor));
    if (!follows)
      throw new TRPCError({
        code: 'CONFLICT',
        message: `Version ${before.version} of ${playbook.id} is in force; the next one is ${before.version + 1}`,
      });
    return {
      result: { version: playbook.version },
      object: `playbook:${playbook.id}`,
      before: { version: before.version },
      after: { version: playbook.version },
    };
  });
}
