import type { Db } from '../../db/schema.ts';
import { crewOf } from '../../operations/incident/commander.ts';
import { raiseSos } from '../../operations/unit/sos.ts';
import type { TrackerSources } from '../tracker/trackers.ts';

/**
 * A crew calls for help by its device: its unit's SOS, once however often the device repeats it.
 * @returns false when nobody knows whose device it is.
 */
export async function callForHelp(
  db: Db,
  { byId }: TrackerSources,
  said: { sourceId: number; uid: string; atMs: number; nowMs: number },
): Promise<boolean> {
  // An application names its alarm `UID-9-1-1`.
  const devices = byId.get(said.sourceId)?.devices;
  const device = devices?.get(said.uid) ?? devices?.get(said.uid.replace(/-9-1-1$/, ''));
  if (!device) return false;
  const key = `cot-sos-${device.id}-${Math.floor(said.atMs)}`;
  await raiseSos(db, crewOf(device.unitId, said.nowMs), { key, unitId: device.unitId });
  return true;
}
