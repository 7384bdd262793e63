import { z } from 'zod';
import { roleSchema } from '../access/role.ts';
import { katoSchema } from '../hierarchy/schema.ts';
import { idSchema, prioritySchema, slugSchema } from '../operations/schema.ts';

/** What somebody can be notified of. `equipment`: a panel's line is lost, or equipment of a building needs a look. */
export const NOTIFY_EVENTS = [
  'incident_created',
  'priority_raised',
  'task_overdue',
  'incident_closed',
  'sos',
  'equipment',
  'void',
] as const;
export const notifyEventSchema = z.enum(NOTIFY_EVENTS);
export type NotifyEvent = z.infer<typeof notifyEventSchema>;

/** How a person is told; a webhook is told beside people. */
export const PERSON_CHANNELS = ['app', 'email'] as const;
export const personChannelSchema = z.enum(PERSON_CHANNELS);
export type PersonChannel = z.infer<typeof personChannelSchema>;
export type Channel = PersonChannel | 'webhook';

const MOST = 100;
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .max(MOST, { error: `At most ${MOST}` })
    .default([]);

/** Who is told of what, and how. A list that is empty leaves nothing out, except those of whom to tell. */
export const ruleFactsSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(3, { error: 'A name is missing' })
    .max(120, { error: 'A name has 120 characters at most' }),
  /** The unit of territory and everything below it. */
  unit: katoSchema,
  events: z.array(notifyEventSchema).min(1, { error: 'At least one event' }),
  /** Categories of incidents with everything below them; what is no incident has none and passes. */
  categories: list(slugSchema),
  /** This priority and those above it: 1 is the highest. What has no priority passes. */
  lowestPriority: prioritySchema.default(4),
  people: list(idSchema),
  /** Everybody with the role in this rule's territory, where it covers the place. */
  roles: list(roleSchema),
  channels: z.array(personChannelSchema).default(['app']),
  webhooks: list(idSchema),
  /** Minutes in which the same incident is one message for one recipient; what is more urgent is told at once. */
  quietMin: z.number().int().min(0).max(240).default(5),
  enabled: z.boolean().default(true),
});
export type RuleFacts = z.infer<typeof ruleFactsSchema>;

/** Whether a rule tells anybody at all. */
export const tellsSomebody = ({
  people,
  roles,
  channels,
  webhooks,
}: Pick<RuleFacts, 'people' | 'roles' | 'channels' | 'webhooks'>): boolean =>
  webhooks.length > 0 || (channels.length > 0 && people.length + roles.length > 0);

const reasonSchema = z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' });
const tellsSchema = ruleFactsSchema.extend({ reason: reasonSchema });
const TELLS = { error: 'Say whom to tell, and how', path: ['people'] };
export const createRuleSchema = tellsSchema.refine(tellsSomebody, TELLS);
export const updateRuleSchema = tellsSchema
  .extend({ id: idSchema, version: z.number().int().positive() })
  .refine(tellsSomebody, TELLS);
export type CreateRule = z.infer<typeof createRuleSchema>;
export type UpdateRule = z.infer<typeof updateRuleSchema>;

export const ruleSchema = ruleFactsSchema.extend({ id: idSchema, version: z.number().int().positive() });
export type Rule = z.infer<typeof ruleSchema>;
