import { Readable } from 'node:stream';
import { prettifyError } from 'zod';
import { sheetFacts } from './facts.ts';
import { mapSheetPdf } from './pdf.ts';
import { mapSheetSchema } from './question.ts';
import { refuse, refuseAs } from '../send.ts';
import { shapesReader } from '../shapes.ts';
import type { Db } from '../../db/schema.ts';
import { note } from '../../db/write.ts';
import { sendFile } from '../../http/send-file.ts';
import type { TerritoryHandler } from '../../http/routes.ts';
import { namesOf } from '../../operations/incident/store.ts';

const ADDRESS = /^\/export\/map\.(\w{1,10})(?:\?(.*))?$/;

/**
 * Serves a map on a sheet of paper, to scale: `/export/map.pdf?unit=…&lon=…&lat=…&scale=25000`. It shows what whoever asks may
 * see, is noted before the first byte leaves. Answers false when the address is not its own.
 */
export function mapExportHandler(db: Db): TerritoryHandler {
  const shapesOf = shapesReader(db);
  return async (request, response, asked) => {
    const [, format, query] = ADDRESS.exec(request.url ?? '') ?? [];
    if (format === undefined) return false;
    if (format !== 'pdf') return refuse(response, 404, 'A printed map is a pdf');
    const read = mapSheetSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
    if (!read.success) return refuse(response, 400, prettifyError(read.error));
    const question = read.data;
    const { unit: kato, scale, lon, lat, paper, orientation, show, lang } = question;
    const { picture, actor, address } = asked;
    try {
      asked.requireUnit(kato);
      const after = { format, scale, lon, lat, paper, orientation, show: show.join(',') };
      await note(db, { actor, address, action: 'interop.export', object: 'map', kato, after });
      const [facts, names, shapes] = await Promise.all([
        sheetFacts(db, asked, question),
        namesOf(db, [actor]),
        shapesOf(),
      ]);
      const unit = picture.tree.units[picture.tree.indexOf.get(kato) ?? 0];
      const territory = unit?.name[lang] ?? kato;
      const author = names.get(actor) ?? actor;
      const body = Readable.from([await mapSheetPdf({ facts, question, territory, author, shapes })]);
      const fileName = `sholu-map-${kato}-${scale}.pdf`;
      return await sendFile(request, response, { fileName, mediaType: 'application/pdf', body });
    } catch (error) {
      return refuseAs(response, error);
    }
  };
}
