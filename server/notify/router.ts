import { z } from 'zod';
import { listContacts, putContact } from './contact/manage.ts';
import { DELIVERY_LISTS, listDeliveries, notifyStatus, resend } from './delivery/manage.ts';
import { keeps } from './keeper.ts';
import { ownNotices, readNotices } from './notice/own.ts';
import { createReport, listReports, sendReportNow, updateReport } from './report/manage.ts';
import { createRule, listRules, testRule, updateRule } from './rule/manage.ts';
import { createWebhook, listWebhooks, updateWebhook } from './webhook/manage.ts';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import {
  contactSchema,
  createWebhookSchema,
  deliverySchema,
  noticeSchema,
  putContactSchema,
  updateWebhookSchema,
  webhookSchema,
  webhookSecretSchema,
} from '../../shared/notify/notice.ts';
import { createReportSchema, updateReportSchema } from '../../shared/notify/report.ts';
import { createRuleSchema, updateRuleSchema } from '../../shared/notify/rule.ts';
import { idSchema } from '../../shared/operations/schema.ts';
import { doorOf } from '../access/office.ts';
import { router, signedIn } from '../trpc.ts';

const one = z.object({ id: idSchema });

const keepsWebhooks = keeps.use(({ ctx, next }) =>
  next({ ctx: { webhooks: { ...ctx.keeper, key: doorOf(ctx).key, notify: ctx.notify } } }),
);

/** One's own notices. */
const reads = signedIn.use(({ ctx, next }) => {
  const { db, access, picture } = ctx;
  return next({ ctx: { reader: { db, access, tree: picture.tree, at: Date.now() } } });
});

/** Who is notified of what, what became of it, and one's own notices. */
export const notifyRouter = router({
  rules: router({
    list: keeps.query(({ ctx }) => listRules(ctx.keeper)),
    create: keeps
      .input(createRuleSchema)
      .output(one)
      .mutation(({ ctx, input }) => createRule(ctx.keeper, input)),
    update: keeps.input(updateRuleSchema).mutation(({ ctx, input }) => updateRule(ctx.keeper, input)),
    test: keeps.input(one).mutation(({ ctx, input }) => testRule(ctx.keeper, input.id)),
  }),

  /** Who gets the report of which territory by e-mail, when. */
  reports: router({
    list: keeps.query(({ ctx }) => listReports(ctx.keeper)),
    create: keeps
      .input(createReportSchema)
      .output(one)
      .mutation(({ ctx, input }) => createReport(ctx.keeper, input)),
    update: keeps.input(updateReportSchema).mutation(({ ctx, input }) => updateReport(ctx.keeper, input)),
    sendNow: keeps.input(one).mutation(({ ctx, input }) => sendReportNow(ctx.keeper, input.id)),
  }),

  contacts: router({
    list: keeps
      .input(z.object({ text: z.string().trim().max(100).default('') }))
      .output(z.array(contactSchema))
      .query(({ ctx, input }) => listContacts(ctx.keeper, input.text)),
    put: keeps.input(putContactSchema).mutation(({ ctx, input }) => putContact(ctx.keeper, input)),
  }),

  webhooks: router({
    list: keeps.output(z.array(webhookSchema)).query(({ ctx }) => listWebhooks(ctx.keeper)),
    create: keepsWebhooks
      .input(createWebhookSchema)
      .output(webhookSecretSchema)
      .mutation(({ ctx, input }) => createWebhook(ctx.webhooks, input)),
    update: keepsWebhooks
      .input(updateWebhookSchema)
      .output(webhookSecretSchema)
      .mutation(({ ctx, input }) => updateWebhook(ctx.webhooks, input)),
  }),

  deliveries: router({
    /** `cursor`: the last id of the page before. */
    list: keeps
      .input(
        z.object({
          list: z.enum(Object.keys(DELIVERY_LISTS) as (keyof typeof DELIVERY_LISTS)[]),
          cursor: idSchema.nullish(),
        }),
      )
      .output(z.array(deliverySchema))
      .query(({ ctx, input }) =>
        listDeliveries(ctx.keeper, { list: input.list, before: input.cursor ?? null }),
      ),
    resend: keeps.input(one).mutation(({ ctx, input }) => resend(ctx.keeper, input.id)),
  }),

  status: keeps.query(({ ctx }) => notifyStatus(ctx.keeper, ctx.notify)),

  notices: router({
    list: reads
      .input(z.object({ language: languageSchema }))
      .output(z.array(noticeSchema))
      .query(({ ctx, input }) => ownNotices(ctx.reader, input.language)),
    read: reads
      .input(z.object({ ids: z.array(idSchema).max(200) }))
      .mutation(({ ctx, input }) => readNotices(ctx.reader, input.ids)),
  }),
});
