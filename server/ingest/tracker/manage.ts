import { TRPCError } from '@trpc/server';
import { putTrackerRow, trackerOf, trackersOf, unitsOfCallSign } from './store.ts';
import { SOURCE_KINDS, type PutTracker, type TrackerInfo } from '../../../shared/ingest/source.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { notFound } from '../../access/guard.ts';
import { write } from '../../db/write.ts';
import { sourceChanged, type Keeper } from '../source/manage.ts';
import { sourceById } from '../source/store.ts';

/** @throws TRPCError NOT_FOUND for a source outside. */
export async function listTrackers(
  { db, requireObject }: Keeper,
  { sourceId }: { sourceId: number },
): Promise<TrackerInfo[]> {
  requireObject(`source:${sourceId}`, await sourceById(db, sourceId), ({ kato }) => kato);
  const rows = await trackersOf(db, sourceId);
  return rows.map(({ id, external_id, source, enabled, call_sign }) => ({
    id,
    externalId: external_id ?? '',
    callSign: call_sign,
    source,
    enabled,
  }));
}

/**
 * Says whose positions a tracker's are. Both the source and the unit lie in the person's territory.
 * @throws TRPCError NOT_FOUND for a source or a unit outside, CONFLICT for a call sign of several, BAD_REQUEST for a source
 * without trackers.
 */
export function putTracker(
  { db, actor, requireObject, covers }: Keeper & { covers: (kato: Kato) => boolean },
  { sourceId, externalId, callSign, source: kind, enabled, reason }: PutTracker,
): Promise<{ id: number }> {
  return write(db, { actor, action: 'ingest.putTracker', note: reason }, async (trx) => {
    const source = requireObject(
      `source:${sourceId}`,
      await sourceById(trx, sourceId, { lock: true }),
      ({ kato }) => kato,
    );
    if (SOURCE_KINDS[source.kind].has !== 'trackers')
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'sourceId. This source has no trackers' });
    const [unit, ...more] = (await unitsOfCallSign(trx, callSign)).filter(({ kato }) => covers(kato));
    if (!unit) throw notFound(`unit ${callSign}`);
    if (more.length > 0)
      throw new TRPCError({
        code: 'CONFLICT',
        message: `callSign. ${callSign} is the call sign of several units`,
      });
    const before = await trackerOf(trx, sourceId, externalId);
    const id = await putTrackerRow(trx, {
      source_id: sourceId,
      external_id: externalId,
      unit_id: unit.id,
      kato: unit.kato,
      source: kind,
      enabled,
    });
    return {
      result: { id },
      object: `source:${sourceId}`,
      kato: source.kato,
      before: before && { externalId, ...before },
      after: { externalId, unitId: unit.id, source: kind, enabled },
      events: sourceChanged(sourceId, source.kato),
    };
  });
}
