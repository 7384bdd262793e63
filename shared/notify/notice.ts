import { z } from 'zod';
import { notifyEventSchema, type Channel } from './rule.ts';
import { katoSchema, languageSchema } from '../hierarchy/schema.ts';
import { idSchema, instantSchema } from '../operations/schema.ts';

const eventSchema = z.union([notifyEventSchema, z.literal('test')]);
const messageSchema = z.object({ title: z.string(), lines: z.array(z.string()) });

/** What became of a message. `withheld`: the recipient may not, or may no longer, know of it. */
export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'dead', 'withheld'] as const;
export const deliveryStateSchema = z.enum(DELIVERY_STATES);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

export const CHANNELS = ['app', 'email', 'webhook'] as const satisfies readonly Channel[];

/** Why a message was not sent, where it is not the receiver's own answer. */
export const FAILURES = [
  'no_address',
  'smtp_off',
  'no_person',
  'no_webhook',
  'secret_unreadable',
  'not_allowed',
  'private_address',
  'redirect',
  'timeout',
  'unreachable',
  'refused',
  'gone',
  'not_made',
] as const;
export type Failure = (typeof FAILURES)[number];

/** A message as the administration shows it: to whom, of what, and what the last attempt said. */
export const deliverySchema = z.object({
  id: idSchema,
  channel: z.enum(CHANNELS),
  recipient: z.string(),
  /** As in `incident:42`. */
  subject: z.string(),
  /** The incident's number, or the subject. */
  label: z.string(),
  events: z.array(z.object({ event: eventSchema, atMs: instantSchema })),
  state: deliveryStateSchema,
  attempts: z.number().int(),
  dueAt: z.iso.datetime().nullable(),
  at: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  /** Why the last attempt failed. */
  failure: z.enum(FAILURES).nullable(),
  /** What the receiver answered, or what stood in the way, in its own words. */
  answer: z.string(),
});
export type DeliveryInfo = z.infer<typeof deliverySchema>;

export const DELIVERY_PAGE = 50;

/** A notice in the application, in the reader's language. */
export const noticeSchema = messageSchema.extend({
  id: idSchema,
  at: z.iso.datetime(),
  isRead: z.boolean(),
  urgent: z.boolean(),
  /** What it leads to. */
  incidentId: idSchema.nullable(),
  unit: katoSchema.nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

const emailSchema = z.email({ error: 'This is not an e-mail address' }).max(254);
const reasonSchema = z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' });

/** Where a person's e-mail goes and in which language; without an address none goes. */
export const putContactSchema = z.strictObject({
  personId: idSchema,
  email: emailSchema.nullable(),
  language: languageSchema,
  reason: reasonSchema,
});
export type PutContact = z.infer<typeof putContactSchema>;
export const contactSchema = z.object({
  personId: idSchema,
  displayName: z.string(),
  login: z.string(),
  email: z.string().nullable(),
  language: languageSchema,
  /** False for somebody who has rights that who asks has not. */
  manageable: z.boolean(),
});
export type Contact = z.infer<typeof contactSchema>;

export const createWebhookSchema = z.strictObject({
  name: z.string().trim().min(3, { error: 'A name is missing' }).max(120),
  url: z.url({ protocol: /^https?$/, error: 'The address begins with https://' }).max(2_000),
  unit: katoSchema,
  reason: reasonSchema,
});
export type CreateWebhook = z.infer<typeof createWebhookSchema>;
/** `newSecret` makes another secret and shows it once. */
export const updateWebhookSchema = createWebhookSchema.extend({
  id: idSchema,
  version: z.number().int().positive(),
  enabled: z.boolean(),
  newSecret: z.boolean().default(false),
});
export type UpdateWebhook = z.infer<typeof updateWebhookSchema>;
export const webhookSchema = z.object({
  id: idSchema,
  name: z.string(),
  url: z.string(),
  unit: katoSchema,
  enabled: z.boolean(),
  version: z.number().int().positive(),
  /** Whose rights it has: it is told of nothing that this person may not see. */
  owner: z.string(),
});
export type Webhook = z.infer<typeof webhookSchema>;
export const webhookSecretSchema = z.object({ id: idSchema, secret: z.string().nullable() });
