import { z } from 'zod';
import { budgetChoices } from './budgets.ts';
import { setPrice } from './prices.ts';
import { askedOf, pricesOf } from './question.ts';
import { rowsOf } from './rows.ts';
import { createRuns, type Run } from './runs.ts';
import { objectOf, saveRun, setDeleted } from './saved.ts';
import { pricesInForce, programmeById, programmesOf, purchasesOf, type StoredPurchase } from './store.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { programmeInputSchema } from '../../../shared/planning/programme/input.ts';
import { priceFactsSchema, versionOf } from '../../../shared/planning/programme/price.ts';
import { measureSchema } from '../../../shared/register/schema.ts';
import { notFound, type Guard } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { actorOf, may, router } from '../../trpc.ts';

const reads = may('planning.read');
const writes = may('planning.write');
const ofUnit = z.object({ unit: katoSchema });
const ofRun = z.object({ id: z.uuid() });
const idSchema = z.number().int().positive().max(2_147_483_647);
const ofSaved = z.object({ id: idSchema });
const reasonSchema = z.string().trim().min(3, 'Say why, in three letters or more').max(500);

/** How many saved programmes a list shows. */
const LISTED = 100;

const runs = createRuns({
  clock: Date.now,
  // The run says that it failed to who waits for it.
  onFailure: () => undefined,
});

function runOf(actor: string, id: string): Run {
  const run = runs.get(actor, id);
  if (!run) throw notFound(`run:${id}`);
  return run;
}

/** What a screen is told of a run. */
const statusOf = ({ id, asked, startedMs, endedMs, contradictions, result, ending }: Run) => ({
  id,
  unit: asked.input.unit,
  districts: asked.districts,
  startedMs,
  endedMs,
  contradictions,
  ending,
  result,
});

/** What to equip when: prices, budgets, programmes that are made and saved. */
export const programmeProcedures = router({
  /** Prices that hold in the unit; `inherited` is one of a unit above. */
  prices: reads.input(ofUnit).query(async ({ ctx, input }) => {
    ctx.requireUnit(input.unit);
    const table = pricesOf(ctx.picture, input.unit, await pricesInForce(ctx.db));
    // Where above a territory a price was set is not shown in it.
    const prices = Object.values(table).map(({ kato, ...price }) => ({
      ...price,
      inherited: kato !== input.unit,
    }));
    return { version: versionOf(table), prices };
  }),

  setPrice: writes
    .input(
      z.object({
        unit: katoSchema,
        measure: measureSchema,
        facts: priceFactsSchema.nullable(),
        reason: reasonSchema,
      }),
    )
    .mutation(({ ctx, input: { reason, ...change } }) => {
      ctx.requireUnit(change.unit);
      return setPrice(ctx, { actor: actorOf(ctx), reason }, change);
    }),

  /** Published budgets to plan with. */
  budgets: reads.input(ofUnit).query(({ ctx, input }) => {
    ctx.requireUnit(input.unit);
    return budgetChoices(ctx.db, ctx.picture, input.unit);
  }),

  /** Gives the first answer; the solver goes on, and `status` tells of it. */
  start: reads
    .input(
      z.object({
        question: programmeInputSchema,
        timeLimitS: z.number().int().min(1).max(120).default(20),
      }),
    )
    .mutation(async ({ ctx, input: { question, timeLimitS } }) => {
      ctx.requireUnit(question.unit);
      const asked = askedOf(ctx.picture, question, await pricesInForce(ctx.db));
      return statusOf(await runs.start(actorOf(ctx), asked, timeLimitS));
    }),

  status: reads.input(ofRun).query(({ ctx, input }) => {
    const run = runOf(actorOf(ctx), input.id);
    ctx.requireUnit(run.asked.input.unit);
    return statusOf(run);
  }),

  cancel: reads.input(ofRun).mutation(({ ctx, input }) => {
    runOf(actorOf(ctx), input.id).cancel();
  }),

  /** A page of what is bought, of a run or of a saved programme. */
  rows: reads
    .input(
      z.object({
        of: z.union([z.object({ run: z.uuid() }), z.object({ saved: idSchema })]),
        year: z.number().int().min(0).max(4).nullable().default(null),
        district: katoSchema.nullable().default(null),
        cursor: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(200),
      }),
    )
    .query(async ({ ctx, input: { of, year, district, cursor, limit } }) => {
      const purchases =
        'run' in of ? runOf(actorOf(ctx), of.run).purchases : await savedPurchases(ctx, of.saved);
      if ('run' in of) ctx.requireUnit(runOf(actorOf(ctx), of.run).asked.input.unit);
      const rows = rowsOf(ctx.picture, purchases, { year, district });
      const end = cursor + limit;
      return { total: rows.length, rows: rows.slice(cursor, end), next: end < rows.length ? end : null };
    }),

  save: writes
    .input(
      z.object({
        run: z.uuid(),
        name: z.string().trim().min(1, 'Give it a name').max(200),
      }),
    )
    .mutation(({ ctx, input: { run: id, name } }) => {
      const actor = actorOf(ctx);
      const run = runOf(actor, id);
      ctx.requireUnit(run.asked.input.unit);
      return saveRun(ctx.db, actor, { run, name });
    }),

  /** Saved programmes of the unit and of those below, the newest first. */
  list: reads.input(ofUnit).query(async ({ ctx, input }) => {
    const { tree } = ctx.picture;
    const unit = ctx.requireUnit(input.unit);
    const katos = tree.units.slice(unit, tree.end[unit]).map(({ kato }) => kato);
    const saved = await programmesOf(ctx.db, katos, LISTED);
    return saved.map(({ id, kato, name, input: question, result, createdAt, createdBy, asOf }) => {
      const { before, after, tenge, gapsClosed } = result.outcome.all;
      const { firstYear, budgets } = question;
      const years = budgets.length;
      return {
        id,
        kato,
        name,
        firstYear,
        years,
        createdAt,
        createdBy,
        asOf,
        before,
        after,
        tenge,
        gapsClosed,
      };
    });
  }),

  get: reads.input(ofSaved).query(async ({ ctx, input }) => {
    const found = ctx.requireObject(
      objectOf(input.id),
      await programmeById(ctx.db, input.id),
      ({ kato }) => kato,
    );
    const now = versionOf(pricesOf(ctx.picture, found.kato, await pricesInForce(ctx.db)));
    return { ...found, pricesChanged: now !== found.priceVersion };
  }),

  delete: writes
    .input(ofSaved)
    .mutation(({ ctx, input }) => setDeleted({ ...ctx, actor: actorOf(ctx) }, input.id, true)),

  /** Takes a deletion back. */
  restore: writes
    .input(ofSaved)
    .mutation(({ ctx, input }) => setDeleted({ ...ctx, actor: actorOf(ctx) }, input.id, false)),
});

async function savedPurchases(
  { db, requireObject }: { db: Db } & Pick<Guard, 'requireObject'>,
  id: number,
): Promise<StoredPurchase[]> {
  requireObject(objectOf(id), await programmeById(db, id), ({ kato }) => kato);
  return purchasesOf(db, id);
}
