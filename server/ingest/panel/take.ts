import { createHash } from 'node:crypto';
import { frameTaken, keepPanelEvents, lockedPanel, type PanelEvent } from './store.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { PanelSignal } from '../../../shared/ingest/dc09/signal.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { takeAlarmSignal, type AlarmOrigin } from '../../operations/alarm/take.ts';

/** What a frame says, once it is known whose it is. */
export type Told = {
  accountId: number;
  sourceId: number;
  /** The source's territory: its centre answers. */
  centre: Kato;
  /** What a retry has in common with the first: everything but the clock and the pad. */
  identity: string;
  signals: readonly PanelSignal[];
  atMs: number | null;
  encrypted: boolean;
};

/** The same frame again within this time is a retry; panels count to 9999 before a number comes again. */
const RETRY_MS = 300_000;

/**
 * Acts on what a panel says, once however often it is sent: the events are kept, alarms raised and incidents opened in one
 * transaction, in which the panel is locked.
 * @returns `unknown` when the panel was taken off meanwhile.
 */
export function takeSignals(
  db: Db,
  told: Told,
  nowMs: number,
): Promise<'accepted' | 'duplicate' | 'unknown'> {
  const { accountId, sourceId, encrypted, atMs } = told;
  const actor = `source:${sourceId}`;
  const frame = createHash('sha256').update(told.identity).digest('base64url');
  return write(db, { actor, action: 'ingest.signal' }, async (trx) => {
    const panel = await lockedPanel(trx, accountId);
    if (!panel?.enabled) return { result: 'unknown', repeated: true };
    if (await frameTaken(trx, accountId, frame, nowMs - RETRY_MS))
      return { result: 'duplicate', repeated: true };
    const origin = originOf(panel, { actor, at: nowMs, centre: told.centre });
    const kept: PanelEvent[] = [];
    const events: NewEvent[] = [];
    for (const signal of told.signals) {
      const { what, class: kind, code, zone } = signal;
      const key = `dc09-${accountId}-${nowMs}-${kept.length}`;
      const taken =
        kind === null || what === 'logged'
          ? { alarmId: null, incidentId: null, events: [] }
          : await takeAlarmSignal(trx, origin, { class: kind, what, code, zone }, key);
      kept.push({ ...signal, alarmId: taken.alarmId, incidentId: taken.incidentId });
      events.push(...taken.events);
    }
    const of = { sourceId, accountId, frame, receivedMs: nowMs, atMs, encrypted };
    await keepPanelEvents(trx, of, kept);
    return {
      result: 'accepted',
      object: `panel:${accountId}`,
      kato: origin.kato,
      after: kept.map(({ code, what, zone, alarmId, incidentId }) => ({
        code,
        what,
        zone,
        alarmId,
        incidentId,
      })),
      events,
    };
  });
}

type LockedPanel = NonNullable<Awaited<ReturnType<typeof lockedPanel>>>;

/** Where a panel's alarms are: at its facility, or somewhere in its centre's territory when the register lost it. */
export function originOf(
  { id, source_id, account, facility }: LockedPanel,
  { actor, at, centre }: { actor: string; at: number; centre: Kato },
): AlarmOrigin {
  return {
    actor,
    at,
    startedAt: at,
    sourceId: source_id,
    accountId: id,
    object: `panel:${id}`,
    by: 'alarm_panel',
    centre,
    kato: facility?.kato ?? centre,
    facilityId: facility?.id ?? null,
    place: facility ? { lon: facility.lon, lat: facility.lat, accuracyM: null, method: 'facility' } : null,
    commonName: facility?.name_ru.slice(0, 200) ?? `#${account}`,
  };
}
