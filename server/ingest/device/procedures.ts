import { z } from 'zod';
import { addDevice, devicesOf, revokeDevice, unitOfDevice } from './store.ts';
import { idSchema, positionSourceSchema, type PoliceUnit } from '../../../shared/operations/schema.ts';
import { notFound, type Guard } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { namesOf } from '../../operations/incident/store.ts';
import { refused } from '../../operations/refusal.ts';
import { devicesChanged } from '../../operations/told.ts';
import { unitById } from '../../operations/unit/store.ts';
import { actorOf, may, router } from '../../trpc.ts';

const administers = may('units.write');
const reason = z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' });

/** The unit inside the territory; one outside answers like one that is not there. */
const unitIn = async (db: Db, guard: Guard, id: number, lock = false): Promise<PoliceUnit> =>
  guard.requireObject(`unit:${id}`, await unitById(db, id, { lock }), ({ home }) => home.kato);

/** Devices that send positions of a unit, for whoever administers it. A crew's link is `operations.units.link`. */
export const deviceRouter = router({
  list: administers.input(z.object({ unitId: idSchema })).query(async ({ ctx, input }) => {
    await unitIn(ctx.db, ctx, input.unitId);
    const devices = await devicesOf(ctx.db, input.unitId);
    const names = await namesOf(
      ctx.db,
      devices.flatMap(({ createdBy, revokedBy }) => [createdBy, revokedBy ?? '']),
    );
    return {
      serverTime: Date.now(),
      devices: devices.map(({ createdBy, revokedBy, ...device }) => ({
        ...device,
        createdBy: names.get(createdBy) ?? createdBy,
        revokedBy: revokedBy === null ? null : (names.get(revokedBy) ?? revokedBy),
      })),
    };
  }),

  /** Registers a device. Its secret is in this answer and nowhere else: not in the audit, not in a list. */
  add: administers
    .input(
      z.strictObject({
        unitId: idSchema,
        name: z
          .string()
          .trim()
          .min(2, { error: 'A name is missing' })
          .max(120, { error: 'A name has 120 characters at most' }),
        source: positionSourceSchema.exclude(['browser']),
        reason,
      }),
    )
    .mutation(({ ctx, input: { unitId, name, source, reason: note } }) => {
      const actor = actorOf(ctx);
      return write(ctx.db, { actor, action: 'devices.add', note }, async (trx) => {
        const unit = await unitIn(trx, ctx, unitId, true);
        if (unit.retiredAt !== null) throw refused({ code: 'not_allowed_in_state', state: unit.status });
        const { kato } = unit.home;
        const result = await addDevice(trx, { name, unitId, kato, source, createdBy: actor });
        const after = { device: result.id, name, source };
        return { result, object: `unit:${unitId}`, kato, after, events: [devicesChanged(unit)] };
      });
    }),

  /** Takes a device away: from now on what it sends is refused. */
  revoke: administers
    .input(z.strictObject({ id: idSchema, reason }))
    .mutation(({ ctx, input: { id, reason: note } }) => {
      const actor = actorOf(ctx);
      return write(ctx.db, { actor, action: 'devices.revoke', note }, async (trx) => {
        const unitId = await unitOfDevice(trx, id);
        const unit = unitId === undefined ? undefined : await unitById(trx, unitId, { lock: true });
        const found = ctx.requireObject(`device:${id}`, unit, ({ home }) => home.kato);
        if (!(await revokeDevice(trx, id, actor))) throw notFound(`device:${id}`);
        return {
          result: { id },
          object: `unit:${found.id}`,
          kato: found.home.kato,
          before: { device: id },
          events: [devicesChanged(found)],
        };
      });
    }),
});
