import { z } from 'zod';
import { ATTACHMENT_MAX_BYTES, ATTACHMENT_NAME_CHARS, ATTACHMENT_TYPES } from './attachment.ts';
import { katoSchema } from '../hierarchy/schema.ts';

/** A moment, milliseconds since 1970-01-01 UTC. The database keeps it as timestamptz, the screen shows it in UTC+5. */
export const instantSchema = z.number().int().min(0).max(8_640_000_000_000);

/** A row's number in the database; also what a position frame calls a unit (unsigned 32 bits). */
export const idSchema = z.number().int().positive().max(4_294_967_295);

export const lonSchema = z.number().min(-180).max(180);
export const latSchema = z.number().min(-90).max(90);

/** 1 is the highest: life in danger now. 4 can wait for the next shift. */
export const prioritySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Priority = z.infer<typeof prioritySchema>;
export const PRIORITIES = [1, 2, 3, 4] as const;

/** A category's or a playbook's stable name: `bomb_threat`. */
export const slugSchema = z.string().regex(/^[a-z][a-z0-9_]{1,47}$/, {
  error: 'Small Latin letters, digits and underscores, beginning with a letter',
});

/**
 * Who acts, as these rules tell people apart; the server derives it from the role and the grant of a person.
 * `crew` is a unit's own device, `system` an alarm panel, a detector or a timer.
 */
export const actorRoleSchema = z.enum(['operator', 'chief', 'crew', 'system']);
export type ActorRole = z.infer<typeof actorRoleSchema>;

export const incidentStateSchema = z.enum([
  'new',
  'open',
  'dispatched',
  'on_scene',
  'under_control',
  'closed',
  'merged',
]);
export type IncidentState = z.infer<typeof incidentStateSchema>;

/** How a report reached the centre. */
export const incidentSourceSchema = z.enum([
  'call_102',
  'call_112',
  'walk_in',
  'radio',
  'alarm_panel',
  'detector',
  'camera_analytics',
  'plate_hit',
  'citizen_app',
  'other_service',
  'other_centre',
  'sos',
]);

export const callerRelationSchema = z.enum(['victim', 'witness', 'relative', 'staff', 'officer', 'unknown']);

/** Personal data: masked by role and expired by the retention rule. */
export const callerSchema = z.object({
  name: z.string().trim().max(200),
  phone: z.string().trim().max(32),
  relation: callerRelationSchema,
});

/** An address as it was told; an empty field was not told. `text` is the dispatcher's own words. */
export const addressSchema = z.object({
  settlement: z.string().trim().max(200),
  street: z.string().trim().max(200),
  house: z.string().trim().max(32),
  commonName: z.string().trim().max(200),
  crossing: z.string().trim().max(200),
  text: z.string().trim().max(2000),
});
export type Address = z.infer<typeof addressSchema>;
export const NO_ADDRESS: Address = {
  settlement: '',
  street: '',
  house: '',
  commonName: '',
  crossing: '',
  text: '',
};

/** Where it is on the map, how exactly that is known, and how it became known. */
export const placeSchema = z.object({
  lon: lonSchema,
  lat: latSchema,
  accuracyM: z.number().nonnegative().nullable(),
  method: z.enum(['map', 'coordinates', 'geocoded', 'facility', 'device']),
});

/**
 * The stop clock: t0 ring or frame · t1 answered · t2 incident created · t3 first unit assigned · t4 first task
 * accepted · t5 first unit en route · t6 first unit on scene · t7 under control · t8 closed. Null has not happened.
 */
export const timesSchema = z.object({
  t0: instantSchema.nullable(),
  t1: instantSchema.nullable(),
  t2: instantSchema,
  t3: instantSchema.nullable(),
  t4: instantSchema.nullable(),
  t5: instantSchema.nullable(),
  t6: instantSchema.nullable(),
  t7: instantSchema.nullable(),
  t8: instantSchema.nullable(),
});
export type Times = z.infer<typeof timesSchema>;

/** The version of the playbook an incident runs by; later versions do not change a running incident. */
export const playbookRefSchema = z.object({ id: slugSchema, version: z.number().int().positive() });
export type PlaybookRef = z.infer<typeof playbookRefSchema>;

export const stepMarkSchema = z.object({
  state: z.enum(['done', 'skipped']),
  /** One of the step's skip reasons, or the person's own words; empty for a step that was done. */
  reason: z.string().trim().max(500),
  at: instantSchema,
  actor: z.string(),
});

/** A file of an incident. Its content is kept beside the incident; `sha256` says that it is the one that was sent. */
export const attachmentSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(ATTACHMENT_NAME_CHARS),
  /** What the content is, whatever the name says. */
  type: z.enum(ATTACHMENT_TYPES),
  bytes: z.number().int().positive().max(ATTACHMENT_MAX_BYTES, { error: 'A file may have 20 MB at most' }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** A file as the incident remembers it: one that was removed says why, and can be brought back. */
export const heldAttachmentSchema = attachmentSchema.extend({ removed: z.string().nullable() });

export const closeOutcomeSchema = z.enum([
  'resolved',
  'detained',
  'false_alarm',
  'not_confirmed',
  'handed_over',
  'no_police_matter',
]);

/** What people said of the incident and may correct. */
export const incidentFactsSchema = z.object({
  category: slugSchema,
  priority: prioritySchema,
  caller: callerSchema.nullable(),
  address: addressSchema,
  place: placeSchema.nullable(),
  /** The unit of territory it happened in: decides who sees it. */
  kato: katoSchema,
  facilityId: idSchema.nullable(),
  /** Hidden or dimmed on walls by the rule of its category. */
  sensitive: z.boolean(),
});
export type IncidentFacts = z.infer<typeof incidentFactsSchema>;

export const incidentSchema = incidentFactsSchema.extend({
  id: idSchema,
  /** Centre code, year and sequence: `750000000-2026-000123`. See number.ts. */
  number: z.string(),
  /** Unit of territory of the control centre that leads it. */
  centre: katoSchema,
  source: incidentSourceSchema,
  state: incidentStateSchema,
  stateSince: instantSchema,
  /** Who has taken it; null while nobody has. */
  claimedBy: z.string().nullable(),
  times: timesSchema,
  mergedInto: idSchema.nullable(),
  /** Reports merged into this one, in ascending order. */
  duplicates: z.array(idSchema),
  playbook: playbookRefSchema.nullable(),
  /** Marks of playbook steps by the step's id. */
  steps: z.record(z.string(), stepMarkSchema),
  attachments: z.array(heldAttachmentSchema),
  outcome: closeOutcomeSchema.nullable(),
  /** Counts what the desk changed; what crews report and notes do not move it. Commands name the version they saw. */
  version: z.number().int().positive(),
  /** Number of log entries; the last one's `seq`. */
  entries: z.number().int().positive(),
});
export type Incident = z.infer<typeof incidentSchema>;

export const taskStateSchema = z.enum([
  'assigned',
  'accepted',
  'en_route',
  'on_scene',
  'done',
  'refused',
  'cancelled',
]);
export type TaskState = z.infer<typeof taskStateSchema>;

/** An order to one unit, belonging to one incident. */
export const taskSchema = z.object({
  id: idSchema,
  incidentId: idSchema,
  unitId: idSchema,
  state: taskStateSchema,
  stateSince: instantSchema,
  assignedBy: z.string(),
  /** Moments the crew reported; its device may have sent them later. */
  times: z.object({
    assigned: instantSchema,
    accepted: instantSchema.nullable(),
    enRoute: instantSchema.nullable(),
    onScene: instantSchema.nullable(),
    ended: instantSchema.nullable(),
  }),
  /** Why it was refused or cancelled, or what came of it. */
  reason: z.string(),
  version: z.number().int().positive(),
});
export type Task = z.infer<typeof taskSchema>;

/** An incident and its tasks: what commands are applied to and what its log replays to. */
export const incidentFileSchema = z.object({ incident: incidentSchema, tasks: z.array(taskSchema) });
export type IncidentFile = z.infer<typeof incidentFileSchema>;

export const policeUnitTypeSchema = z.enum([
  'patrol_car',
  'foot_patrol',
  'duty_group',
  'juvenile_inspector',
  'precinct_inspector',
  'special_unit',
  'rescue',
  'ambulance',
  'fire',
]);
export type PoliceUnitType = z.infer<typeof policeUnitTypeSchema>;
export const POLICE_UNIT_TYPES = policeUnitTypeSchema.options;

export const equipmentSchema = z.enum([
  'body_camera',
  'body_armour',
  'less_lethal',
  'long_arm',
  'ballistic_shield',
  'breaching',
  'eod_kit',
  'gas_mask',
  'breathing_apparatus',
  'gas_detector',
  'first_aid',
  'defibrillator',
  'dog',
  'drone',
  'cordon_kit',
  'loudspeaker',
]);
export type Equipment = z.infer<typeof equipmentSchema>;
export const EQUIPMENT = equipmentSchema.options;

/**
 * `called`: a task was given and the crew has not set off · `busy`: papers, escort, fuel – a reason says which.
 */
export const unitStatusSchema = z.enum([
  'off_duty',
  'free',
  'called',
  'en_route',
  'on_scene',
  'busy',
  'break',
]);
export type UnitStatus = z.infer<typeof unitStatusSchema>;
export const UNIT_STATUSES = unitStatusSchema.options;

/** A call for help of a crew; it latches until somebody acknowledges it and then clears it with a reason. */
export const sosSchema = z.object({
  at: instantSchema,
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: instantSchema.nullable().default(null),
  /** The incident that it opened or raised. */
  incidentId: idSchema.nullable().default(null),
});

/**
 * When a unit is on duty, as plain data. `hours`: from and to in minutes of the day of Kazakhstan, on days of the week by
 * ISO 8601 (1 is Monday) on which the shift begins; equal ends are a whole day. `rotation`: the first shift begins at
 * `start`, then work and rest alternate in the order of `cycle`, over and over. See duty.ts.
 */
export const dutyPlanSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hours'),
    fromMin: z.number().int().min(0).max(1439),
    toMin: z.number().int().min(0).max(1439),
    days: z.array(z.number().int().min(1).max(7)).min(1, { error: 'At least one day' }).max(7),
  }),
  z.object({
    kind: z.literal('rotation'),
    start: instantSchema,
    cycle: z
      .array(
        z.object({
          workMin: z.number().int().min(30).max(2880),
          restMin: z.number().int().min(0).max(20_160),
        }),
      )
      .min(1)
      .max(14),
  }),
]);
export type DutyPlan = z.infer<typeof dutyPlanSchema>;

const MOST_CREW = 20;
export const crewSizeSchema = z
  .number()
  .int()
  .min(1, { error: 'A crew has one person at least' })
  .max(MOST_CREW, { error: 'A crew has 20 people at most' });

export const policeUnitSchema = z.object({
  id: idSchema,
  callSign: z
    .string()
    .trim()
    .min(1, { error: 'A call sign is missing' })
    .max(32, { error: 'A call sign has 32 characters at most' }),
  type: policeUnitTypeSchema,
  /** Names: personal data of staff. */
  crew: z
    .array(z.string().trim().min(1).max(200, { error: 'A name has 200 characters at most' }))
    .max(MOST_CREW, { error: 'A crew has 20 people at most' }),
  /** How many people it has, where their names are not told. */
  crewSize: crewSizeSchema.nullable().default(null),
  home: z.object({ kato: katoSchema, lon: lonSchema, lat: latSchema }),
  /** One shift outside of the plan. */
  shift: z.object({ from: instantSchema, to: instantSchema }).nullable(),
  /** Null: round the clock. */
  duty: dutyPlanSchema.nullable().default(null),
  equipment: z.array(equipmentSchema),
  status: unitStatusSchema,
  statusSince: instantSchema,
  statusReason: z.string().max(500),
  taskId: idSchema.nullable(),
  sos: sosSchema.nullable(),
  /** When it was stood down; it is not deleted, because its history is not. */
  retiredAt: instantSchema.nullable().default(null),
  version: z.number().int().positive(),
});
export type PoliceUnit = z.infer<typeof policeUnitSchema>;

/** Where a fix comes from, best first; see position.ts. */
export const positionSourceSchema = z.enum(['vehicle_tracker', 'radio', 'phone', 'browser', 'manual']);
export type PositionSource = z.infer<typeof positionSourceSchema>;

/** One fix of one unit. `at` is the device's time, `receivedAt` the server's; null is not known. */
export const positionSchema = z.object({
  unitId: idSchema,
  lon: lonSchema,
  lat: latSchema,
  headingDeg: z.number().min(0).lt(360).nullable(),
  speedMs: z.number().nonnegative().nullable(),
  accuracyM: z.number().nonnegative().nullable(),
  at: instantSchema,
  source: positionSourceSchema,
  receivedAt: instantSchema,
});
export type Position = z.infer<typeof positionSchema>;
