import { sql } from 'kysely';
import { reportFactsSchema, type ReportFacts } from '../../../shared/notify/report.ts';
import type { DeliveryState, Failure } from '../../../shared/notify/notice.ts';
import type { Db } from '../../db/schema.ts';

/** Who gets which report when, as it is kept. */
export type ReportRule = ReportFacts & { id: number; version: number };

const COLUMNS = ['id', 'facts', 'version'] as const;
const toRule = (row: { id: number; facts: unknown; version: number }): ReportRule => ({
  ...reportFactsSchema.parse(row.facts),
  id: row.id,
  version: row.version,
});

/** Rules of units in the paths or below, in the order in which they were made. */
export async function reportRulesWithin(db: Db, paths: readonly string[]): Promise<ReportRule[]> {
  const rows = await db
    .selectFrom('report_rule as r')
    .innerJoin('admin_unit_version as v', (join) =>
      join.onRef('v.kato', '=', 'r.kato').on('v.valid_to', 'is', null),
    )
    .select(['r.id', 'r.facts', 'r.version'])
    .where(
      sql<boolean>`exists (select from unnest(${[...paths]}::text[]) as above(path)
        where v.path = above.path or v.path like above.path || '/%')`,
    )
    .orderBy('r.id')
    .execute();
  return rows.map(toRule);
}

/** A rule; with `lock` nobody else changes it until the transaction ends. */
export async function reportRuleById(
  db: Db,
  id: number,
  { lock = false } = {},
): Promise<ReportRule | undefined> {
  const query = db.selectFrom('report_rule').select(COLUMNS).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && toRule(row);
}

/** Moments of the schedule up to `plannedUntil` are nobody's: a new rule does not send what was due before it. */
export async function insertReportRule(
  trx: Db,
  facts: ReportFacts,
  { createdBy, plannedUntil }: { createdBy: string; plannedUntil: Date },
): Promise<number> {
  const { id } = await trx
    .insertInto('report_rule')
    .values({
      kato: facts.unit,
      enabled: facts.enabled,
      facts: JSON.stringify(facts),
      planned_until: plannedUntil,
      created_by: createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateReportRule(
  trx: Db,
  id: number,
  facts: ReportFacts,
  plannedUntil: Date,
): Promise<void> {
  await trx
    .updateTable('report_rule')
    .set({
      kato: facts.unit,
      enabled: facts.enabled,
      facts: JSON.stringify(facts),
      planned_until: plannedUntil,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Rules that send, with the moment up to which their mails were made; locked, and without one that cannot be read any more. */
export async function lockedRules(trx: Db): Promise<(ReportRule & { plannedUntil: Date })[]> {
  const rows = await trx
    .selectFrom('report_rule')
    .select([...COLUMNS, 'planned_until'])
    .where('enabled', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows
    .filter(({ facts }) => reportFactsSchema.safeParse(facts).success)
    .map((row) => ({ ...toRule(row), plannedUntil: row.planned_until }));
}

export async function setPlanned(trx: Db, id: number, until: Date): Promise<void> {
  await trx.updateTable('report_rule').set({ planned_until: until }).where('id', '=', id).execute();
}

/** Makes a mail for each person; one that there is already stays. @returns how many are new. */
export async function insertReportMails(
  trx: Db,
  { ruleId, people, of, due }: { ruleId: number; people: readonly number[]; of: Date; due: Date },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('report_mail')
    .values(
      people.map((personId) => ({
        rule_id: ruleId,
        person_id: personId,
        of,
        state: 'waiting' as const,
        due_at: due,
      })),
    )
    .onConflict((conflict) => conflict.columns(['rule_id', 'person_id', 'of']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}

/** A mail that is being sent. `attempt` counts from 1. */
export type ReportMail = {
  id: number;
  uid: string;
  ruleId: number;
  personId: number;
  of: Date;
  attempt: number;
};

/** Takes the mail that is due longest and counts the attempt before it is made; undefined when none is due. */
export async function claimReportMail(db: Db, now: Date): Promise<ReportMail | undefined> {
  const { rows } = await sql<{
    id: number;
    uid: string;
    rule_id: number;
    person_id: number;
    of: Date;
    attempts: number;
  }>`
    update report_mail set state = 'sending', attempts = attempts + 1 where id = (
      select id from report_mail where state = 'waiting' and due_at <= ${now}
      order by due_at, id limit 1 for update skip locked)
    returning id, uid, rule_id, person_id, of, attempts`.execute(db);
  const [row] = rows;
  return (
    row && {
      id: row.id,
      uid: row.uid,
      ruleId: row.rule_id,
      personId: row.person_id,
      of: row.of,
      attempt: row.attempts,
    }
  );
}

/** Makes wait again what a server that ended was sending. */
export async function reviveReportMails(db: Db): Promise<void> {
  await db.updateTable('report_mail').set({ state: 'waiting' }).where('state', '=', 'sending').execute();
}

/** What became of an attempt; `due` when it is tried again. */
export async function settleReportMail(
  db: Db,
  id: number,
  end: {
    state: Exclude<DeliveryState, 'sending'>;
    at: Date;
    due?: Date;
    failure?: Failure | null;
    answer?: string;
  },
): Promise<void> {
  const { state, at, due, failure = null, answer = '' } = end;
  await db
    .updateTable('report_mail')
    .set({
      state,
      failure,
      answer,
      sent_at: state === 'sent' ? at : null,
      ...(due === undefined ? {} : { due_at: due }),
    })
    .where('id', '=', id)
    .execute();
}

/** What became of the last mail of each person of some rules. */
export async function lastReportMails(db: Db, ruleIds: readonly number[]) {
  if (ruleIds.length === 0) return [];
  return db
    .selectFrom('report_mail as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.rule_id', 'p.display_name', 'm.of', 'm.state', 'm.attempts', 'm.due_at', 'm.sent_at'])
    .select(['m.failure', 'm.answer'])
    .distinctOn(['m.rule_id', 'm.person_id'])
    .where('m.rule_id', 'in', [...ruleIds])
    .orderBy('m.rule_id')
    .orderBy('m.person_id')
    .orderBy('m.of', 'desc')
    .execute();
}

/** Forgets mails of moments before one, which wait for nothing. */
export async function forgetReportMails(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('report_mail')
    .where('of', '<', before)
    .where('state', 'in', ['sent', 'dead', 'withheld'])
    .execute();
}
