import { z } from 'zod';
import { acceptFactor, calibrationFrom } from './calibrations.ts';
import { addClosure, endClosure } from './closures.ts';
import { isochroneFeatures } from './isochrone-features.ts';
import { closureById, closuresOf } from './store.ts';
import type { Travel } from './travel.ts';
import { refuse } from '../../refused.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { idSchema, latSchema, lonSchema, policeUnitTypeSchema } from '../../../shared/operations/schema.ts';
import { ENOUGH_TRIPS, hoursSchema, placeSpeedSchema } from '../../../shared/planning/travel/calibration.ts';
import { closureSchema } from '../../../shared/planning/travel/closure.ts';
import { namesOf } from '../../operations/incident/store.ts';
import { katosBelow } from '../../operations/viewer.ts';
import { actorOf, may, router, type Context } from '../../trpc.ts';

/** @throws TRPCError PRECONDITION_FAILED where nothing reckons travel times. */
export function travelOf({ travel }: Pick<Context, 'travel'>): Travel {
  if (travel) return travel;
  throw refuse('PRECONDITION_FAILED', 'travel_off', 'This server does not reckon travel times');
}

const reads = may('planning.read');
const writes = may('planning.write');

const pointSchema = z.object({ lon: lonSchema, lat: latSchema, kind: placeSpeedSchema });
const reasonSchema = z.string().trim().min(3, 'Say why, in three letters or more').max(500);
const basisNameSchema = z.enum(['estimate', 'roads']);
/** What one question of a screen may ask for; plans ask for more inside the server. */
const MOST_PAIRS = 10_000;
const MOST_CLOSURES = 200;

const minutesSchema = z
  .array(z.number().int().min(1).max(120, 'Two hours at most'))
  .min(1)
  .max(6, 'Six bands at most')
  .refine((list) => list.every((minute, i) => i === 0 || minute > (list[i - 1] ?? 0)), 'Minutes must rise');

/** Travel time: what it is reckoned by, isochrones, matrices, closed roads, and what own tracks say of it. */
export const travelProcedures = router({
  status: reads.query(({ ctx }) => travelOf(ctx).status()),

  /** What is reached from a place in some minutes, as areas of a map. */
  isochrone: reads
    .input(
      z.object({
        unit: katoSchema,
        from: pointSchema,
        minutes: minutesSchema,
        type: policeUnitTypeSchema.default('patrol_car'),
        hours: hoursSchema,
      }),
    )
    .query(async ({ ctx, input: { unit, ...question } }) => {
      ctx.requireUnit(unit);
      return isochroneFeatures(await travelOf(ctx).isochrones(question));
    }),

  matrix: reads
    .input(
      z
        .object({
          unit: katoSchema,
          from: z.array(pointSchema).min(1).max(1_000),
          to: z.array(pointSchema).min(1).max(1_000),
          type: policeUnitTypeSchema.default('patrol_car'),
          hours: hoursSchema,
        })
        .refine(({ from, to }) => from.length * to.length <= MOST_PAIRS, '10,000 pairs of points at most'),
    )
    .query(async ({ ctx, input: { unit, ...question } }) => {
      ctx.requireUnit(unit);
      const { basis, seconds, estimated } = await travelOf(ctx).matrix(question);
      const width = question.to.length;
      const rowsOf = <T>(cell: (i: number) => T): T[][] =>
        question.from.map((_, i) => question.to.map((_to, j) => cell(i * width + j)));
      return {
        basis,
        seconds: rowsOf((i) => (Number.isNaN(seconds[i]) ? null : Math.round(seconds[i] ?? 0))),
        estimated: rowsOf((i) => estimated[i] === 1),
      };
    }),

  closures: router({
    /** Closed roads of a unit of territory and everything below it that are not over; those opened today can be closed again. */
    list: reads.input(z.object({ unit: katoSchema })).query(async ({ ctx, input: { unit } }) => {
      const katos = katosBelow(ctx.picture, ctx.requireUnit(unit));
      const rows = await closuresOf(ctx.db, katos, Date.now() - 86_400_000, MOST_CLOSURES);
      const people = rows.flatMap(({ actor, endedBy }) => (endedBy === null ? [actor] : [actor, endedBy]));
      return { rows, people: Object.fromEntries(await namesOf(ctx.db, [...new Set(people)])) };
    }),

    add: writes.input(closureSchema).mutation(({ ctx, input }) => {
      ctx.requireUnit(input.unit);
      return addClosure(ctx.db, { actor: actorOf(ctx), atMs: Date.now() }, input);
    }),

    /** Opens a road, or with `ends: false` takes that back. @returns false when somebody was faster. */
    end: writes
      .input(z.object({ id: idSchema, ends: z.boolean().default(true), reason: reasonSchema }))
      .mutation(async ({ ctx, input: { id, ...how } }) => {
        const found = await closureById(ctx.db, id);
        const closure = ctx.requireObject(`road_closure:${id}`, found, ({ unit }) => unit);
        return endClosure(ctx.db, { actor: actorOf(ctx), atMs: Date.now() }, { closure, ...how });
      }),
  }),

  calibration: router({
    /** What own tracks of the last thirty days say, by kind of place and hours; nothing of it is in force by itself. */
    get: reads
      .input(z.object({ unit: katoSchema, basis: basisNameSchema }))
      .query(({ ctx, input: { unit, basis } }) => {
        const { tree } = ctx.picture;
        const katos = katosBelow(ctx.picture, ctx.requireUnit(unit));
        const typeOf = (kato: string) => tree.units[tree.indexOf.get(kato) ?? -1]?.type;
        return calibrationFrom(
          { db: ctx.db, travel: travelOf(ctx), typeOf },
          { katos, nowMs: Date.now(), basis },
        );
      }),

    /**
     * Puts what own tracks say of one kind of place into force, or with `applies: false` takes it out. It holds in the whole
     * installation, so the grant of the Republic is asked for. The factor is reckoned here, not taken from the screen.
     */
    accept: writes
      .input(
        z.object({
          unit: katoSchema,
          basis: basisNameSchema,
          kind: placeSpeedSchema,
          hours: hoursSchema,
          applies: z.boolean().default(true),
          reason: reasonSchema,
        }),
      )
      .mutation(async ({ ctx, input: { unit, basis, kind, hours, applies, reason } }) => {
        const index = ctx.requireUnit(unit);
        if (!ctx.scope.all) {
          ctx.denied?.('planning.write', 'planning.travel.calibration.accept');
          throw refuse(
            'FORBIDDEN',
            'national_only',
            'Travel times hold in the whole Republic: your grant must be there',
          );
        }
        const deed = { actor: actorOf(ctx), atMs: Date.now(), reason };
        if (!applies) {
          const none = { basis, kind, hours, factor: 1, trips: 0, fromMs: null, toMs: null };
          await acceptFactor(ctx.db, deed, none);
          return { factor: 1 };
        }
        const { tree } = ctx.picture;
        const answer = await calibrationFrom(
          {
            db: ctx.db,
            travel: travelOf(ctx),
            typeOf: (kato) => tree.units[tree.indexOf.get(kato) ?? -1]?.type,
          },
          { katos: katosBelow(ctx.picture, index), nowMs: deed.atMs, basis },
        );
        const found = answer?.findings.find((one) => one.kind === kind && one.hours === hours);
        if (!answer || !found || found.factor === null)
          throw refuse(
            'PRECONDITION_FAILED',
            'too_few_drives',
            `There are ${found?.n ?? 0} drives of this kind; ${ENOUGH_TRIPS} are needed`,
            { n: found?.n ?? 0, needed: ENOUGH_TRIPS },
          );
        const { fromMs, toMs } = answer;
        await acceptFactor(ctx.db, deed, {
          basis,
          kind,
          hours,
          factor: found.factor,
          trips: found.n,
          fromMs,
          toMs,
        });
        return { factor: found.factor };
      }),
  }),
});
