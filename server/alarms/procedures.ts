import { z } from 'zod';
import { handleAlarms, handleGroup } from './handle.ts';
import { alarmCard, alarmSummary, listAlarms } from './list/list.ts';
import { alarmGroups } from './list/store.ts';
import { alarmIndicators } from './rate/indicators.ts';
import { alarmPageSchema, handleAlarmsSchema, handleGroupSchema } from '../../shared/alarms/command.ts';
import { katoSchema, type Kato } from '../../shared/hierarchy/schema.ts';
import type { Picture } from '../picture/picture.ts';
import { actorOf, may, mayCommand, router } from '../trpc.ts';

const LONGEST_MS = 31 * 86_400_000;

/** A unit of territory and everything below it, by code. */
const katosBelow = ({ tree }: Picture, index: number): Kato[] =>
  tree.units.slice(index, tree.end[index]).map(({ kato }) => kato);

const reads = may('operations.read');
/** Who may send a unit may answer an alarm. */
const handles = mayCommand('operations.dispatch');
const ofUnit = z.object({ unit: katoSchema });

/** What a desk looks at, and asks for again with every event. */
const boardRouter = router({
  /** Counts, rate and flood of a territory. */
  summary: reads
    .input(ofUnit)
    .query(({ ctx, input }) =>
      alarmSummary(ctx.db, katosBelow(ctx.picture, ctx.requireUnit(input.unit)), Date.now()),
    ),

  list: reads
    .input(alarmPageSchema)
    .query(({ ctx, input: { unit, ...page } }) =>
      listAlarms(
        { db: ctx.db, access: ctx.access, at: Date.now() },
        { ...page, katos: katosBelow(ctx.picture, ctx.requireUnit(unit)) },
      ),
    ),

  /** What a flood shows instead of single alarms of medium and low priority. */
  groups: reads
    .input(ofUnit)
    .query(({ ctx, input }) => alarmGroups(ctx.db, katosBelow(ctx.picture, ctx.requireUnit(input.unit)))),

  /** One alarm with its log. */
  card: reads.input(z.object({ id: z.number().int().positive() })).query(async ({ ctx, input: { id } }) => {
    const viewer = { db: ctx.db, access: ctx.access, at: Date.now() };
    return ctx.requireObject(`alarm:${id}`, await alarmCard(viewer, id), ({ row }) => row.kato);
  }),
});

/** Alarms of every source, in the order in which they are answered; see shared/alarms/alarm-machine.ts for what may be done. */
export const alarmsRouter = router({
  board: boardRouter,

  handle: handles
    .input(handleAlarmsSchema)
    .mutation(({ ctx, input }) =>
      handleAlarms(ctx.db, { ...ctx, actor: actorOf(ctx), at: Date.now() }, input),
    ),

  handleGroup: handles.input(handleGroupSchema).mutation(({ ctx, input }) => {
    const katos = katosBelow(ctx.picture, ctx.requireUnit(input.unit));
    return handleGroup(ctx.db, { ...ctx, actor: actorOf(ctx), at: Date.now() }, { ...input, katos });
  }),

  /** How well the alarms of a period behaved, against EEMUA 191 and ISA-18.2. */
  indicators: reads
    .input(
      ofUnit
        .extend({ fromMs: z.number().int().min(0), toMs: z.number().int().min(0) })
        .refine(({ fromMs, toMs }) => fromMs < toMs && toMs - fromMs <= LONGEST_MS, {
          error: 'A period of 31 days at most, which begins before it ends',
        }),
    )
    .query(({ ctx, input: { unit, ...period } }) =>
      alarmIndicators(ctx.db, katosBelow(ctx.picture, ctx.requireUnit(unit)), period),
    ),
});
