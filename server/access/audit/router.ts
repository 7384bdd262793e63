import { z } from 'zod';
import { storedFilter } from './question.ts';
import { auditActions, auditPage, lastOfAction } from './store.ts';
import { VERIFY, verifyAndNote } from './verify.ts';
import { auditFilterSchema, type AuditFilter, type AuditStatus } from '../../../shared/access/audit.ts';
import type { Picture } from '../../picture/picture.ts';
import { actorOf, may, router } from '../../trpc.ts';
import { retentionRouter } from '../retention/procedures.ts';
import type { Db } from '../../db/schema.ts';
import type { Territory } from '../guard.ts';

const pageSchema = z.object({
  /** The last number of the page before. */
  cursor: z.number().int().positive().optional(),
  limit: z.number().int().min(1).max(500).default(100),
});

async function pageOf(
  ctx: Territory & { db: Db; picture: Picture },
  filter: AuditFilter,
  page: z.infer<typeof pageSchema>,
) {
  const { cursor: before, limit } = page;
  const rows = await auditPage(ctx.db, storedFilter(ctx, filter), { before, limit });
  return { rows, nextCursor: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
}

const headSchema = z.object({ entries: z.number(), headId: z.number() });

/** The auditor's questions: the list, a person's trail, an object's history, and whether the chain is whole. */
export const auditRouter = router({
  retention: retentionRouter,

  list: may('audit.read')
    .input(pageSchema.extend({ filter: auditFilterSchema.default({}) }))
    .query(({ ctx, input }) => pageOf(ctx, input.filter, input)),

  /** Everything one person did, newest first. */
  trail: may('audit.read')
    .input(pageSchema.extend({ actor: auditFilterSchema.shape.actor.unwrap() }))
    .query(({ ctx, input }) => pageOf(ctx, { actor: input.actor }, input)),

  /** Everything that happened to one object, as `facility:42`, newest first. */
  history: may('audit.read')
    .input(pageSchema.extend({ object: auditFilterSchema.shape.object.unwrap() }))
    .query(({ ctx, input }) => pageOf(ctx, { object: input.object }, input)),

  /** The actions that stand in the audit, to choose from. */
  actions: may('audit.read').query(({ ctx }) => auditActions(ctx.db)),

  /** When the chain was last verified and what was found. */
  status: may('audit.read').query(async ({ ctx }): Promise<AuditStatus> => {
    const last = await lastOfAction(ctx.db, VERIFY);
    if (!last) return { state: 'never' };
    const state = last.outcome === 'done' ? 'whole' : 'broken';
    return { state, verifiedAt: last.at, problem: last.note, ...headSchema.parse(last.after) };
  }),

  /** Verifies the whole chain now; a minute and more with millions of entries. */
  verify: may('audit.read').mutation(async ({ ctx }) =>
    verifyAndNote(ctx.db, { actor: actorOf(ctx), address: ctx.remoteAddress }),
  ),
});
