import { z } from 'zod';
import { katoSchema } from '../hierarchy/schema.ts';
import {
  cameraOwnerSchema,
  facilityOwnerSchema,
  facilityTypeSchema,
  measureSchema,
  measureStateSchema,
  MEASURES,
  placeKindSchema,
  technicalClassSchema,
} from './schema.ts';

/** Box around Kazakhstan, degrees, with a margin: swapped coordinates always fall outside of it. */
const BOX = { west: 46, south: 40, east: 88, north: 56 } as const;
const MAX_PEOPLE = 100_000;

/** Codes of what is wrong with a value; the interface says them under `edit.problem.<code>`. */
export const EDIT_PROBLEMS = [
  'nameMissing',
  'nameLong',
  'kato',
  'lon',
  'lat',
  'people',
  'learnersAbovePeople',
  'azimuth',
  'fov',
  'reason',
  'date',
  'choice',
] as const;
export type EditProblem = (typeof EDIT_PROBLEMS)[number];

const says = (problem: EditProblem): { error: string } => ({ error: problem });

const name = z.string().trim().min(1, says('nameMissing')).max(300, says('nameLong'));
const lon = z.number(says('lon')).min(BOX.west, says('lon')).max(BOX.east, says('lon'));
const lat = z.number(says('lat')).min(BOX.south, says('lat')).max(BOX.north, says('lat'));
const people = z
  .number(says('people'))
  .int(says('people'))
  .min(0, says('people'))
  .max(MAX_PEOPLE, says('people'))
  .nullable();

/** Why somebody changes something: their own words, three characters at least. */
export const reasonSchema = z.string().trim().min(3, says('reason')).max(500, says('reason'));

/** The fields of a facility that a person may change. Null is "not known". */
export const facilityFieldsSchema = z.object({
  nameKk: name,
  nameRu: name,
  nameEn: name,
  type: facilityTypeSchema,
  kato: z.string().check(z.refine((code) => katoSchema.safeParse(code).success, says('kato'))),
  lon,
  lat,
  people,
  learners: people,
  owner: facilityOwnerSchema,
  placeKind: placeKindSchema,
});
export type FacilityFields = z.infer<typeof facilityFieldsSchema>;

/** New values of some of the fields; the others stay as they are. */
export type Changes<Fields> = { [Field in keyof Fields]?: Fields[Field] | undefined };

const degrees = (low: number, high: number, problem: EditProblem) =>
  z.number(says(problem)).int(says(problem)).min(low, says(problem)).max(high, says(problem)).nullable();

/** The fields of a camera that a person may change; degrees clockwise from north, null when not known. */
export const cameraFieldsSchema = z.object({
  owner: cameraOwnerSchema,
  lon,
  lat,
  azimuthDeg: degrees(0, 359, 'azimuth'),
  fovDeg: degrees(1, 360, 'fov'),
  linked: z.boolean(),
  working: z.boolean(),
  technicalClass: technicalClassSchema,
  traffic: z.boolean(),
});
export type CameraFields = z.infer<typeof cameraFieldsSchema>;

const id = z.number().int().positive();
const head = { id, version: z.number().int().positive(), reason: reasonSchema };
const atLeastOne = [
  (changes: object) => Object.keys(changes).length > 0,
  { error: 'No field is changed' },
] as const;

/** A facility's fields to change; `version` is the one the person saw. */
export const editFacilitySchema = z.object({
  ...head,
  changes: facilityFieldsSchema.partial().refine(...atLeastOne),
});
export type EditFacility = z.infer<typeof editFacilitySchema>;

export const editCameraSchema = z.object({
  ...head,
  changes: cameraFieldsSchema.partial().refine(...atLeastOne),
});
export type EditCamera = z.infer<typeof editCameraSchema>;

/** Evidence of an inspection; state null takes the inspection's word back. */
export const setEvidenceSchema = z.object({
  facilityId: id,
  measure: measureSchema,
  state: measureStateSchema.nullable(),
  observedOn: z.iso.date(says('date')),
  reason: reasonSchema,
});
export type SetEvidence = z.infer<typeof setEvidenceSchema>;

export const undoSchema = z.object({ changeId: id, reason: reasonSchema });

/** Something of the register whose fields have a history, as `facility:42` or `camera:7`. */
export const registerObjectSchema = z.templateLiteral([z.enum(['facility', 'camera']), ':', id]);
export type RegisterObject = z.infer<typeof registerObjectSchema>;

/** Field under which the history keeps the inspection's word about a measure. */
export const EVIDENCE_FIELDS = MEASURES.map((measure) => `evidence.${measure}` as const);

const FIELDS = [
  ...facilityFieldsSchema.keyof().options,
  ...cameraFieldsSchema.keyof().options,
  ...EVIDENCE_FIELDS,
] as const;
export type ChangedField = (typeof FIELDS)[number];

const valueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ state: measureStateSchema, observedOn: z.iso.date() }),
]);
export type ChangedValue = z.infer<typeof valueSchema>;

/** One line of the history of an object. */
export const registerChangeSchema = z.object({
  id,
  at: z.iso.datetime(),
  actor: z.string(),
  reason: z.string(),
  object: z.string(),
  field: z.enum(FIELDS),
  before: valueSchema,
  after: valueSchema,
  /** The change that took this one back; null while it stands. */
  undoneBy: id.nullable(),
});
export type RegisterChange = z.infer<typeof registerChangeSchema>;

/** The fields whose value really differs, with both values. */
export function changedFields<F extends Record<string, ChangedValue>>(
  before: F,
  changes: Changes<F>,
): { field: keyof F & string; before: ChangedValue; after: ChangedValue }[] {
  return Object.keys(changes).flatMap((field: keyof F & string) => {
    const after = changes[field];
    const old = before[field];
    return after === undefined || old === undefined || after === old ? [] : [{ field, before: old, after }];
  });
}

/** What is wrong with a facility as a whole, when every field alone is right. */
export function facilityProblem(
  facility: Pick<FacilityFields, 'people' | 'learners'>,
): { field: 'learners'; problem: EditProblem } | null {
  const { people: all, learners } = facility;
  return all !== null && learners !== null && learners > all
    ? { field: 'learners', problem: 'learnersAbovePeople' }
    : null;
}
