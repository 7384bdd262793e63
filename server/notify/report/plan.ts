import { insertReportMails, lockedRules, setPlanned } from './store.ts';
import { lastDueMs } from '../../../shared/notify/schedule.ts';
import type { Db } from '../../db/schema.ts';

/**
 * Makes the mails that are due at a moment. Of several moments that passed while nobody sent, the last one alone is made
 * up for: nobody reads five reports of one morning.
 */
export function planReports(db: Db, nowMs: number): Promise<void> {
  return db.transaction().execute(async (trx) => {
    for (const rule of await lockedRules(trx)) {
      const of = new Date(lastDueMs(rule.schedule, nowMs));
      if (of <= rule.plannedUntil) continue;
      await insertReportMails(trx, { ruleId: rule.id, people: rule.people, of, due: new Date(nowMs) });
      await setPlanned(trx, rule.id, of);
    }
  });
}
