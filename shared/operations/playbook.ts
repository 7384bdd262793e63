import { z } from 'zod';
import { equipmentSchema, policeUnitTypeSchema, prioritySchema, slugSchema } from './schema.ts';

/** A text of a playbook or a category; all three languages are there. */
export const saidSchema = z.object({
  kk: z.string().trim().min(1),
  ru: z.string().trim().min(1),
  en: z.string().trim().min(1),
});
export type Said = z.infer<typeof saidSchema>;

/** A category of incident. Priorities and playbooks are data: a chief changes them without a release. */
export const categorySchema = z.object({
  id: slugSchema,
  /** Null for a root of the tree. */
  parentId: slugSchema.nullable(),
  name: saidSchema,
  priority: prioritySchema,
  /** How a wall shows it: a sensitive incident is hidden, dimmed, or shown as any other. */
  wall: z.enum(['normal', 'dim', 'hide']),
  playbookId: slugSchema.nullable(),
  /** Words by which an operator finds it, in any language. */
  keywords: z.array(z.string().trim().min(1)),
});
export type Category = z.infer<typeof categorySchema>;

/** Who does a step. */
export const stepRoleSchema = z.enum([
  'operator',
  'duty_officer',
  'chief',
  'crew',
  'facility_staff',
  'eod',
  'negotiator',
  'rescue_service',
  'technician',
]);

/** What the map does when the step is opened; `none` leaves it alone. */
export const mapActionSchema = z.enum([
  'none',
  'pin_place',
  'open_facility',
  'nearest_cameras',
  'draw_standoff',
  'draw_plume',
  'draw_cordon',
  'draw_containment',
  'show_route',
  'show_assembly',
  'show_units',
  'show_similar',
]);

/** What proves that a step was done. */
export const evidenceKindSchema = z.enum([
  'none',
  'note',
  'photo',
  'video',
  'audio',
  'document',
  'head_count',
]);

export const playbookStepSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{1,47}$/),
  role: stepRoleSchema,
  action: saidSchema,
  /** Seconds after the incident was created by which it should be done; null: no clock on it. */
  targetSeconds: z.number().int().positive().nullable(),
  evidence: evidenceKindSchema,
  mapAction: mapActionSchema,
  /** Reasons one may skip it for; empty: it cannot be skipped. */
  skipReasons: z.array(saidSchema),
});

export type PlaybookStep = z.infer<typeof playbookStepSchema>;

/** Units a category asks for: any of the types, each with all of the equipment. */
export const unitNeedSchema = z.object({
  types: z.array(policeUnitTypeSchema).min(1),
  count: z.number().int().positive().max(20),
  equipment: z.array(equipmentSchema),
});
export type UnitNeed = z.infer<typeof unitNeedSchema>;

/** What a playbook holds, each field by itself. */
const playbookShape = z.object({
  id: slugSchema,
  version: z.number().int().positive(),
  title: saidSchema,
  /** What makes it start. */
  trigger: saidSchema,
  steps: z.array(playbookStepSchema).min(1),
  need: z.array(unitNeedSchema),
  /** What must be true before the incident is closed. `steps` are ids of steps that must be marked. */
  close: z.object({ criteria: z.array(saidSchema).min(1), steps: z.array(z.string()) }),
  /** The acts it rests on. `binding` acts are cited by number; `practice` is a professional norm. */
  legalBasis: z
    .array(
      z.object({
        act: saidSchema,
        citation: z.string().trim().min(1),
        kind: z.enum(['binding', 'practice']),
      }),
    )
    .min(1),
  /** Terms whose translation the customer has yet to agree to, as they stand in the text. */
  toBeAgreed: z.array(saidSchema),
});
/** A playbook; its steps have ids of their own, and what closing asks for is among them. */
export const playbookSchema = playbookShape.superRefine(({ steps, close }, issues) => {
  const ids = steps.map(({ id }) => id);
  steps.forEach(({ id }, i) => {
    if (ids.indexOf(id) < i)
      issues.addIssue({ code: 'custom', path: ['steps', i, 'id'], message: `Another step is called ${id}` });
  });
  close.steps.forEach((id, i) => {
    if (!ids.includes(id))
      issues.addIssue({ code: 'custom', path: ['close', 'steps', i], message: `There is no step ${id}` });
  });
});
export type Playbook = z.infer<typeof playbookSchema>;
