import { TRPCError } from '@trpc/server';
import { insertSource, setAsideOf, sourceById, sourcesWithin, updateSourceRow } from './store.ts';
import { SOURCE_CHANGED } from '../followed.ts';
import { hashOf, newSecret } from '../secret.ts';
import { COUNTRY_KATO, type Kato } from '../../../shared/hierarchy/schema.ts';
import {
  SOURCE_KINDS,
  type CreateSource,
  type SetAside,
  type SourceInfo,
  type UpdateSource,
} from '../../../shared/ingest/source.ts';
import type { Guard } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** Who looks after sources, and where. */
export type Keeper = Guard & { db: Db; actor: string };

/** What adapters and screens are told of a source that is another one now. */
export const sourceChanged = (id: number, kato: Kato) => [
  { kind: SOURCE_CHANGED, kato, object: `source:${id}` },
];

/** The sources of the paths, with what they sent. */
export async function listSources(db: Db, paths: readonly string[]): Promise<SourceInfo[]> {
  const rows = await sourcesWithin(db, paths);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    unit: row.kato,
    settings: row.settings as SourceInfo['settings'],
    perMinute: row.per_minute,
    enabled: row.enabled,
    version: row.version,
    lastHeardAt: row.last_heard_at && row.last_heard_at.toISOString(),
    counts: {
      accepted: row.accepted ?? 0,
      duplicate: row.duplicate ?? 0,
      quarantined: row.quarantined ?? 0,
      refused: row.refused ?? 0,
    },
    accounts: row.accounts ?? 0,
    linesLost: row.lines_lost ?? 0,
  }));
}

/**
 * Adds a source, with a secret of its own where its kind has one.
 * @throws TRPCError NOT_FOUND or FORBIDDEN for the unit, CONFLICT when its line is another source's.
 */
export function createSource(
  { db, actor, requireUnit }: Keeper,
  { kind, name, unit, perMinute, settings, reason }: CreateSource,
): Promise<{ id: number; secret: string | null }> {
  requireUnit(unit);
  const secret = SOURCE_KINDS[kind].secret === 'source' ? newSecret() : null;
  return write(db, { actor, action: 'ingest.createSource', note: reason }, async (trx) => {
    const secretHash = secret === null ? null : hashOf(secret);
    const source = { kind, name, kato: unit, perMinute, settings, secretHash, createdBy: actor };
    const id = await insertSource(trx, source);
    if (id === undefined)
      throw new TRPCError({ code: 'CONFLICT', message: 'settings. This line is another source’s' });
    return {
      result: { id, secret },
      object: `source:${id}`,
      kato: unit,
      after: { kind, name, settings, perMinute },
      events: sourceChanged(id, unit),
    };
  });
}

/**
 * Renames a source, limits it, switches it on or off.
 * @throws TRPCError NOT_FOUND for a source outside, CONFLICT when somebody changed it meanwhile.
 */
export function updateSource(
  { db, actor, requireObject }: Keeper,
  { id, version, reason, ...asked }: UpdateSource,
): Promise<void> {
  return write(db, { actor, action: 'ingest.updateSource', note: reason }, async (trx) => {
    const source = requireObject(
      `source:${id}`,
      await sourceById(trx, id, { lock: true }),
      ({ kato }) => kato,
    );
    if (source.version !== version)
      throw new TRPCError({
        code: 'CONFLICT',
        message: 'version. Somebody changed it meanwhile: look again',
      });
    const { name = source.name, perMinute = source.per_minute, enabled = source.enabled } = asked;
    await updateSourceRow(trx, id, { name, per_minute: perMinute, enabled });
    return {
      result: undefined,
      object: `source:${id}`,
      kato: source.kato,
      before: { name: source.name, perMinute: source.per_minute, enabled: source.enabled },
      after: { name, perMinute, enabled },
      events: sourceChanged(id, source.kato),
    };
  });
}

/**
 * What a source sent and nobody took, newest first; without a source what came from nobody known, which is for those who
 * look after the whole Republic.
 * @throws TRPCError NOT_FOUND for a source outside.
 */
export async function listSetAside(
  { db, requireObject, requireUnit }: Keeper,
  { id, before }: { id: number | null; before: number | null },
): Promise<SetAside[]> {
  if (id === null) requireUnit(COUNTRY_KATO);
  else requireObject(`source:${id}`, await sourceById(db, id), ({ kato }) => kato);
  const rows = await setAsideOf(db, id, before);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
