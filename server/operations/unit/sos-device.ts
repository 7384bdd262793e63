import { TRPCError } from '@trpc/server';
import { raiseSos } from './sos.ts';
import type { Db } from '../../db/schema.ts';
import { crewOf } from '../incident/commander.ts';

/** What a tracker or a phone reports beside its position; `at` is its own time, ms. */
type Alarm = {
  alarm: string;
  at: number;
  place: { lon: number; lat: number } | null;
  accuracyM: number | null;
};

/**
 * Takes the alarms of devices: `sos`, in whatever case, is the call for help of the device's unit; others are not a person's.
 * The device sends a report again until it is acknowledged, so the key is the device and its time: a retry acts once.
 */
export const sosOfDevice =
  (db: Db, clock: () => number) =>
  async (device: { id: number; unitId: number }, { alarm, at, place, accuracyM }: Alarm): Promise<void> => {
    if (alarm.trim().toLowerCase() !== 'sos') return;
    const { unitId } = device;
    const call = { unitId, key: `sos-${device.id}-${at}`, place: place && { ...place, accuracyM } };
    try {
      await raiseSos(db, { ...crewOf(unitId, clock()), actor: `device:${device.id}` }, call);
    } catch (error) {
      // A device of a unit that is not on the register: its position is refused for the same reason.
      if (!(error instanceof TRPCError && error.code === 'NOT_FOUND')) throw error;
    }
  };
