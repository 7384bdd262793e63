import { TRPCError } from '@trpc/server';
import { detectorsOf, lockedDetector, putDetectorRow, type Standing } from './store.ts';
import { SOURCE_KINDS, type DetectorInfo, type PutDetector } from '../../../shared/ingest/source.ts';
import type { Locate } from '../../../shared/hierarchy/locate.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { sourceChanged, type Keeper } from '../source/manage.ts';
import { sourceById } from '../source/store.ts';
import { cameraOf, facilityOf } from '../where/store.ts';
import { implausiblePlace, readLocate } from '../where/where.ts';

/** @throws TRPCError NOT_FOUND for a source outside. */
export async function listDetectors(
  { db, requireObject }: Keeper,
  { sourceId }: { sourceId: number },
): Promise<DetectorInfo[]> {
  requireObject(`source:${sourceId}`, await sourceById(db, sourceId), ({ kato }) => kato);
  const rows = await detectorsOf(db, sourceId);
  return rows.map((row) => ({
    id: row.id,
    externalId: row.external_id,
    type: row.type,
    facility:
      row.facility_id === null || row.facility_number === null
        ? null
        : {
            id: row.facility_id,
            externalId: row.facility_number,
            name: { kk: row.name_kk ?? '', ru: row.name_ru ?? '', en: row.name_en ?? '' },
          },
    camera: row.camera,
    place: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
    registered: row.registered,
    enabled: row.enabled,
    lastHeardAt: row.last_heard_at && row.last_heard_at.toISOString(),
  }));
}

/**
 * Registers a detector of a source or changes it. What it stands at lies in the person's territory as the source does.
 * @throws TRPCError NOT_FOUND for a source, a facility or a camera outside, FORBIDDEN for a place outside, BAD_REQUEST for a
 * source without detectors or a place that cannot be.
 */
export function putDetector(keeper: Keeper, asked: PutDetector): Promise<{ id: number }> {
  const { db, actor, requireObject } = keeper;
  const { sourceId, externalId, type, enabled, reason } = asked;
  return write(db, { actor, action: 'ingest.putDetector', note: reason }, async (trx) => {
    const source = requireObject(
      `source:${sourceId}`,
      await sourceById(trx, sourceId, { lock: true }),
      ({ kato }) => kato,
    );
    if (SOURCE_KINDS[source.kind].has !== 'detectors')
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'sourceId. This source has no detectors' });
    const standing = await standingAt(trx, keeper, asked.where, source.kato);
    const before = await lockedDetector(trx, sourceId, externalId);
    const row = {
      source_id: sourceId,
      external_id: externalId,
      type,
      ...standing,
      registered: true,
      enabled,
    };
    const id = await putDetectorRow(trx, row);
    return {
      result: { id },
      object: `source:${sourceId}`,
      kato: source.kato,
      before,
      after: { externalId, type, where: asked.where, enabled },
      events: sourceChanged(sourceId, source.kato),
    };
  });
}

async function standingAt(
  trx: Db,
  { requireObject, requireUnit }: Keeper,
  where: PutDetector['where'],
  elsewhere: string,
): Promise<Standing> {
  const none = { facility_id: null, camera_id: null, lon: null, lat: null };
  switch (where.by) {
    case 'facility': {
      const name = `facility:${where.number}`;
      const { id, kato } = requireObject(name, await facilityOf(trx, where.number), (found) => found.kato);
      return { ...none, facility_id: id, kato };
    }
    case 'camera': {
      const name = `camera:${where.number}`;
      const { id, kato } = requireObject(name, await cameraOf(trx, where.number), (found) => found.kato);
      return { ...none, camera_id: id, kato };
    }
    case 'place':
    default: {
      const wrong = implausiblePlace(where);
      if (wrong)
        throw new TRPCError({ code: 'BAD_REQUEST', message: `where. Nothing can stand there: ${wrong}` });
      const locate: Locate = (await readLocate(trx, null)).locate;
      const kato = locate(where.lon, where.lat) ?? elsewhere;
      requireUnit(kato);
      return { ...none, lon: where.lon, lat: where.lat, kato };
    }
  }
}
