import { Readable } from 'node:stream';
import { prettifyError } from 'zod';
import { territoryPdf } from './pdf.ts';
import { territoryReport } from './report.ts';
import { territoryXlsx } from './xlsx.ts';
import { exportQuestionSchema } from '../question.ts';
import { refuse, refuseAs } from '../send.ts';
import { shapesReader } from '../shapes.ts';
import { LATEST } from '../../../shared/coverage/schema.ts';
import { checkSource } from '../../coverage/question.ts';
import type { Db } from '../../db/schema.ts';
import { note } from '../../db/write.ts';
import { sendFile } from '../../http/send-file.ts';
import type { TerritoryHandler } from '../../http/routes.ts';

const ADDRESS = /^\/export\/territory-report\.(\w{1,10})(?:\?(.*))?$/;
/** What the files of the report are called by an answer and by a mail. */
export const REPORT_MEDIA = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A report without further words is of the whole register, by the latest evidence. */
export const reportQuestionSchema = exportQuestionSchema.extend({
  measure: exportQuestionSchema.shape.measure.default('video_link'),
  source: exportQuestionSchema.shape.source.default(LATEST),
  type: exportQuestionSchema.shape.type.default('all'),
  group: exportQuestionSchema.shape.group.default('all'),
});

/**
 * Serves the report by territory: `/export/territory-report.pdf?unit=…&lang=…`, further parameters as in the address of the
 * screen. Noted before the first byte leaves. Answers false when the address is not its own.
 */
export function territoryReportHandler(db: Db): TerritoryHandler {
  const shapes = shapesReader(db);
  return async (request, response, asked) => {
    const [, format, query] = ADDRESS.exec(request.url ?? '') ?? [];
    if (format === undefined) return false;
    if (format !== 'pdf' && format !== 'xlsx') return refuse(response, 404, 'Files are pdf, xlsx');
    const read = reportQuestionSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
    if (!read.success) return refuse(response, 400, prettifyError(read.error));
    const { unit: kato, ...question } = read.data;
    const { picture, actor, address } = asked;
    try {
      asked.requireUnit(kato);
      checkSource(picture, question.source);
    } catch (error) {
      return refuseAs(response, error);
    }
    const after = { format, ...question };
    await note(db, { actor, address, action: 'interop.export', object: 'territory-report', kato, after });
    const mayReadPublished = asked.may('published.read', kato);
    const parts = { db, picture, shapes, now: new Date() };
    const report = await territoryReport(parts, read.data, mayReadPublished);
    const body = format === 'pdf' ? Readable.from([await territoryPdf(report)]) : territoryXlsx(report);
    const fileName = `${report.fileName}.${format}`;
    return sendFile(request, response, { fileName, mediaType: REPORT_MEDIA[format], body });
  };
}
