import { z } from 'zod';
import { storedFilter } from './question.ts';
import { auditActions, auditPage, lastOfAction } from './store.ts';
import { VERIFY, verifyAndNote } from './verify.ts';
import { auditFilterSchema, type AuditFilter, type AuditStatus } from '../../../shared/access/audit.ts';
import { actorOf, procedure, router, type Context } from '../../trpc.ts';

const pageSchema = z.object({
  /** The last number of the page before. */
  cursor: z.number().int().positive().optional(),
  limit: z.number().int().min(1).max(500).default(100),
});

async function pageOf(ctx: Context, filter: AuditFilter, page: z.infer<typeof pageSchema>) {
  const { cursor: before, limit } = page;
  const rows = await auditPage(ctx.db, storedFilter(ctx.picture, filter), { before, limit });
  return { rows, nextCursor: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
}

const headSchema = z.object({ entries: z.number(), headId: z.number() });

/** The auditor's questions: the list, a person's trail, an object's history, and whether the chain is whole. */
export const auditRouter = router({
  list: procedure
    .input(pageSchema.extend({ filter: auditFilterSchema.default({}) }))
    .query(({ ctx, input }) => pageOf(ctx, input.filter, input)),

  /** Everything one person did, newest first. */
  trail: procedure
    .input(pageSchema.extend({ actor: auditFilterSchema.shape.actor.unwrap() }))
    .query(({ ctx, input }) => pageOf(ctx, { actor: input.actor }, input)),

  /** Everything that happened to one object, as `facility:42`, newest first. */
  history: procedure
    .input(pageSchema.extend({ object: auditFilterSchema.shape.object.unwrap() }))
    .query(({ ctx, input }) => pageOf(ctx, { object: input.object }, input)),

  /** The actions that stand in the audit, to choose from. */
  actions: procedure.query(({ ctx }) => auditActions(ctx.db)),

  /** When the chain was last verified and what was found. */
  status: procedure.query(async ({ ctx }): Promise<AuditStatus> => {
    const last = await lastOfAction(ctx.db, VERIFY);
    if (!last) return { state: 'never' };
    const state = last.outcome === 'done' ? 'whole' : 'broken';
    return { state, verifiedAt: last.at, problem: last.note, ...headSchema.parse(last.after) };
  }),

  /** Verifies the whole chain now; a minute and more with millions of entries. */
  verify: procedure.mutation(async ({ ctx }) =>
    verifyAndNote(ctx.db, { actor: actorOf(ctx), address: ctx.remoteAddress }),
  ),
});
