import { z } from 'zod';
import {
  actorRoleSchema,
  attachmentSchema,
  closeOutcomeSchema,
  crewSizeSchema,
  dutyPlanSchema,
  idSchema,
  incidentFactsSchema,
  incidentSourceSchema,
  instantSchema,
  playbookRefSchema,
  policeUnitSchema,
  stepMarkSchema,
  taskStateSchema,
  unitStatusSchema,
} from './schema.ts';
import { alarmClassSchema } from '../alarms/alarm-class.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** What happened to an incident or a task of it. Facts only: replaying them in order gives the incident back. */
export const incidentEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('created'),
    id: idSchema,
    number: z.string(),
    centre: katoSchema,
    source: incidentSourceSchema,
    facts: incidentFactsSchema,
    startedAt: instantSchema.nullable(),
    answeredAt: instantSchema.nullable(),
    playbook: playbookRefSchema.nullable(),
  }),
  z.object({ type: z.literal('claimed') }),
  /** `before` holds the same fields as `patch`, for the reader of the log and for undoing. */
  z.object({
    type: z.literal('edited'),
    patch: incidentFactsSchema.partial(),
    before: incidentFactsSchema.partial(),
    /** The playbook of the new category; absent when the category stays. */
    playbook: playbookRefSchema.nullable().optional(),
    /** Why, where a reason is asked for: the sensitive flag. */
    reason: z.string().optional(),
  }),
  z.object({ type: z.literal('noted'), text: z.string() }),
  /** What an alarm of this incident says: a panel's signal, in the words of its standard. */
  z.object({
    type: z.literal('alarm_signal'),
    alarmId: idSchema,
    what: z.enum(['raised', 'repeated', 'restored', 'cancelled']),
    class: alarmClassSchema,
    code: z.string(),
    zone: z.string(),
  }),
  z.object({ type: z.literal('step_marked'), stepId: z.string(), mark: stepMarkSchema }),
  z.object({ type: z.literal('attached'), attachment: attachmentSchema }),
  z.object({ type: z.literal('detached'), attachmentId: z.string(), reason: z.string() }),
  z.object({ type: z.literal('reattached'), attachmentId: z.string(), reason: z.string() }),
  /** Shown to another unit of territory for a time; ends by hand or by the clock. */
  z.object({
    type: z.literal('shared'),
    shareId: idSchema,
    withKato: katoSchema,
    until: instantSchema,
    reason: z.string(),
  }),
  z.object({ type: z.literal('share_ended'), shareId: idSchema, withKato: katoSchema, reason: z.string() }),
  /** A crew on its task called for help, or called again. */
  z.object({ type: z.literal('sos_called'), unitId: idSchema }),
  z.object({ type: z.literal('under_control') }),
  z.object({ type: z.literal('closed'), outcome: closeOutcomeSchema, reason: z.string() }),
  z.object({ type: z.literal('reopened'), reason: z.string() }),
  z.object({ type: z.literal('merged'), intoId: idSchema, reason: z.string() }),
  z.object({ type: z.literal('unmerged'), fromId: idSchema, reason: z.string() }),
  z.object({ type: z.literal('duplicate_joined'), incidentId: idSchema }),
  z.object({ type: z.literal('duplicate_left'), incidentId: idSchema }),
  z.object({ type: z.literal('task_assigned'), taskId: idSchema, unitId: idSchema }),
  /** Nobody accepted it within the limit of `taskDeadline`. */
  z.object({ type: z.literal('task_overdue'), taskId: idSchema, unitId: idSchema }),
  z.object({
    type: z.literal('task_moved'),
    taskId: idSchema,
    unitId: idSchema,
    from: taskStateSchema,
    to: taskStateSchema,
    reason: z.string(),
  }),
]);
export type IncidentEvent = z.infer<typeof incidentEventSchema>;

const signedSchema = z.object({
  /** When the server took it. */
  at: instantSchema,
  /** When it happened; earlier than `at` for what a device sent later. */
  happenedAt: instantSchema,
  /** A person's id, a device or `system`. */
  actor: z.string(),
  role: actorRoleSchema,
  /** Key of the command it came from. */
  key: z.string(),
});
export type Signed = z.infer<typeof signedSchema>;

/** One line of an incident's append-only log; `seq` counts from 1 without a gap. */
export const incidentLogEntrySchema = signedSchema.extend({
  incidentId: idSchema,
  seq: z.number().int().positive(),
  event: incidentEventSchema,
});
export type IncidentLogEntry = z.infer<typeof incidentLogEntrySchema>;

/** What an administrator says of a unit; the rest of it follows from what happens. */
export const unitFactsSchema = policeUnitSchema
  .pick({ callSign: true, type: true, crew: true, home: true, equipment: true })
  // Without the defaults that old rows need: a patch that does not speak of the plan or of the size leaves it alone.
  .extend({ duty: dutyPlanSchema.nullable(), crewSize: crewSizeSchema.nullable().optional() });
export type UnitFacts = z.infer<typeof unitFactsSchema>;
/** Some of them. */
export type UnitPatch = { [Field in keyof UnitFacts]?: UnitFacts[Field] | undefined };

/** What happened to a unit. */
export const unitEventSchema = z.discriminatedUnion('type', [
  /** The unit as it was put on the register; the log of a unit begins with it. */
  z.object({ type: z.literal('registered'), unit: policeUnitSchema }),
  z.object({
    type: z.literal('status_changed'),
    from: unitStatusSchema,
    to: unitStatusSchema,
    taskId: idSchema.nullable(),
    reason: z.string(),
  }),
  /** `before` holds the same fields as `patch`. */
  z.object({
    type: z.literal('edited'),
    patch: unitFactsSchema.partial(),
    before: unitFactsSchema.partial(),
    reason: z.string(),
  }),
  z.object({ type: z.literal('retired'), reason: z.string() }),
  z.object({ type: z.literal('reinstated'), reason: z.string() }),
  z.object({ type: z.literal('sos_raised'), incidentId: idSchema.nullable().default(null) }),
  z.object({ type: z.literal('sos_acknowledged') }),
  z.object({ type: z.literal('sos_cleared'), reason: z.string() }),
]);
export type UnitEvent = z.infer<typeof unitEventSchema>;

export const unitLogEntrySchema = signedSchema.extend({
  unitId: idSchema,
  seq: z.number().int().positive(),
  event: unitEventSchema,
});
export type UnitLogEntry = z.infer<typeof unitLogEntrySchema>;
