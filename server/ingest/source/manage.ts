import { TRPCError } from '@trpc/server';
import { insertSource, setAsideOf, sourceById, sourcesWithin, updateSourceRow } from './store.ts';
import { SOURCE_CHANGED } from '../followed.ts';
import { hashOf, newSecret } from '../secret.ts';
import { COUNTRY_KATO, type Kato } from '../../../shared/hierarchy/schema.ts';
import {
  SETTINGS,
  SOURCE_KINDS,
  type CreateSource,
  type EndOldSecret,
  type RotateSecret,
  type SetAside,
  type SourceInfo,
  type UpdateSource,
} from '../../../shared/ingest/source.ts';
import type { Guard } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { requireCategory } from '../../operations/playbook/playbooks.ts';

/** Who looks after sources, and where. */
export type Keeper = Guard & { db: Db; actor: string };

/** What adapters and screens are told of a source that is another one now. */
export const sourceChanged = (id: number, kato: Kato) => [
  { kind: SOURCE_CHANGED, kato, object: `source:${id}` },
];

/** @throws TRPCError BAD_REQUEST for codes of categories that there are not. */
function requireCategories(settings: object): void {
  const { success, data } = SETTINGS.json.safeParse(settings);
  if (success) for (const category of Object.values(data.categories)) requireCategory(category);
}

/** The sources of the paths, with what they sent. */
export async function listSources(db: Db, paths: readonly string[], nowMs: number): Promise<SourceInfo[]> {
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
    oldSecretUntil:
      row.previous_until && row.previous_until.getTime() > nowMs ? row.previous_until.toISOString() : null,
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
  requireCategories(settings);
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
 * Renames a source, limits it, switches it on or off, says what it may send.
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
    if (asked.settings && source.kind !== 'json')
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'settings. This source has none that change' });
    if (asked.settings) requireCategories(asked.settings);
    const { settings } = asked;
    const { name = source.name, perMinute = source.per_minute, enabled = source.enabled } = asked;
    await updateSourceRow(trx, id, {
      name,
      per_minute: perMinute,
      enabled,
      ...(settings ? { settings: JSON.stringify(settings) } : {}),
    });
    return {
      result: undefined,
      object: `source:${id}`,
      kato: source.kato,
      before: {
        name: source.name,
        perMinute: source.per_minute,
        enabled: source.enabled,
        ...(settings ? { settings: source.settings } : {}),
      },
      after: { name, perMinute, enabled, ...(settings ? { settings } : {}) },
      events: sourceChanged(id, source.kato),
    };
  });
}

/**
 * Gives a source a new secret, which is told once; the old one is taken beside it until the overlap is over, so that nothing
 * is lost while the sender is set up anew. The one before the old one ends at once.
 * @throws TRPCError NOT_FOUND for a source outside, BAD_REQUEST for one that has no secret of its own.
 */
export function rotateSecret(
  { db, actor, requireObject }: Keeper,
  { id, overlapH, reason }: RotateSecret,
  nowMs: number,
): Promise<{ secret: string; oldUntil: string | null }> {
  const secret = newSecret();
  const until = overlapH === 0 ? null : new Date(nowMs + overlapH * 3_600_000);
  return write(db, { actor, action: 'ingest.rotateSecret', note: reason }, async (trx) => {
    const source = requireObject(
      `source:${id}`,
      await sourceById(trx, id, { lock: true }),
      ({ kato }) => kato,
    );
    if (source.secret_hash === null)
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'id. This source has no secret of its own' });
    await updateSourceRow(trx, id, {
      secret_hash: hashOf(secret),
      previous_hash: until && source.secret_hash,
      previous_until: until,
    });
    const oldUntil = until && until.toISOString();
    return {
      result: { secret, oldUntil },
      object: `source:${id}`,
      kato: source.kato,
      after: { overlapH, oldUntil },
      events: sourceChanged(id, source.kato),
    };
  });
}

/**
 * Ends the old secret of a source now.
 * @throws TRPCError NOT_FOUND for a source outside.
 */
export function endOldSecret(
  { db, actor, requireObject }: Keeper,
  { id, reason }: EndOldSecret,
): Promise<void> {
  return write(db, { actor, action: 'ingest.endOldSecret', note: reason }, async (trx) => {
    const source = requireObject(
      `source:${id}`,
      await sourceById(trx, id, { lock: true }),
      ({ kato }) => kato,
    );
    await updateSourceRow(trx, id, { previous_hash: null, previous_until: null });
    return {
      result: undefined,
      object: `source:${id}`,
      kato: source.kato,
      before: { oldUntil: source.previous_until && source.previous_until.toISOString() },
      after: { oldUntil: null },
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
