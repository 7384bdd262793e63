import { createHash, randomBytes } from 'node:crypto';
import type { SimulatedUnit } from './message.ts';
import { dropDevices, replaceDevices, SIMULATION_ACTOR, unitsTakenOver, unitsToSimulate } from './store.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

const SECRET_BYTES = 24;

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/**
 * Gives the units of the demonstration a device and a crew's link each, in the place of those of the run before. A unit to
 * which a person gave a device is left alone. @returns the secrets, which are kept nowhere else.
 */
export function enlist(db: Db): Promise<SimulatedUnit[]> {
  return write(db, { actor: SIMULATION_ACTOR, action: 'simulation.enlist' }, async (trx) => {
    const units = await unitsToSimulate(trx);
    const enlisted = units.map((unit) => ({ ...unit, device: newSecret(), link: newSecret() }));
    await replaceDevices(
      trx,
      enlisted.flatMap(({ unitId, kato, isOnFoot, device, link }) => [
        { unitId, kato, source: isOnFoot ? 'phone' : 'vehicle_tracker', secretHash: hashOf(device) },
        { unitId, kato, source: 'browser', secretHash: hashOf(link) },
      ]),
    );
    return {
      result: enlisted.map(({ unitId, device, link }) => ({ unitId, device, link })),
      object: 'simulation',
      after: { units: enlisted.length },
    };
  });
}

/**
 * Leaves units to the people who gave them a device of their own. @param leave is told first, so that nothing is sent any more.
 * @returns which.
 */
export async function giveUp(db: Db, leave: (unitIds: readonly number[]) => void): Promise<void> {
  const unitIds = await unitsTakenOver(db);
  if (unitIds.length === 0) return;
  leave(unitIds);
  await write(db, { actor: SIMULATION_ACTOR, action: 'simulation.giveUp' }, async (trx) => {
    await dropDevices(trx, unitIds);
    return { result: undefined, object: 'simulation', after: { units: unitIds } };
  });
}
