import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Imports } from './imports.ts';
import { ImportRefusal } from './refusal.ts';
import { problemPage, runById, runPage } from './run/store.ts';
import { importTerritory } from './territory.ts';
import { reasonSchema } from '../../../shared/register/edit.ts';
import { importProblemSchema, importRunSchema } from '../../../shared/register/import/run.ts';
import type { Scope } from '../../../shared/hierarchy/scope.ts';
import { actorOf, may, router, type Context } from '../../trpc.ts';

const id = z.number().int().positive();
const limit = z.number().int().min(1).max(500).default(100);

const notFound = (what: number): TRPCError =>
  new TRPCError({ code: 'NOT_FOUND', message: `There is no import ${what}` });

/** Asks something of the imports of this server; a refusal becomes an answer of the interface. */
async function asked<Result>(
  ctx: Pick<Context, 'imports'>,
  ask: (imports: Imports) => Promise<Result>,
): Promise<Result> {
  if (!ctx.imports)
    throw new TRPCError({ code: 'PRECONDITION_FAILED', message: 'This server takes no imports' });
  try {
    return await ask(ctx.imports);
  } catch (error) {
    if (error instanceof ImportRefusal)
      throw new TRPCError({ code: error.code, message: error.message, cause: error });
    throw error;
  }
}

/** Whose imports one may see: those that could not reach beyond one's own territory. */
const seenIn = (scope: Scope): readonly string[] | null => (scope.all ? null : scope.paths);

/** For who imports. An import of another territory is as one that is not there. */
const importing = may('register.import');
const ofImport = importing.input(z.object({ id })).use(async ({ ctx, input, next }) => {
  const run = await runById(ctx.db, input.id, seenIn(ctx.scope));
  if (!run || !(await runById(ctx.db, run.id, importTerritory(ctx.access, run.kind))))
    throw notFound(input.id);
  return next({ ctx: { run } });
});

/** Imports from their file to their undo. The work itself goes on after the answer; ask `get` how far it is. */
export const importsRouter = router({
  list: importing
    .input(z.object({ cursor: id.nullish(), limit }))
    .output(z.object({ rows: z.array(importRunSchema), nextCursor: id.nullable() }))
    .query(async ({ ctx, input }) => {
      const rows = await runPage(ctx.db, {
        before: input.cursor ?? null,
        limit: input.limit,
        seen: seenIn(ctx.scope),
      });
      return { rows, nextCursor: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null };
    }),

  get: ofImport.output(importRunSchema).query(({ ctx }) => ctx.run),

  /** Problems in the order of the rows; all are counted in the import, at most 10,000 are kept. */
  problems: ofImport
    .input(
      z.object({
        cursor: z.number().int().nonnegative().nullish(),
        limit,
        severity: importProblemSchema.shape.severity.optional(),
      }),
    )
    .output(
      z.object({
        rows: z.array(importProblemSchema),
        nextCursor: z.number().int().nullable(),
        total: z.number().int().nonnegative(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const after = input.cursor ?? 0;
      const { rows, total } = await problemPage(ctx.db, {
        runId: input.id,
        after,
        limit: input.limit,
        severity: input.severity,
      });
      const next = after + rows.length;
      return { rows, total, nextCursor: next < total && rows.length > 0 ? next : null };
    }),

  accept: ofImport
    .input(z.object({ acceptGood: z.boolean().default(false), reason: reasonSchema }))
    .output(importRunSchema)
    .mutation(({ ctx, input: { id: run, ...wish } }) =>
      asked(ctx, (imports) => imports.accept(run, { ...wish, actor: actorOf(ctx) })),
    ),

  discard: ofImport
    .output(importRunSchema)
    .mutation(({ ctx, input }) => asked(ctx, (imports) => imports.discard(input.id, actorOf(ctx)))),

  resume: ofImport
    .output(importRunSchema)
    .mutation(({ ctx, input }) => asked(ctx, (imports) => imports.resume(input.id, actorOf(ctx)))),

  undo: ofImport
    .input(z.object({ reason: reasonSchema }))
    .output(importRunSchema)
    .mutation(({ ctx, input: { id: run, reason } }) =>
      asked(ctx, (imports) => imports.undo(run, { reason, actor: actorOf(ctx) })),
    ),
});
