import { incidentFile, namesOf, putIncident } from './store.ts';
import { refuse } from '../../refused.ts';
import { canShare } from '../../../shared/access/share.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { pathOf } from '../../../shared/hierarchy/scope.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { appended, type Actor } from '../../../shared/operations/incident-machine.ts';
import type { IncidentEvent } from '../../../shared/operations/log.ts';
import type { IncidentFile } from '../../../shared/operations/schema.ts';
import type { Access } from '../../access/access.ts';
import { notFound, type Guard } from '../../access/guard.ts';
import {
  closeShare,
  dueShares,
  insertShare,
  openShares,
  shareById,
  type StoredShare,
} from '../../access/shares/store.ts';
import type { Db } from '../../db/schema.ts';
import { write, type Change } from '../../db/write.ts';
import { incidentEvents } from '../told.ts';

/** Who shares incidents of their territory. */
export type Sharer = Guard & { db: Db; access: Access; tree: UnitTree; at: number };

/** A share as the card shows it. */
export type IncidentShare = Pick<StoredShare, 'id' | 'kato' | 'fromMs' | 'untilMs' | 'reason'> & {
  sharedBy: string;
};

const MINUTE_MS = 60_000;
const incidentIdOf = ({ object }: Pick<StoredShare, 'object'>): number => Number(object.split(':')[1]);

/** What the log and the screens are told of it; the log of the incident stays whole, whoever it was shared with. */
async function logged(
  trx: Db,
  file: IncidentFile,
  event: IncidentEvent,
  by: Actor & { key: string },
): Promise<Pick<Change<never>, 'object' | 'kato' | 'events'>> {
  const { state, entries } = appended(file, [event], { key: by.key, happenedAt: by.at, by });
  await putIncident(trx, state, entries);
  const { incident } = state;
  return {
    object: `incident:${incident.id}`,
    kato: incident.kato,
    events: incidentEvents(incident, entries),
  };
}

const personOf = ({ access, at }: Sharer): Actor => ({
  at,
  actor: access.actor,
  role: 'operator',
  ownUnitId: null,
});

/**
 * Shows an incident to a unit of territory for a time.
 * @throws TRPCError NOT_FOUND for an incident outside or a unit that is not there, FORBIDDEN for what the rule of shares
 * refuses, CONFLICT when it is shared with that unit already.
 */
export async function beginShare(
  sharer: Sharer,
  wanted: { incidentId: number; unit: Kato; minutes: number; reason: string },
): Promise<{ id: number; untilMs: number }> {
  const { db, access, tree, at } = sharer;
  const { incidentId, unit, minutes, reason } = wanted;
  const object = `incident:${incidentId}`;
  if (!tree.indexOf.has(unit)) throw notFound(`unit:${unit}`);
  const untilMs = at + minutes * MINUTE_MS;
  return write(db, { actor: access.actor, action: 'operations.share', note: reason }, async (trx) => {
    const file = sharer.requireObject(
      object,
      await incidentFile(trx, incidentId, { lock: true }),
      ({ incident }) => incident.kato,
    );
    const share = { object, path: pathOf(tree, unit), fromMs: at, untilMs, reason };
    if (!canShare(access.grants, pathOf(tree, file.incident.kato), share, at))
      throw refuse('FORBIDDEN', 'share_beyond_role', 'Your role does not share incidents there');
    const row = { object, kato: unit, fromMs: at, untilMs, reason, sharedBy: access.actor };
    const id = await insertShare(trx, row);
    if (id === undefined) throw refuse('CONFLICT', 'shared_already', 'It is shared with this unit already');
    const event = { type: 'shared', shareId: id, withKato: unit, until: untilMs, reason } as const;
    return {
      result: { id, untilMs },
      after: { share: id, unit, until: untilMs },
      ...(await logged(trx, file, event, { ...personOf(sharer), key: `share-${id}` })),
    };
  });
}

/**
 * Ends a share at once.
 * @throws TRPCError NOT_FOUND for one of an incident outside, CONFLICT when it is over.
 */
export async function endShare(sharer: Sharer, wanted: { id: number; reason: string }): Promise<void> {
  const { db, access, at } = sharer;
  const { id, reason } = wanted;
  await write(db, { actor: access.actor, action: 'operations.endShare', note: reason }, async (trx) => {
    const { share, file } = await lockedWithIncident(trx, id);
    const own = sharer.requireObject(`share:${id}`, file, ({ incident }) => incident.kato);
    if (!share || share.closedMs !== null)
      throw refuse('CONFLICT', 'share_is_over', 'This share is over already');
    await closeShare(trx, id, { by: access.actor, atMs: at });
    const event = { type: 'share_ended', shareId: id, withKato: share.kato, reason } as const;
    return {
      result: undefined,
      before: { share: id, unit: share.kato, until: share.untilMs },
      ...(await logged(trx, own, event, { ...personOf(sharer), key: `share-end-${id}` })),
    };
  });
}

/** A share and its incident, both locked, the incident first, so that nobody waits in a ring. */
async function lockedWithIncident(trx: Db, id: number) {
  const seen = await shareById(trx, id);
  const file = seen && (await incidentFile(trx, incidentIdOf(seen), { lock: true }));
  return { file, share: await shareById(trx, id, { lock: true }) };
}

/** Tells the screens of shares whose time is over, each once; they were not seen any more from that moment on. @returns their ids. */
export async function endDueShares(db: Db, at: number): Promise<number[]> {
  const ended: number[] = [];
  for (const { id } of await dueShares(db, at)) if (await endDue(db, id, at)) ended.push(id);
  return ended;
}

function endDue(db: Db, id: number, at: number): Promise<boolean> {
  return write(db, { actor: 'system', action: 'operations.endShare' }, async (trx) => {
    const { share, file } = await lockedWithIncident(trx, id);
    if (!share || !file || share.closedMs !== null) return { result: false, repeated: true };
    await closeShare(trx, id, { by: null, atMs: at });
    const by = { at, actor: 'system', role: 'system', ownUnitId: null, key: `share-over-${id}` } as const;
    const event = { type: 'share_ended', shareId: id, withKato: share.kato, reason: '' } as const;
    return { result: true, before: { share: id }, ...(await logged(trx, file, event, by)) };
  });
}

/** With whom an incident is shared now. */
export async function sharesOf(db: Db, incidentId: number, at: number): Promise<IncidentShare[]> {
  const shares = (await openShares(db, `incident:${incidentId}`)).filter(({ untilMs }) => untilMs > at);
  const names = await namesOf(
    db,
    shares.map(({ sharedBy }) => sharedBy),
  );
  return shares.map(({ id, kato, fromMs, untilMs, reason, sharedBy }) => ({
    id,
    kato,
    fromMs,
    untilMs,
    reason,
    sharedBy: names.get(sharedBy) ?? sharedBy,
  }));
}
