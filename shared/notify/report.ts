import { z } from 'zod';
import { scheduleSchema } from './schedule.ts';
import { SHARES_OF } from '../coverage/share.ts';
import { katoSchema } from '../hierarchy/schema.ts';
import { idSchema } from '../operations/schema.ts';
import { measureSchema } from '../register/schema.ts';

export const REPORT_FORMATS = ['pdf', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
const MOST_PEOPLE = 50;

/** Who gets the report of which territory, as which files, when. Each in the language of their own address. */
export const reportFactsSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(3, { error: 'A name is missing' })
    .max(120, { error: 'A name has 120 characters at most' }),
  unit: katoSchema,
  people: z
    .array(idSchema)
    .min(1, { error: 'Say who gets it' })
    .max(MOST_PEOPLE, { error: `At most ${MOST_PEOPLE} people` }),
  formats: z.array(z.enum(REPORT_FORMATS)).min(1, { error: 'At least one kind of file' }),
  /** The measure of its map and ranking. */
  measure: measureSchema,
  of: z.enum(SHARES_OF),
  schedule: scheduleSchema,
  enabled: z.boolean().default(true),
});
export type ReportFacts = z.infer<typeof reportFactsSchema>;

const reasonSchema = z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' });
export const createReportSchema = reportFactsSchema.extend({ reason: reasonSchema });
export const updateReportSchema = createReportSchema.extend({
  id: idSchema,
  version: z.number().int().positive(),
});
export type CreateReport = z.infer<typeof createReportSchema>;
export type UpdateReport = z.infer<typeof updateReportSchema>;
