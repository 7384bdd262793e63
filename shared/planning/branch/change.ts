import { z } from 'zod';
import { targetSchema } from './picture.ts';
import { PLACE_SPEEDS } from '../../operations/reach.ts';
import { idSchema, latSchema, lonSchema, policeUnitTypeSchema } from '../../operations/schema.ts';
import { facilityTypeSchema, measureSchema } from '../../register/schema.ts';

/** More changes than this are no plan that somebody reads; an equipment programme of a region has some hundreds. */
export const MOST_CHANGES = 3_000;

const name = z.string().trim().min(1, 'A name is missing').max(80, '80 characters at most');
/** A thing of the picture by its number, or one that the branch adds: `unit:12`, `unit:+1`. */
const ref = (kind: string): z.ZodString =>
  z.string().regex(new RegExp(`^${kind}:(\\+?[1-9]\\d{0,9})$`), `Named as ${kind}:12 or ${kind}:+1`);
const unit = ref('unit');
const camera = ref('camera');
const post = z
  .string()
  .regex(/^post:(\+[1-9]\d{0,9}|-?\d{1,3}\.\d{5},-?\d{1,2}\.\d{5})$/, 'Named by its place, or as post:+1');
const place = { lon: lonSchema, lat: latSchema };
/** Tenge, once; null while nobody has said it. */
const costKzt = z.number().int().min(0, 'A cost is not negative').max(1e13, 'Too much').nullable();
const view = {
  ...place,
  azimuthDeg: z.number().min(0).lt(360),
  fovDeg: z.number().min(1).max(360),
  rangeM: z.number().min(1, 'At least a metre').max(1_000, 'A kilometre at most'),
};
/** A camera of the register as it was when it was changed here, so that the branch can be reckoned by itself. */
const cameraWas = z.object({ facilityId: idSchema.nullable(), counts: z.boolean(), ...place });

/** One step away from the picture; a branch is a list of them in order. */
export const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('unit.move'), unit, ...place, costKzt }),
  z.strictObject({
    type: z.literal('unit.add'),
    unit,
    callSign: name,
    unitType: policeUnitTypeSchema,
    ...place,
    costKzt,
  }),
  z.strictObject({ type: z.literal('unit.remove'), unit, costKzt }),
  /** A manned post: it counts by day and night, whatever units are. */
  z.strictObject({
    type: z.literal('post.add'),
    post,
    name,
    unitType: policeUnitTypeSchema,
    crews: z.number().int().min(1).max(20),
    ...place,
    costKzt,
  }),
  z.strictObject({ type: z.literal('post.move'), post, ...place, costKzt }),
  /** Its units do not count any more until they are moved elsewhere. */
  z.strictObject({ type: z.literal('post.close'), post, costKzt }),
  z.strictObject({ type: z.literal('camera.add'), camera, name, ...view, costKzt }),
  z.strictObject({ type: z.literal('camera.move'), camera, was: cameraWas.nullable(), ...view, costKzt }),
  z.strictObject({ type: z.literal('camera.remove'), camera, was: cameraWas.nullable(), costKzt }),
  z.strictObject({ type: z.literal('equip'), facility: idSchema, measure: measureSchema, costKzt }),
  /** Nobody drives across this stretch: the way goes round one of its ends. */
  z.strictObject({
    type: z.literal('road.close'),
    name,
    from: z.tuple([lonSchema, latSchema]),
    to: z.tuple([lonSchema, latSchema]),
    costKzt,
  }),
  z.strictObject({
    type: z.literal('target.set'),
    facilityType: facilityTypeSchema,
    kind: z.enum(PLACE_SPEEDS),
    targetS: targetSchema,
    costKzt,
  }),
]);
export type Change = z.infer<typeof changeSchema>;

export const changesSchema = z
  .array(changeSchema)
  .max(MOST_CHANGES, `A branch has ${MOST_CHANGES} changes at most`);
