import { z } from 'zod';
import { areaSchema } from '../../../shared/geometry/area.ts';
import { orientationSchema, paperSchema, SCALES, type Scale } from '../../../shared/geometry/print-frame.ts';
import { katoSchema, languageSchema } from '../../../shared/hierarchy/schema.ts';
import { latSchema, lonSchema } from '../../../shared/operations/schema.ts';
import { WITHIN_KINDS } from '../../../shared/operations/within.ts';

const scaleOf = (text: string): Scale | undefined => SCALES.find((scale) => String(scale) === text);

/** What a printed map is asked for, as it stands in its address. */
export const mapSheetSchema = z.object({
  unit: katoSchema,
  lon: z.coerce.number().pipe(lonSchema),
  lat: z.coerce.number().pipe(latSchema),
  scale: z.string().transform((text, context): Scale => {
    const scale = scaleOf(text);
    if (scale !== undefined) return scale;
    context.addIssue({ code: 'custom', message: `Scales are 1 : ${SCALES.join(', 1 : ')}` });
    return z.NEVER;
  }),
  paper: paperSchema.default('a4'),
  orientation: orientationSchema.default('portrait'),
  grid: z.enum(['none', 'utm', 'mgrs']).default('mgrs'),
  /** What is shown, as far as the person may see it: `facilities,units`. */
  show: z
    .string()
    .default('facilities')
    .transform((text) => WITHIN_KINDS.filter((kind) => text.split(',').includes(kind))),
  title: z.string().trim().max(80).default(''),
  area: areaSchema.optional(),
  lang: languageSchema.default('ru'),
});
export type MapSheetQuestion = z.infer<typeof mapSheetSchema>;
