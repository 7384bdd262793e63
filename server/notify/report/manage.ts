import { TRPCError } from '@trpc/server';
import {
  insertReportMails,
  insertReportRule,
  lastReportMails,
  reportRuleById,
  reportRulesWithin,
  updateReportRule,
  type ReportRule,
} from './store.ts';
import { namesOfPeople } from '../contact/store.ts';
import type { Keeper } from '../keeper.ts';
import type { CreateReport, ReportFacts, UpdateReport } from '../../../shared/notify/report.ts';
import { notFound } from '../../access/guard.ts';
import { personWithin } from '../../access/people/store.ts';
import { write } from '../../db/write.ts';

/** A rule as the administration shows it: its people by name, and what became of the last mail to each. */
export type ListedReport = ReportRule & {
  names: { id: number; name: string }[];
  last: Awaited<ReturnType<typeof lastReportMails>>;
};

export async function listReports({ db, scope }: Keeper): Promise<ListedReport[]> {
  const rules = await reportRulesWithin(db, scope.paths);
  const names = await namesOfPeople(db, [...new Set(rules.flatMap(({ people }) => people))]);
  const last = await lastReportMails(
    db,
    rules.map(({ id }) => id),
  );
  return rules.map((rule) => ({
    ...rule,
    names: rule.people.flatMap((id) => ({ id, name: names.get(id) ?? '' })),
    last: last.filter(({ rule_id }) => rule_id === rule.id),
  }));
}

/** @throws TRPCError for a unit or a person that the keeper may not name. `known` are named already. */
async function requireNameable(keeper: Keeper, facts: ReportFacts, known?: ReportFacts): Promise<void> {
  const { db, scope, requireUnit } = keeper;
  requireUnit(facts.unit);
  for (const id of facts.people)
    if (!known?.people.includes(id) && !(await personWithin(db, id, scope.paths)))
      throw notFound(`person:${id}`);
}

export async function createReport(
  keeper: Keeper,
  { reason, ...facts }: CreateReport,
): Promise<{ id: number }> {
  await requireNameable(keeper, facts);
  const { db, actor, nowMs } = keeper;
  return write(db, { actor, action: 'notify.createReport', note: reason }, async (trx) => {
    const id = await insertReportRule(trx, facts, { createdBy: actor, plannedUntil: new Date(nowMs) });
    return { result: { id }, object: `report_rule:${id}`, kato: facts.unit, after: facts };
  });
}

/** @throws TRPCError NOT_FOUND for a rule outside, CONFLICT when somebody changed it meanwhile. */
export async function updateReport(
  keeper: Keeper,
  { id, version, reason, ...facts }: UpdateReport,
): Promise<void> {
  const { db, actor, requireObject, nowMs } = keeper;
  await write(db, { actor, action: 'notify.updateReport', note: reason }, async (trx) => {
    const found = await reportRuleById(trx, id, { lock: true });
    const rule = requireObject(`report_rule:${id}`, found, ({ unit }) => unit);
    await requireNameable(keeper, facts, rule);
    if (rule.version !== version)
      throw new TRPCError({ code: 'CONFLICT', message: 'Somebody changed it meanwhile: look again' });
    await updateReportRule(trx, id, facts, new Date(nowMs));
    const { id: _, version: __, ...before } = rule;
    return { result: undefined, object: `report_rule:${id}`, kato: facts.unit, before, after: facts };
  });
}

/** Has the report sent to its people now, beside its schedule. @throws TRPCError NOT_FOUND for a rule outside. */
export async function sendReportNow(keeper: Keeper, id: number): Promise<{ mails: number }> {
  const { db, actor, requireObject, nowMs } = keeper;
  const mails = await write(db, { actor, action: 'notify.sendReportNow' }, async (trx) => {
    const rule = requireObject(`report_rule:${id}`, await reportRuleById(trx, id), ({ unit }) => unit);
    const now = new Date(nowMs);
    const result = await insertReportMails(trx, { ruleId: id, people: rule.people, of: now, due: now });
    return { result, object: `report_rule:${id}`, kato: rule.unit, after: { mails: result } };
  });
  keeper.wake();
  return { mails };
}
