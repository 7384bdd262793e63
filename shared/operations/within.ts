import { z } from 'zod';
import { areaSchema } from '../geometry/area.ts';

/** What an area is asked for. */
export const WITHIN_KINDS = ['facilities', 'cameras', 'units', 'incidents'] as const;
export type WithinKind = (typeof WITHIN_KINDS)[number];

/** A page of what lies in an area; `cursor` is how many rows came before. */
export const withinSchema = z.object({
  area: areaSchema,
  kind: z.enum(WITHIN_KINDS).default('facilities'),
  /** In the name, the call sign or the number; cameras have none of these. */
  text: z.string().trim().max(100).default(''),
  cursor: z.number().int().min(0).max(1_000_000).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
