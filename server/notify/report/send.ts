import { reportRuleById, type ReportMail, type ReportRule } from './store.ts';
import { contactsOf, NO_CONTACT } from '../contact/store.ts';
import type { Mailer, MailFile } from '../mail.ts';
import { failed, type Outcome } from '../outcome.ts';
import { accessOfPerson } from '../recipient.ts';
import type { AdminUnit, Kato, Language } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import type { ReportFacts, ReportFormat } from '../../../shared/notify/report.ts';
import type { Db } from '../../db/schema.ts';
import { note } from '../../db/write.ts';

/** Makes the report of a territory for one reader; who makes it is another part of the server. */
export type ReportMaker = (
  wanted: Pick<ReportFacts, 'measure' | 'of'> & {
    unit: Kato;
    language: Language;
    formats: readonly ReportFormat[];
    now: Date;
    mayReadPublished: boolean;
  },
) => Promise<{ title: string; lines: readonly string[]; files: readonly MailFile[] }>;

export type ReportMeans = {
  db: Db;
  tree: () => UnitTree<AdminUnit>;
  clock: () => number;
  mailer: Mailer | null;
  makeReport: ReportMaker;
  /** Origin of the addresses in mails. */
  publicUrl: string;
};

/**
 * Sends one report to one person, as far as they may have it now: the action `export.read` in its territory.
 * @returns `withheld` when they may not, or the rule sends to them no more.
 */
export async function sendReport(means: ReportMeans, mail: ReportMail): Promise<Outcome | 'withheld'> {
  const { db, tree, clock, mailer, makeReport } = means;
  const { personId } = mail;
  const rule = await reportRuleById(db, mail.ruleId);
  if (!rule?.enabled || !rule.people.includes(personId)) return 'withheld';
  const access = await accessOfPerson(db, personId, { tree: tree(), at: clock() });
  if (!access) return failed('no_person');
  if (!access.scope('export.read').covers(rule.unit)) return 'withheld';
  if (!mailer) return failed('smtp_off');
  const { email, language } = (await contactsOf(db, [personId])).get(personId) ?? NO_CONTACT;
  if (email === null) return failed('no_address');
  const { title, lines, files } = await makeReport({
    ...rule,
    language,
    now: new Date(clock()),
    mayReadPublished: access.scope('published.read').covers(rule.unit),
  });
  await noted(means, mail, rule);
  const link = new URL(`/coverage?unit=${rule.unit}&lang=${language}`, means.publicUrl);
  const text = [...lines, '', link.href, ''].join('\n');
  return mailer.send({ to: email, uid: mail.uid, title, text, urgent: false, files });
}

/** Before it leaves, once however often it is tried. */
async function noted({ db }: ReportMeans, mail: ReportMail, rule: ReportRule): Promise<void> {
  if (mail.attempt > 1) return;
  await note(db, {
    actor: 'report',
    action: 'notify.sendReport',
    object: `report_rule:${rule.id}`,
    kato: rule.unit,
    after: { person: mail.personId, formats: rule.formats, of: mail.of.toISOString() },
  });
}
