import { z } from 'zod';
import { DETECTOR_TYPE_NAMES } from '../operations/detector-type.ts';
import { MESSAGE_KINDS } from './json/message.ts';
import { katoSchema, nameSchema } from '../hierarchy/schema.ts';
import { latSchema, lonSchema, positionSourceSchema, slugSchema } from '../operations/schema.ts';

/**
 * Every way in. `secret`: whom the sender is known by – each telephone's own, a panel's account and key, or one secret of
 * the source, made here and shown once; the broker's own for messages that come through one. `has`: what is registered of it.
 * `made`: by the server itself, or by an administrator.
 */
export const SOURCE_KINDS = {
  osmand: { secret: 'device', has: 'nothing', made: 'server' },
  dc09: { secret: 'account', has: 'panels', made: 'person' },
  nmea: { secret: 'source', has: 'trackers', made: 'person' },
  cot: { secret: 'source', has: 'trackers', made: 'person' },
  mqtt: { secret: 'broker', has: 'trackers', made: 'person' },
  json: { secret: 'source', has: 'detectors', made: 'person' },
} as const satisfies Record<
  string,
  {
    secret: 'device' | 'account' | 'source' | 'broker';
    has: 'nothing' | 'panels' | 'trackers' | 'detectors';
    made: 'server' | 'person';
  }
>;
export type SourceKind = keyof typeof SOURCE_KINDS;
const kindNames = Object.keys(SOURCE_KINDS) as [SourceKind, ...SourceKind[]];
export const sourceKindSchema = z.enum(kindNames);

const id = z.number().int().positive();
const reason = z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' });
const name = z
  .string()
  .trim()
  .min(2, { error: 'A name is missing' })
  .max(120, { error: 'A name is too long' });
/** How much a source may send; above it messages are refused. */
const perMinute = z
  .number()
  .int()
  .min(1, { error: 'At least one message a minute' })
  .max(6_000_000, { error: 'At most 6,000,000 messages a minute' });

/** The line that panels of a source name, `L` in the frame of DC-09. */
export const lineSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-F]{1,6}$/, { error: 'A line is one to six digits or letters A–F' });

/** Topics of a broker; `{id}` stands once, where the tracker's id does. */
const topicSchema = z
  .string()
  .trim()
  .max(200)
  .regex(/^([^#+{}/\0]+|\+|\{id\})(\/([^#+{}/\0]+|\+|\{id\}))*(\/#)?$/, {
    error: 'Levels with / between them, + for any, {id} where the id of the tracker stands',
  })
  .refine((topic) => topic.split('{id}').length <= 2, { error: '{id} stands once' });

/** Another service's code of a category, and ours. */
const categoriesSchema = z
  .record(z.string().trim().min(1).max(64), slugSchema)
  .refine((table) => Object.keys(table).length <= 500, { error: 'At most 500 codes' });

/** What each kind needs to know. */
export const SETTINGS = {
  osmand: z.strictObject({}),
  dc09: z.strictObject({ line: lineSchema }),
  nmea: z.strictObject({}),
  cot: z.strictObject({}),
  mqtt: z.strictObject({
    topic: topicSchema,
    format: z.enum(['owntracks', 'flat']),
    speedUnit: z.enum(['ms', 'kmh', 'knots']),
  }),
  json: z.strictObject({
    /** What the source may send; everything else is refused. */
    takes: z.array(z.enum(MESSAGE_KINDS)).min(1, { error: 'At least one kind of message' }),
    /** Codes that are not those of `data/categories/service-codes.json`. */
    categories: categoriesSchema,
  }),
} as const satisfies Record<SourceKind, z.ZodType>;

const common = { name, unit: katoSchema, perMinute, reason };
export const createSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dc09'), settings: SETTINGS.dc09, ...common }),
  z.strictObject({ kind: z.literal('nmea'), settings: SETTINGS.nmea, ...common }),
  z.strictObject({ kind: z.literal('cot'), settings: SETTINGS.cot, ...common }),
  z.strictObject({ kind: z.literal('mqtt'), settings: SETTINGS.mqtt, ...common }),
  z.strictObject({ kind: z.literal('json'), settings: SETTINGS.json, ...common }),
]);
export type CreateSource = z.infer<typeof createSourceSchema>;
/** `secret` is shown once; null for kinds that have none of their own. */
export const createdSourceSchema = z.object({ id, secret: z.string().nullable() });

/** Names the version that the person saw. */
export const updateSourceSchema = z.strictObject({
  id,
  version: z.number().int().positive(),
  name: name.optional(),
  perMinute: perMinute.optional(),
  enabled: z.boolean().optional(),
  /** What it may send and its codes, of a source of messages. */
  settings: SETTINGS.json.optional(),
  reason,
});
export type UpdateSource = z.infer<typeof updateSourceSchema>;

/** The longest that an old secret is taken beside the new one, hours. */
export const MOST_OVERLAP_H = 168;
/** Gives a source a new secret; the old one is taken for so long, 0 ends it at once. */
export const rotateSecretSchema = z.strictObject({
  id,
  overlapH: z
    .number()
    .int()
    .min(0)
    .max(MOST_OVERLAP_H, { error: `At most ${MOST_OVERLAP_H} hours` }),
  reason,
});
export type RotateSecret = z.infer<typeof rotateSecretSchema>;
/** `secret` is shown once. */
export const rotatedSecretSchema = z.object({ secret: z.string(), oldUntil: z.iso.datetime().nullable() });

/** Ends the old secret before its time. */
export const endOldSecretSchema = z.strictObject({ id, reason });
export type EndOldSecret = z.infer<typeof endOldSecretSchema>;

/** What became of what a source sent; every message is exactly one of them. */
export const SOURCE_OUTCOMES = ['accepted', 'duplicate', 'quarantined', 'refused'] as const;

const count = z.number().int().nonnegative();
export const sourceSchema = z.object({
  id,
  kind: sourceKindSchema,
  name: z.string(),
  unit: katoSchema,
  settings: z.record(z.string(), z.unknown()),
  perMinute: z.number(),
  enabled: z.boolean(),
  version: z.number().int(),
  lastHeardAt: z.iso.datetime().nullable(),
  counts: z.object({ accepted: count, duplicate: count, quarantined: count, refused: count }),
  /** Until when the secret before the present one is taken; null when it is not. */
  oldSecretUntil: z.iso.datetime().nullable(),
  /** Panels, and how many of them are silent beyond their supervision. */
  accounts: count,
  linesLost: count,
});
export type SourceInfo = z.infer<typeof sourceSchema>;

export const setAsideSchema = z.object({
  id,
  at: z.iso.datetime(),
  outcome: z.enum(['quarantined', 'refused']),
  address: z.string(),
  reason: z.string(),
  sample: z.string(),
});
export type SetAside = z.infer<typeof setAsideSchema>;
export const SET_ASIDE_PAGE = 50;

/** A panel's number at its receiver. */
export const accountSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-F]{3,16}$/, { error: 'An account is three to sixteen digits or letters A–F' });

/** AES-128, 192 or 256. */
export const panelKeySchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^([0-9A-F]{32}|[0-9A-F]{48}|[0-9A-F]{64})$/, {
    error: 'A key is 32, 48 or 64 hexadecimal digits',
  });

/** Adds a panel to a source, or changes the one that is there. */
export const putAccountSchema = z.strictObject({
  sourceId: id,
  account: accountSchema,
  /** Number of the facility on the register. */
  facility: z.string().trim().min(1, { error: 'A facility is missing' }).max(64),
  /** `keep` leaves the key there is, null takes it away: the panel then sends in the clear. */
  key: z.union([panelKeySchema, z.literal('keep')]).nullable(),
  /** Silent for longer than this, its line is lost; null does not watch it. */
  supervisionS: z
    .number()
    .int()
    .min(30, { error: 'At least 30 seconds' })
    .max(604_800, { error: 'At most a week' })
    .nullable(),
  enabled: z.boolean(),
  reason,
});
export type PutAccount = z.infer<typeof putAccountSchema>;

export const accountInfoSchema = z.object({
  id,
  account: z.string(),
  facility: z.object({ id, externalId: z.string(), name: nameSchema }).nullable(),
  encrypted: z.boolean(),
  supervisionS: z.number().nullable(),
  enabled: z.boolean(),
  lastHeardAt: z.iso.datetime().nullable(),
  lostAt: z.iso.datetime().nullable(),
});
export type AccountInfo = z.infer<typeof accountInfoSchema>;

/** What moves a unit of ours on the map: a radio, a tracker, a telephone. */
export const trackerSourceSchema = positionSourceSchema.extract(['vehicle_tracker', 'radio', 'phone']);

/** Says whose positions a tracker's are, by its name at the source. */
export const putTrackerSchema = z.strictObject({
  sourceId: id,
  /** IMEI, uid, or whatever the source calls it. */
  externalId: z.string().trim().min(1, { error: 'An id is missing' }).max(128),
  callSign: z.string().trim().min(1, { error: 'A call sign is missing' }).max(32),
  source: trackerSourceSchema,
  enabled: z.boolean(),
  reason,
});
export type PutTracker = z.infer<typeof putTrackerSchema>;

export const trackerInfoSchema = z.object({
  id,
  externalId: z.string(),
  /** Null when there is no such unit any more. */
  callSign: z.string().nullable(),
  source: positionSourceSchema,
  enabled: z.boolean(),
});
export type TrackerInfo = z.infer<typeof trackerInfoSchema>;

/** Says what a detector of a source is and where: at a facility or a camera of the register, or at a place. */
export const putDetectorSchema = z.strictObject({
  sourceId: id,
  /** As the source calls it. */
  externalId: z.string().trim().min(1, { error: 'An id is missing' }).max(128),
  type: z.enum(DETECTOR_TYPE_NAMES),
  where: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('facility'), number: z.string().trim().min(1).max(64) }),
    z.strictObject({ by: z.literal('camera'), number: z.string().trim().min(1).max(64) }),
    z.strictObject({ by: z.literal('place'), lon: lonSchema, lat: latSchema }),
  ]),
  enabled: z.boolean(),
  reason,
});
export type PutDetector = z.infer<typeof putDetectorSchema>;

export const detectorInfoSchema = z.object({
  id,
  externalId: z.string(),
  type: z.enum(DETECTOR_TYPE_NAMES),
  facility: z.object({ id, externalId: z.string(), name: nameSchema }).nullable(),
  /** Number of the camera on the register. */
  camera: z.string().nullable(),
  place: z.object({ lon: lonSchema, lat: latSchema }).nullable(),
  /** By a person; else the source itself named it. */
  registered: z.boolean(),
  enabled: z.boolean(),
  lastHeardAt: z.iso.datetime().nullable(),
});
export type DetectorInfo = z.infer<typeof detectorInfoSchema>;
