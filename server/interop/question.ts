import { z } from 'zod';
import type { Say } from './words.ts';
import { SHARES_OF } from '../../shared/coverage/share.ts';
import {
  coverageFilterSchema,
  gapStateSchema,
  LATEST,
  type CoverageFilter,
} from '../../shared/coverage/schema.ts';
import { areaSchema } from '../../shared/geometry/area.ts';
import { katoSchema, languageSchema } from '../../shared/hierarchy/schema.ts';
import { natureOf } from '../../shared/register/nature.ts';
import { facilityRange, type Picture } from '../picture/picture.ts';

/** What an export is asked, in the words of the screen's address. */
export const exportQuestionSchema = coverageFilterSchema.extend({
  unit: katoSchema,
  of: z.enum(SHARES_OF).default('reported'),
  gap: z.union([z.literal('all'), gapStateSchema]).default('all'),
  versus: coverageFilterSchema.shape.source.optional(),
  lang: languageSchema.default('en'),
  /** Only facilities inside a drawn area. */
  area: areaSchema.optional(),
});
export type ExportQuestion = z.infer<typeof exportQuestionSchema>;

/** Everything a sheet is made from. */
export type ExportParts = { picture: Picture; question: ExportQuestion; say: Say; now: Date };

/** The title of a source of evidence in a language. */
export function sourceTitle({ picture, say, question }: ExportParts, id: string): string {
  if (id === LATEST) return say('latest');
  return picture.sources.find((s) => s.id === id)?.title[question.lang] ?? id;
}

/** Small Latin letters, digits and hyphens. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** `sholu-coverage-turkistan-region-video_link-2023-03-31`: what, where, which measure, of which day. */
export function fileNameOf(what: string, { picture, question }: ExportParts, asOf: string | null): string {
  const unit = picture.tree.units[picture.tree.indexOf.get(question.unit) ?? 0];
  const place = slug(unit?.name.en ?? question.unit);
  const versus = question.versus === undefined ? [] : ['versus', question.versus];
  return ['sholu', what, place, question.measure, ...versus, asOf ?? 'no-date'].join('-');
}

/** Unit, filter, source, date and the nature of the register, for the sheet that explains the other one. */
export function aboutOf(
  parts: ExportParts,
  dates: { asOf: string | null; versusAsOf?: string | null },
): readonly (readonly [string, string])[] {
  const { picture, question, say, now } = parts;
  const { unit, measure, type, group, of, gap, source, versus, lang } = question;
  const place = picture.tree.units[picture.tree.indexOf.get(unit) ?? 0];
  const [from, to] = facilityRange(picture, unit) ?? [0, 0];
  const ofUnit = picture.facilities.slice(from, to);
  const nature = natureOf(ofUnit.filter((f) => f.demonstration).length, ofUnit.length);
  const lines: (readonly [string, string])[] = [
    [say('unit'), `${place?.name[lang] ?? unit} (${say('kato')} ${unit})`],
    [say('measure'), say(`measure.${measure}`)],
    [say('type'), say(`type.${type}`)],
    [say('group'), say(`group.${group}`)],
    [say('of'), say(`of.${of}`)],
    [say('requirement'), say(`gap.${gap}`)],
    [say('source'), sourceTitle(parts, source)],
    [say('asOf'), dates.asOf ?? say('unknown')],
  ];
  if (versus !== undefined)
    lines.push(
      [say('versus'), sourceTitle(parts, versus)],
      [say('asOf'), dates.versusAsOf ?? say('unknown')],
    );
  lines.push([say('register'), say(`register.${nature}`)], [say('written'), now.toISOString()]);
  return lines;
}

/** The filter without what only files know. */
export const filterOf = ({ measure, source, type, group }: ExportQuestion): CoverageFilter => ({
  measure,
  source,
  type,
  group,
});
