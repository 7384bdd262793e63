import { prettifyError } from 'zod';
import { gapsSheet } from './gaps-sheet.ts';
import { refuse, refuseAs, sendSheet } from './send.ts';
import { SHEET_FORMATS } from './sheet-formats.ts';
import { wordsOf } from './words.ts';
import { gapFilterSchema } from '../../shared/coverage/gap-case.ts';
import { dayInKazakhstan } from '../../shared/coverage/known-since.ts';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import { gapList } from '../coverage/gaps/list.ts';
import type { Db } from '../db/schema.ts';
import { note } from '../db/write.ts';
import type { TerritoryHandler } from '../http/routes.ts';

const ADDRESS = /^\/export\/gaps\.(\w{1,10})(?:\?(.*))?$/;
const questionSchema = gapFilterSchema.extend({ lang: languageSchema.default('en') });

/**
 * Serves the list of gaps as a file: `/export/gaps.xlsx?unit=…&measure=…&state=…`. Noted before the first byte leaves. Answers
 * false when the address is not its own.
 */
export function gapsExportHandler(db: Db): TerritoryHandler {
  return async (request, response, asked) => {
    const [, named, query] = ADDRESS.exec(request.url ?? '') ?? [];
    if (named === undefined) return false;
    const format = SHEET_FORMATS.find((one) => one === named);
    if (!format) return refuse(response, 404, `Files are ${SHEET_FORMATS.join(', ')}`);
    const question = questionSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
    if (!question.success) return refuse(response, 400, prettifyError(question.error));
    const { lang: language, ...filter } = question.data;
    const { picture, actor, address } = asked;
    try {
      asked.requireUnit(filter.unit);
      const now = new Date();
      const today = dayInKazakhstan(now.getTime());
      const list = await gapList(db, picture, filter, today);
      const { unit: kato, ...after } = filter;
      const what = { action: 'interop.export', object: 'gaps', kato, after: { format, ...after } };
      await note(db, { actor, address, ...what });
      const parts = { picture, filter, today, language, say: wordsOf(language), now };
      await sendSheet(response, gapsSheet(list, parts), { format, language });
      return true;
    } catch (error) {
      return refuseAs(response, error);
    }
  };
}
