import { Readable } from 'node:stream';
import { TRPCError } from '@trpc/server';
import { prettifyError, z } from 'zod';
import { orderOf } from './order.ts';
import { orderPdf } from './pdf.ts';
import { refuse, refuseAs } from '../send.ts';
import { shapesReader } from '../shapes.ts';
import { languageSchema } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';
import { note } from '../../db/write.ts';
import { sendFile } from '../../http/send-file.ts';
import type { TerritoryHandler } from '../../http/routes.ts';
import { namesOf } from '../../operations/incident/store.ts';
import { seenBranch } from '../../planning/branch/branches.ts';

const ADDRESS = /^\/export\/plan-order\.(\w{1,10})(?:\?(.*))?$/;
const questionSchema = z.object({
  branch: z.coerce.number('A branch is named by its number').int().positive().max(2_147_483_647),
  lang: languageSchema.default('ru'),
});

/**
 * Serves the printable order of a branch as it is saved: `/export/plan-order.pdf?branch=…&lang=…`. Noted before the first byte
 * leaves. Answers false when the address is not its own.
 */
export function planOrderHandler(db: Db): TerritoryHandler {
  const shapes = shapesReader(db);
  return async (request, response, asked) => {
    const [, format, query] = ADDRESS.exec(request.url ?? '') ?? [];
    if (format === undefined) return false;
    if (format !== 'pdf') return refuse(response, 404, 'The order is a pdf');
    const question = questionSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
    if (!question.success) return refuse(response, 400, prettifyError(question.error));
    const { branch: id, lang: language } = question.data;
    const { picture, actor, address } = asked;
    try {
      const branch = await seenBranch({ db, actor, requireObject: asked.requireObject }, id);
      const { kato, version, createdBy } = branch;
      if (!asked.may('planning.read', kato))
        throw new TRPCError({ code: 'FORBIDDEN', message: 'None of your roles includes planning.read' });
      const after = { format, version };
      await note(db, { actor, address, action: 'interop.export', object: `branch:${id}`, kato, after });
      const names = await namesOf(db, [createdBy]);
      const parts = { picture, shapes: await shapes(), now: new Date() };
      const order = orderOf(parts, branch, { author: names.get(createdBy) ?? createdBy, language });
      const body = Readable.from([await orderPdf(order)]);
      const fileName = `sholu-order-${kato}-${id}-v${version}.pdf`;
      return await sendFile(request, response, { fileName, mediaType: 'application/pdf', body });
    } catch (error) {
      return refuseAs(response, error);
    }
  };
}
