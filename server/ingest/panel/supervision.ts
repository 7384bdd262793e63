import { keepHeard, lockedPanel, markLine, silentPanels } from './store.ts';
import { originOf } from './take.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import type { Log } from '../../log.ts';
import { takeAlarmSignal } from '../../operations/alarm/take.ts';
import { sourceById } from '../source/store.ts';

/** Watches the lines of panels. */
export type Supervision = {
  /** A panel was heard: anything it can prove to have sent. Waits for nothing. */
  heard: (accountId: number, atMs: number) => void;
  /** Writes what was heard and looks for silent lines, as the timer does. */
  look(): Promise<void>;
  close(): Promise<void>;
};

const HEARD_MS = 1_000;
const LOOK_MS = 5_000;

/**
 * Raises an alarm when a panel is silent for longer than its supervision, and ends it when it is heard again. What was heard
 * is in the database, so that several servers watch together; a server that just started gives every panel its whole time,
 * because it was perhaps the server that was away.
 */
export function openSupervision(parts: { db: Db; log: Pick<Log, 'warn'>; clock: () => number }): Supervision {
  const { db, log, clock } = parts;
  const openedMs = clock();
  let waiting = new Map<number, number>();
  const writeHeard = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const batch = waiting;
    waiting = new Map();
    try {
      for (const accountId of await keepHeard(db, batch)) await markBack(db, accountId, clock());
    } catch (error) {
      for (const [id, atMs] of batch) waiting.set(id, Math.max(atMs, waiting.get(id) ?? 0));
      throw error;
    }
  };
  const look = async (): Promise<void> => {
    await writeHeard();
    const nowMs = clock();
    for (const accountId of await silentPanels(db, { nowMs, sinceMs: openedMs }))
      await markLost(db, accountId, nowMs);
  };
  let busy: Promise<void> | null = null;
  let away = false;
  const run = (job: () => Promise<void>): Promise<void> => {
    busy ??= job()
      .then(
        () => {
          away = false;
        },
        (error: unknown) => {
          if (!away) log.warn({ err: error }, 'lines of panels could not be watched');
          away = true;
        },
      )
      .finally(() => (busy = null));
    return busy;
  };
  const timers = [
    setInterval(() => void run(writeHeard), HEARD_MS),
    setInterval(() => void run(look), LOOK_MS),
  ];
  return {
    heard: (accountId, atMs) => void waiting.set(accountId, Math.max(atMs, waiting.get(accountId) ?? 0)),
    look,
    close: async () => {
      timers.forEach((timer) => clearInterval(timer));
      await busy;
      await run(writeHeard);
    },
  };
}

/** Silent for so long, by the panel's own supervision. */
function markLost(db: Db, accountId: number, nowMs: number): Promise<void> {
  return lineSays(db, { accountId, nowMs, what: 'raised', action: 'ingest.lineLost' });
}

function markBack(db: Db, accountId: number, nowMs: number): Promise<void> {
  return lineSays(db, { accountId, nowMs, what: 'restored', action: 'ingest.lineBack' });
}

function lineSays(
  db: Db,
  {
    accountId,
    nowMs,
    what,
    action,
  }: { accountId: number; nowMs: number; what: 'raised' | 'restored'; action: string },
): Promise<void> {
  return write(db, { actor: 'system', action }, async (trx) => {
    const panel = await lockedPanel(trx, accountId);
    if (!panel) return { result: undefined, repeated: true };
    const silentSinceMs = nowMs - (panel.supervision_s ?? 0) * 1_000;
    const mark = what === 'raised' ? { lostMs: nowMs, silentSinceMs } : null;
    const source = await sourceById(trx, panel.source_id);
    // Another server may have been faster, or the panel spoke meanwhile.
    if (!source || !(await markLine(trx, accountId, mark))) return { result: undefined, repeated: true };
    const origin = originOf(panel, { actor: 'system', at: nowMs, centre: source.kato });
    const signal = { class: 'line_lost', what, code: 'NULL', zone: '' } as const;
    const { alarmId, events } = await takeAlarmSignal(trx, origin, signal, `line-${accountId}-${nowMs}`);
    const after = { account: panel.account, alarmId };
    return { result: undefined, object: `panel:${accountId}`, kato: origin.kato, after, events };
  });
}
