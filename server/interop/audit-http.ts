import { TRPCError } from '@trpc/server';
import { prettifyError } from 'zod';
import { auditSheet } from './audit-sheet.ts';
import { SHEET_WRITERS } from './sheet-formats.ts';
import { wordsOf } from './words.ts';
import { auditFilterSchema } from '../../shared/access/audit.ts';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import { storedFilter } from '../access/audit/question.ts';
import { countAudit } from '../access/audit/store.ts';
import type { Db } from '../db/schema.ts';
import { note } from '../db/write.ts';
import { sendFile, sendText } from '../http/send-file.ts';
import type { TerritoryHandler } from '../http/routes.ts';
import { XLSX_ROWS } from '../spreadsheet/sheet-xml.ts';

const ADDRESS = /^\/export\/audit\.(\w{1,10})(?:\?(.*))?$/;
/** A sheet holds no more, its header among them. */
const MOST_ROWS = { csv: Infinity, xlsx: XLSX_ROWS - 1 } as const;
const questionSchema = auditFilterSchema.extend({ lang: languageSchema.default('en') });

/**
 * Serves the auditor's list as a file: `/export/audit.xlsx?actor=…&from=…`, every parameter of the filter. The export itself
 * is noted before the first byte leaves. Answers false when the address is not its own.
 */
export function auditExportHandler(db: Db): TerritoryHandler {
  return async (request, response, territory) => {
    const [, format, query] = ADDRESS.exec(request.url ?? '') ?? [];
    if (format === undefined) return false;
    const refuse = (status: number, text: string): true => sendText(response, status, text);
    if (format !== 'csv' && format !== 'xlsx') return refuse(404, 'Files are csv, xlsx');
    const question = questionSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
    if (!question.success) return refuse(400, prettifyError(question.error));
    const { lang, ...asked } = question.data;
    let stored;
    try {
      stored = storedFilter(territory, asked);
    } catch (error) {
      if (error instanceof TRPCError) return refuse(error.code === 'FORBIDDEN' ? 403 : 404, error.message);
      throw error;
    }
    const most = MOST_ROWS[format];
    if (most !== Infinity && (await countAudit(db, stored, most + 1)) > most)
      return refuse(400, `More than ${most} entries are too many for XLSX: narrow the filter or take CSV`);
    const { actor, address } = territory;
    await note(db, { actor, address, action: 'audit.export', object: 'audit', after: { format, ...asked } });
    const sheet = auditSheet(db, { asked, stored, say: wordsOf(lang), now: new Date() });
    const { mediaType, write } = SHEET_WRITERS[format];
    const body = write(sheet, lang);
    return sendFile(request, response, { fileName: `${sheet.fileName}.${format}`, mediaType, body });
  };
}
