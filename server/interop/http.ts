import { TRPCError } from '@trpc/server';
import { prettifyError } from 'zod';
import { coverageSheet } from './coverage-sheet.ts';
import { facilitySheet } from './facility-sheet.ts';
import { exportQuestionSchema, type ExportParts } from './question.ts';
import { SHEET_FORMATS, SHEET_WRITERS, type SheetFormat } from './sheet-formats.ts';
import { shapesReader } from './shapes.ts';
import type { Sheet } from './sheet.ts';
import { wordsOf } from './words.ts';
import { checkSource } from '../coverage/question.ts';
import type { Db } from '../db/schema.ts';
import { note } from '../db/write.ts';
import { sendFile, sendText } from '../http/send-file.ts';
import type { Asked, TerritoryHandler } from '../http/routes.ts';

const ADDRESS = /^\/export\/(coverage|facilities)\.([a-z]+)\?(.*)$/;
const isFormat = (text: string | undefined): text is SheetFormat =>
  SHEET_FORMATS.some((format) => format === text);

/** What is asked, or the sentence and the status that refuse it. */
function understand(
  { picture, requireUnit }: Asked,
  query: string,
): ExportParts | { status: number; refusal: string } {
  const asked = exportQuestionSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (!asked.success) return { status: 400, refusal: prettifyError(asked.error) };
  const question = asked.data;
  try {
    requireUnit(question.unit);
    checkSource(picture, question.source);
    if (question.versus !== undefined) checkSource(picture, question.versus);
  } catch (error) {
    if (error instanceof TRPCError)
      return { status: error.code === 'FORBIDDEN' ? 403 : 404, refusal: error.message };
    throw error;
  }
  return { picture, question, say: wordsOf(question.lang), now: new Date() };
}

/**
 * Serves what is on the screen as a file: `/export/coverage.xlsx?unit=…&measure=…`, parameters as in the address of the
 * screen. The export is noted before the first byte leaves. Answers false when the address is not its own.
 */
export function exportHandler(db: Db): TerritoryHandler {
  const shapesOf = shapesReader(db);
  return async (request, response, asked) => {
    const [, what, format, query = ''] = ADDRESS.exec(request.url ?? '') ?? [];
    if (what === undefined) return false;
    const refuse = (status: number, text: string): true => sendText(response, status, text);
    if (!isFormat(format)) return refuse(404, `Files are ${SHEET_FORMATS.join(', ')}`);
    const parts = understand(asked, query);
    if ('refusal' in parts) return refuse(parts.status, parts.refusal);
    const { unit: kato, ...question } = parts.question;
    await note(db, {
      actor: asked.actor,
      address: asked.address,
      action: 'interop.export',
      object: what,
      kato,
      after: { format, ...question },
    });
    const shapes =
      (format === 'geojson' || format === 'kml') && what === 'coverage' ? await shapesOf() : new Map();
    const sheet: Sheet = what === 'coverage' ? coverageSheet(parts, shapes) : facilitySheet(parts);
    const { mediaType, write } = SHEET_WRITERS[format];
    const body = write(sheet, parts.question.lang);
    return sendFile(request, response, { fileName: `${sheet.fileName}.${format}`, mediaType, body });
  };
}
