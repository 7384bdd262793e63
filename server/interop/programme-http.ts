import { TRPCError } from '@trpc/server';
import { prettifyError, z } from 'zod';
import { programmeSheet } from './programme-sheet.ts';
import { programmeWordsOf } from './programme-words.ts';
import { refuse, refuseAs, sendSheet } from './send.ts';
import { wordsOf } from './words.ts';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import type { Db } from '../db/schema.ts';
import { note } from '../db/write.ts';
import type { TerritoryHandler } from '../http/routes.ts';
import { rowsOf } from '../planning/programme/rows.ts';
import { objectOf } from '../planning/programme/saved.ts';
import { programmeById, purchasesOf } from '../planning/programme/store.ts';

const ADDRESS = /^\/export\/programme\.(\w{1,10})(?:\?(.*))?$/;
const questionSchema = z.object({
  saved: z.coerce.number().int().positive().max(2_147_483_647),
  lang: languageSchema.default('en'),
});

/**
 * Serves a saved equipment programme as a file: `/export/programme.xlsx?saved=…&lang=…`. Noted before the first byte leaves.
 * Answers false when the address is not its own.
 */
export function programmeExportHandler(db: Db): TerritoryHandler {
  return async (request, response, asked) => {
    const [, format, query] = ADDRESS.exec(request.url ?? '') ?? [];
    if (format === undefined) return false;
    if (format !== 'csv' && format !== 'xlsx') return refuse(response, 404, 'Files are csv, xlsx');
    const question = questionSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
    if (!question.success) return refuse(response, 400, prettifyError(question.error));
    const { lang, saved: id } = question.data;
    const { picture, actor, address } = asked;
    try {
      const object = objectOf(id);
      const saved = asked.requireObject(object, await programmeById(db, id), ({ kato }) => kato);
      const { kato } = saved;
      if (!asked.may('planning.read', kato))
        throw new TRPCError({ code: 'FORBIDDEN', message: 'None of your roles includes planning.read' });
      const rows = rowsOf(picture, await purchasesOf(db, id), { year: null, district: null });
      await note(db, { actor, address, action: 'interop.export', object, kato, after: { format } });
      const sheet = programmeSheet(saved, rows, {
        tree: picture.tree,
        language: lang,
        say: wordsOf(lang),
        words: programmeWordsOf(lang),
        now: new Date(),
      });
      await sendSheet(response, sheet, { format, language: lang });
      return true;
    } catch (error) {
      return refuseAs(response, error);
    }
  };
}
