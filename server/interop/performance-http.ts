import { TRPCError } from '@trpc/server';
import { prettifyError, z } from 'zod';
import { performanceSheet } from './performance-sheet.ts';
import { refuse, refuseAs, sendSheet } from './send.ts';
import { wordsOf } from './words.ts';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import { performanceQuestionSchema } from '../../shared/operations/performance.ts';
import type { Db } from '../db/schema.ts';
import { note } from '../db/write.ts';
import type { TerritoryHandler } from '../http/routes.ts';
import { performanceOf } from '../operations/performance/performance.ts';

const ADDRESS = /^\/export\/performance\.(\w{1,10})(?:\?(.*))?$/;
const questionSchema = performanceQuestionSchema.and(z.object({ lang: languageSchema.default('en') }));

/**
 * Serves the figures of response times as a file: `/export/performance.xlsx?unit=…&fromMs=…&toMs=…&category=…`. Noted before
 * the first byte leaves. Answers false when the address is not its own.
 */
export function performanceExportHandler(db: Db): TerritoryHandler {
  return async (request, response, asked) => {
    const [, format, query] = ADDRESS.exec(request.url ?? '') ?? [];
    if (format === undefined) return false;
    if (format !== 'csv' && format !== 'xlsx') return refuse(response, 404, 'Files are csv, xlsx');
    const question = questionSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
    if (!question.success) return refuse(response, 400, prettifyError(question.error));
    const { lang, unit: kato, category = null, fromMs, toMs } = question.data;
    const { picture, actor, address } = asked;
    try {
      const unit = asked.requireUnit(kato);
      if (!asked.may('operations.read', kato))
        throw new TRPCError({ code: 'FORBIDDEN', message: 'None of your roles includes operations.read' });
      const performance = await performanceOf({ db, picture }, { unit, fromMs, toMs, category });
      const after = { format, fromMs, toMs, category };
      await note(db, { actor, address, action: 'interop.export', object: 'performance', kato, after });
      const { tree } = picture;
      const sheet = performanceSheet(performance, {
        unit: tree.units[unit],
        tree,
        fromMs,
        toMs,
        category,
        language: lang,
        say: wordsOf(lang),
        now: new Date(),
      });
      await sendSheet(response, sheet, { format, language: lang });
      return true;
    } catch (error) {
      return refuseAs(response, error);
    }
  };
}
