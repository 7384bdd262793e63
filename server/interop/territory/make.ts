import { buffer } from 'node:stream/consumers';
import { reportQuestionSchema, REPORT_MEDIA } from './http.ts';
import { territoryPdf } from './pdf.ts';
import { territoryReport } from './report.ts';
import { territoryXlsx } from './xlsx.ts';
import { shapesReader } from '../shapes.ts';
import type { ShareOf } from '../../../shared/coverage/share.ts';
import type { Kato, Language } from '../../../shared/hierarchy/schema.ts';
import type { Measure } from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';
import type { Picture } from '../../picture/picture.ts';

type Wanted = {
  unit: Kato;
  measure: Measure;
  of: ShareOf;
  language: Language;
  formats: readonly (keyof typeof REPORT_MEDIA)[];
  now: Date;
  mayReadPublished: boolean;
};

/** Makes the report by territory as files with a title and a few lines, as they go by e-mail. */
export function reportMaker(db: Db, picture: () => Picture) {
  const shapes = shapesReader(db);
  return async ({ unit, measure, of, language: lang, formats, now, mayReadPublished }: Wanted) => {
    const question = reportQuestionSchema.parse({ unit, measure, of, lang });
    const made = await territoryReport({ db, picture: picture(), shapes, now }, question, mayReadPublished);
    const { facts, report, say, numbers, asOf, source } = made;
    const files = [];
    for (const format of formats)
      files.push({
        name: `${made.fileName}.${format}`,
        mediaType: REPORT_MEDIA[format],
        content: format === 'pdf' ? await territoryPdf(made) : await buffer(territoryXlsx(made)),
      });
    const shares = facts.own.measures.map((one) => {
      const share = one.share === null ? report('noData') : numbers.percent(one.share);
      const parts = {
        numerator: numbers.whole(one.numerator),
        denominator: numbers.whole(one.denominator),
      };
      return `${say(`measure.${one.measure}`)}: ${share} (${report('ofFraction', parts)})`;
    });
    const date = asOf === null ? say('unknown') : numbers.date(asOf);
    return {
      title: `${report('title')}: ${facts.unit.name[lang]}, ${numbers.moment(now)}`,
      lines: [
        report('asOfSource', { source, date }),
        ...(facts.facilities.demonstration > 0 ? [report('demonstrationShort')] : []),
        '',
        ...shares,
      ],
      files,
    };
  };
}
