import { z } from 'zod';
import {
  attachmentSchema,
  closeOutcomeSchema,
  idSchema,
  incidentFactsSchema,
  incidentSourceSchema,
  instantSchema,
  unitStatusSchema,
} from './schema.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** Made by whoever sends the command, once; the same key twice acts once. */
export const commandKeySchema = z.string().regex(/^[\w-]{8,64}$/, {
  error: 'A key is 8 to 64 letters, digits and hyphens',
});
const version = z.number().int().positive();
const words = z.string().trim().min(1, { error: 'Say why' }).max(500);

const keyed = { key: commandKeySchema };
/** A command of the desk: names the version of the incident that the person saw. */
const desk = { ...keyed, incidentId: idSchema, expectedVersion: version };
/** Only adds to the incident, so it is in nobody's way. */
const adding = { ...keyed, incidentId: idSchema };
/** A crew's or a dispatcher's word on a task; `expectedVersion` is the task's. */
const onTask = {
  ...keyed,
  incidentId: idSchema,
  taskId: idSchema,
  expectedVersion: version,
  /** When it happened by the device's clock, for what is sent later; absent: now. */
  happenedAt: instantSchema.optional(),
};
const onUnit = { ...keyed, unitId: idSchema, expectedVersion: version };

/** Opens an incident. The server gives id and number. */
export const createIncidentSchema = z.object({
  type: z.literal('incident.create'),
  ...keyed,
  centre: katoSchema,
  source: incidentSourceSchema,
  facts: incidentFactsSchema,
  /** t0: the ring or the frame; t1: when it was answered. */
  startedAt: instantSchema.nullable(),
  answeredAt: instantSchema.nullable(),
  /** The incident that it repeats: it is merged into that one in the same moment. */
  repeats: idSchema.optional(),
});
export type CreateIncident = z.infer<typeof createIncidentSchema>;

/** Everything that can be asked of an incident and its tasks once it is open. */
export const incidentCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('incident.claim'), ...desk }),
  z.object({
    type: z.literal('incident.edit'),
    ...desk,
    patch: incidentFactsSchema.partial().refine((patch) => Object.keys(patch).length > 0, {
      error: 'Nothing to change',
    }),
    /** Asked for when the sensitive flag is set or cleared. */
    reason: z.string().trim().max(500).optional(),
  }),
  z.object({ type: z.literal('incident.note'), ...adding, text: z.string().trim().min(1).max(4000) }),
  z.object({
    type: z.literal('incident.step'),
    ...adding,
    stepId: z.string().min(1).max(48),
    state: z.enum(['done', 'skipped']),
    reason: z.string().trim().max(500),
  }),
  /** The file stays and can be brought back until its time is over. */
  z.object({ type: z.literal('incident.detach'), ...adding, attachmentId: z.uuid(), reason: words }),
  z.object({ type: z.literal('incident.reattach'), ...adding, attachmentId: z.uuid(), reason: words }),
  z.object({ type: z.literal('incident.under_control'), ...desk }),
  z.object({
    type: z.literal('incident.close'),
    ...desk,
    outcome: closeOutcomeSchema,
    reason: z.string().trim().max(500),
  }),
  z.object({ type: z.literal('incident.reopen'), ...desk, reason: words }),
  z.object({ type: z.literal('task.assign'), ...desk, unitId: idSchema }),
  z.object({ type: z.literal('task.accept'), ...onTask }),
  z.object({ type: z.literal('task.refuse'), ...onTask, reason: words }),
  z.object({ type: z.literal('task.en_route'), ...onTask }),
  z.object({ type: z.literal('task.on_scene'), ...onTask }),
  z.object({ type: z.literal('task.done'), ...onTask, reason: z.string().trim().max(500) }),
  z.object({ type: z.literal('task.cancel'), ...onTask, reason: words }),
]);
/** Only the server gives it, when it has the content of the file. */
export const attachCommandSchema = z.object({
  type: z.literal('incident.attach'),
  ...adding,
  attachment: attachmentSchema,
});
export type IncidentCommand = z.infer<typeof incidentCommandSchema> | z.infer<typeof attachCommandSchema>;

/** Merging concerns two incidents: the report and the one it repeats, each in the version the person saw. */
export const mergeCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('incident.merge'),
    ...desk,
    intoId: idSchema,
    expectedIntoVersion: version,
    reason: z.string().trim().max(500),
  }),
  z.object({
    type: z.literal('incident.unmerge'),
    ...desk,
    expectedIntoVersion: version,
    reason: words,
  }),
]);
export type MergeCommand = z.infer<typeof mergeCommandSchema>;

/** What a crew or the desk says of a unit itself; statuses on a task follow from the task. */
export const unitCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('unit.status'),
    ...onUnit,
    status: unitStatusSchema.extract(['off_duty', 'free', 'busy', 'break']),
    reason: z.string().trim().max(500),
  }),
  /** A call for help asks for no version: nothing may stand in its way. */
  z.object({ type: z.literal('unit.sos'), ...keyed, unitId: idSchema }),
  z.object({ type: z.literal('unit.sos_acknowledge'), ...keyed, unitId: idSchema }),
  z.object({ type: z.literal('unit.sos_clear'), ...onUnit, reason: words }),
]);
export type UnitCommand = z.infer<typeof unitCommandSchema>;

/** Every command of the domain, told apart by `type`. */
export const commandSchema = z.discriminatedUnion('type', [
  createIncidentSchema,
  incidentCommandSchema,
  attachCommandSchema,
  mergeCommandSchema,
  unitCommandSchema,
]);
export type Command = z.infer<typeof commandSchema>;
