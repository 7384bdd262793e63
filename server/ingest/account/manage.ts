import { TRPCError } from '@trpc/server';
import { accountsOf, lockedAccount, putAccountRow } from './store.ts';
import { sealedFor } from './key.ts';
import type { AccountInfo, PutAccount } from '../../../shared/ingest/source.ts';
import { notFound } from '../../access/guard.ts';
import { write } from '../../db/write.ts';
import { sourceChanged, type Keeper } from '../source/manage.ts';
import { sourceById } from '../source/store.ts';
import { facilityOf } from '../where/store.ts';

/** @throws TRPCError NOT_FOUND for a source outside. */
export async function listAccounts(
  { db, requireObject }: Keeper,
  { sourceId }: { sourceId: number },
): Promise<AccountInfo[]> {
  requireObject(`source:${sourceId}`, await sourceById(db, sourceId), ({ kato }) => kato);
  const rows = await accountsOf(db, sourceId);
  return rows.map((row) => ({
    id: row.id,
    account: row.account,
    facility:
      row.facility_id === null || row.external_id === null
        ? null
        : {
            id: row.facility_id,
            externalId: row.external_id,
            name: { kk: row.name_kk ?? '', ru: row.name_ru ?? '', en: row.name_en ?? '' },
          },
    encrypted: row.encrypted,
    supervisionS: row.supervision_s,
    enabled: row.enabled,
    lastHeardAt: row.last_heard_at && row.last_heard_at.toISOString(),
    lostAt: row.lost_at && row.lost_at.toISOString(),
  }));
}

/**
 * Adds a panel to a source or changes it. Its alarms are those of a facility, which lies in the person's territory as the
 * source does.
 * @throws TRPCError NOT_FOUND for a source or a facility outside, BAD_REQUEST for a source without panels.
 */
export function putAccount(
  { db, actor, requireObject, key }: Keeper & { key: Buffer },
  asked: PutAccount,
): Promise<{ id: number }> {
  const { sourceId, account, supervisionS, enabled, reason } = asked;
  return write(db, { actor, action: 'ingest.putAccount', note: reason }, async (trx) => {
    const source = requireObject(
      `source:${sourceId}`,
      await sourceById(trx, sourceId, { lock: true }),
      ({ kato }) => kato,
    );
    if (source.kind !== 'dc09')
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'sourceId. This source has no panels' });
    const facility = await facilityOf(trx, asked.facility);
    if (!facility) throw notFound(`facility:${asked.facility}`);
    requireObject(`facility:${asked.facility}`, facility, ({ kato }) => kato);
    const before = await lockedAccount(trx, sourceId, account);
    const sealed =
      asked.key === 'keep'
        ? (before?.sealed_key ?? null)
        : asked.key === null
          ? null
          : sealedFor({ sourceId, account }, asked.key, key);
    const id = await putAccountRow(trx, {
      source_id: sourceId,
      account,
      facility_id: facility.id,
      sealed_key: sealed,
      supervision_s: supervisionS,
      enabled,
    });
    const state = (facilityId: number, seconds: number | null, isOn: boolean, has: Buffer | null) => ({
      facilityId,
      supervisionS: seconds,
      enabled: isOn,
      encrypted: has !== null,
    });
    return {
      result: { id },
      object: `source:${sourceId}`,
      kato: source.kato,
      before: before && state(before.facility_id, before.supervision_s, before.enabled, before.sealed_key),
      after: { account, ...state(facility.id, supervisionS, enabled, sealed) },
      events: sourceChanged(sourceId, source.kato),
    };
  });
}
