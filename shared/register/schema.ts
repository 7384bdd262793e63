import { z } from 'zod';
import { katoSchema, nameSchema } from '../hierarchy/schema.ts';

export const facilityTypeSchema = z.enum(['kindergarten', 'school', 'college']);
export type FacilityType = z.infer<typeof facilityTypeSchema>;
export const FACILITY_TYPES = facilityTypeSchema.options;

/** The six security measures of Order 117 of 30.03.2022, Decree 234 of 12.04.2021 and joint Order 49/32 of 23.01.2019. */
export const measureSchema = z.enum([
  'video_system',
  'video_link',
  'alarm_button',
  'public_address',
  'access_control',
  'licensed_guard',
]);
export type Measure = z.infer<typeof measureSchema>;
export const MEASURES = measureSchema.options;

/** What an evidence row says of a measure. No row at all is a fourth answer, "unknown", and never counts as "no". */
export const measureStateSchema = z.enum(['working', 'faulty', 'absent']);
export type MeasureState = z.infer<typeof measureStateSchema>;

/** Kind of place, as the group rule of Order 117 distinguishes it. */
export const placeKindSchema = z.enum([
  'republican_city',
  'regional_city',
  'district_centre',
  'town',
  'rural',
]);
export type PlaceKind = z.infer<typeof placeKindSchema>;

export const facilityOwnerSchema = z.enum(['state', 'private']);
export type FacilityOwner = z.infer<typeof facilityOwnerSchema>;

/** Group by Order 117; `non_tto` below 100 people, `unknown` when the number of people is not known. */
export const groupSchema = z.enum(['non_tto', 'group_1', 'group_2', 'group_3', 'unknown']);
export type Group = z.infer<typeof groupSchema>;
export const GROUPS = groupSchema.options;

/** Where evidence comes from: a published table, the demonstration register, an import or an inspection. */
export const evidenceSourceIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/, {
  error: 'A source is named by small Latin letters, digits and hyphens',
});

export const evidenceSchema = z.object({
  measure: measureSchema,
  source: evidenceSourceIdSchema,
  state: measureStateSchema,
  /** ISO date the state was observed. */
  observedOn: z.iso.date(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A source of evidence as the selector shows it. */
export const evidenceSourceSchema = z.object({
  id: evidenceSourceIdSchema,
  kind: z.enum(['published', 'demonstration', 'import']),
  title: z.object({ kk: z.string(), ru: z.string(), en: z.string() }),
  asOf: z.iso.date(),
  priority: z.number(),
  /** Measures the source says anything about. */
  measures: z.array(measureSchema),
});
export type EvidenceSource = z.infer<typeof evidenceSourceSchema>;

export const facilitySchema = z.object({
  id: z.number().int().positive(),
  externalId: z.string().min(1).max(64),
  type: facilityTypeSchema,
  name: nameSchema,
  /** Deepest unit of territory on the register. */
  kato: katoSchema,
  settlement: nameSchema.nullable(),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  /** Learners and staff really there, not the capacity; null when nobody knows. */
  people: z.number().int().nonnegative().nullable(),
  learners: z.number().int().nonnegative().nullable(),
  placeKind: placeKindSchema,
  owner: facilityOwnerSchema,
  demonstration: z.boolean(),
});
export type Facility = z.infer<typeof facilitySchema>;

/** Owner classes of the 2018 programme (Order 897 of 10.12.2018) and the facilities' own cameras. */
export const cameraOwnerSchema = z.enum(['facility', 'police', 'partner', 'traffic', 'private']);
export type CameraOwner = z.infer<typeof cameraOwnerSchema>;

/** Technical class; its parameters are a profile with a citation, because the annexes of Order 774/2017 are not public. */
export const technicalClassSchema = z.enum(['meets_profile', 'below_profile', 'unknown']);
export type TechnicalClass = z.infer<typeof technicalClassSchema>;

export const cameraSchema = z.object({
  id: z.number().int().positive(),
  externalId: z.string().min(1).max(64),
  owner: cameraOwnerSchema,
  facilityId: z.number().int().positive().nullable(),
  kato: katoSchema,
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  /** Clockwise from north; null for a dome or when unknown. */
  azimuthDeg: z.number().int().min(0).max(359).nullable(),
  fovDeg: z.number().int().min(1).max(360).nullable(),
  /** Its picture reaches the control centre. */
  linked: z.boolean(),
  working: z.boolean(),
  technicalClass: technicalClassSchema,
  /** Takes part in the enforcement of traffic rules. */
  traffic: z.boolean(),
});
export type Camera = z.infer<typeof cameraSchema>;

export const controlCentreSchema = z.object({
  id: z.number().int().positive(),
  kato: katoSchema,
  name: nameSchema,
  lon: z.number(),
  lat: z.number(),
  kind: z.enum(['regional', 'small_city']),
  openedYear: z.number().int().nullable(),
});
export type ControlCentre = z.infer<typeof controlCentreSchema>;
