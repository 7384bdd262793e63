import type { SimulatedSensors } from './message.ts';
import { sourcesOfSimulation, SIMULATION_ACTOR } from './store.ts';
import type { Db } from '../db/schema.ts';
import { createSource, rotateSecret } from '../ingest/source/manage.ts';
import { addWanted } from '../ingest/wanted/manage.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import { MESSAGE_KINDS } from '../../shared/ingest/json/message.ts';
import { WANTED_DAYS } from '../../shared/ingest/wanted.ts';
import { WANTED_PLATES } from '../../shared/simulation/sensor.ts';

const DAY_MS = 86_400_000;
const PER_MINUTE = 6_000;
const REASON = 'Имитация';

/**
 * Makes the source of detectors, plate readers and 112 and puts their wanted vehicles on the list, once; at every other start
 * it gets a new secret in the place of the one that is forgotten. @returns null when somebody has switched it off.
 */
export async function enlistSensors(db: Db, nowMs: number): Promise<SimulatedSensors | null> {
  const keeper = {
    db,
    actor: SIMULATION_ACTOR,
    nowMs,
    requireUnit: () => 0,
    requireObject: <T>(object: string, found: T | undefined): T => {
      if (found === undefined) throw new Error(`There is no ${object}`);
      return found;
    },
  };
  const [own] = await sourcesOfSimulation(db, 'json');
  if (own) {
    if (!own.enabled) return null;
    const { secret } = await rotateSecret(keeper, { id: own.id, overlapH: 0, reason: REASON }, nowMs);
    return { sourceId: own.id, secret };
  }
  const { id: sourceId, secret } = await createSource(keeper, {
    kind: 'json',
    // Says in Kazakh and in Russian that it is played.
    name: 'Имитация: датчик, камера, 112',
    unit: COUNTRY_KATO,
    perMinute: PER_MINUTE,
    settings: { takes: [...MESSAGE_KINDS], categories: {} },
    reason: REASON,
  });
  if (secret === null) throw new Error('A source over HTTP has a secret');
  const until = new Date(nowMs + WANTED_DAYS * DAY_MS).toISOString();
  for (const plate of WANTED_PLATES)
    await addWanted(keeper, {
      plate,
      unit: COUNTRY_KATO,
      ground: 'stolen',
      vehicle: REASON,
      caseNumber: '',
      until,
      reason: REASON,
    });
  return { sourceId, secret };
}
