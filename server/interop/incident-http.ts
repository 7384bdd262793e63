import { createHash } from 'node:crypto';
import { z, prettifyError } from 'zod';
import { incidentPage, PAGE_STYLE } from './incident-page.ts';
import { refuse, refuseAs } from './send.ts';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import { notFound } from '../access/guard.ts';
import type { Db } from '../db/schema.ts';
import { note } from '../db/write.ts';
import type { TerritoryHandler } from '../http/routes.ts';
import { incidentFile, incidentLog, namesOf } from '../operations/incident/store.ts';
import { seenEntry, seenIncident } from '../operations/mask.ts';
import { CATEGORIES, playbookOfRef } from '../operations/playbook/playbooks.ts';
import { callSignsOf } from '../operations/replay/store.ts';
import { oneFacility } from '../register/store.ts';

const ADDRESS = /^\/export\/incident\.(\w{1,10})(?:\?(.*))?$/;
const questionSchema = z.object({
  id: z.coerce.number().int().positive().max(4_294_967_295),
  lang: languageSchema.default('en'),
});

/** The page's own style and nothing else: no script, no picture, no address. */
const POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/**
 * Serves an incident as a page to print or to save as PDF: `/export/incident.html?id=42&lang=kk`. The caller by the role of
 * who asks; noted before the first byte leaves. Answers false when the address is not its own.
 */
export function incidentExportHandler(db: Db): TerritoryHandler {
  return async (request, response, asked) => {
    const [, format, query] = ADDRESS.exec(request.url ?? '') ?? [];
    if (format === undefined) return false;
    if (format !== 'html') return refuse(response, 404, 'An incident is html');
    const question = questionSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));
    if (!question.success) return refuse(response, 400, prettifyError(question.error));
    const { id, lang: language } = question.data;
    const { picture, actor, address } = asked;
    try {
      const object = `incident:${id}`;
      const file = asked.requireObject(object, await incidentFile(db, id), ({ incident }) => incident.kato);
      const { incident, tasks } = file;
      if (!asked.may('operations.sensitive', incident.kato)) throw notFound(object);
      const mayRead = asked.may('operations.personal-data', incident.kato);
      const [log, playbook, facility, callSigns] = await Promise.all([
        incidentLog(db, id),
        playbookOfRef(db, incident.playbook),
        incident.facilityId === null ? undefined : oneFacility(db, incident.facilityId),
        callSignsOf(
          db,
          tasks.map(({ unitId }) => unitId),
        ),
      ]);
      const people = await namesOf(db, [
        ...log.map((entry) => entry.actor),
        ...Object.values(incident.steps).map((mark) => mark.actor),
        incident.claimedBy ?? '',
      ]);
      const after = { language, masked: !mayRead };
      await note(db, { actor, address, action: 'interop.export', object, kato: incident.kato, after });
      const { tree } = picture;
      const page = incidentPage({
        file: { incident: seenIncident(incident, mayRead), tasks },
        log: log.map((entry) => seenEntry(entry, mayRead)),
        playbook,
        people,
        callSigns,
        territory: tree.units[tree.indexOf.get(incident.kato) ?? -1]?.name[language] ?? incident.kato,
        category: CATEGORIES.find((one) => one.id === incident.category)?.name[language] ?? incident.category,
        facility: facility?.facility.name[language] ?? null,
        isMasked: !mayRead && incident.caller !== null,
        language,
        nowMs: Date.now(),
      });
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        'cache-control': 'no-store',
      });
      response.end(request.method === 'HEAD' ? undefined : page);
      return true;
    } catch (error) {
      return refuseAs(response, error);
    }
  };
}
