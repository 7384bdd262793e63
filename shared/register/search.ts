import { z } from 'zod';
import { facilityTypeSchema } from './schema.ts';
import { katoSchema, nameSchema, unitTypeSchema } from '../hierarchy/schema.ts';

/** One answer of the search over units of territory, settlements and facilities, best first. */
export const searchHitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), kato: katoSchema, type: unitTypeSchema, name: nameSchema }),
  z.object({ kind: z.literal('settlement'), id: z.number(), kato: katoSchema, name: nameSchema }),
  z.object({
    kind: z.literal('facility'),
    id: z.number(),
    type: facilityTypeSchema,
    kato: katoSchema,
    name: nameSchema,
    settlement: nameSchema.nullable(),
  }),
]);
export type SearchHit = z.infer<typeof searchHitSchema>;
