import { setImmediate as nextTurn } from 'node:timers/promises';
import { aboutOf, fileNameOf, filterOf, sourceTitle, type ExportParts } from './question.ts';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';
import { facilityList } from '../coverage/facility-list.ts';
import { asOf } from '../coverage/question.ts';

/** Rows between two turns of other requests. */
const PAGE = 250;

/** The list of facilities of the screen, gaps first, with the state of the asked measure. */
export function facilitySheet(parts: ExportParts): Sheet {
  const { picture, question, say } = parts;
  const { unit, gap, source, lang } = question;
  const filter = filterOf(question);
  const date = asOf(picture, filter);
  const title = sourceTitle(parts, source);
  const unitNames = new Map(picture.tree.units.map((u) => [u.kato, u.name[lang]]));
  const columns: readonly SheetColumn[] = [
    { key: 'external_id', title: say('externalId'), kind: 'text', widthChars: 16 },
    { key: 'name', title: say('name'), kind: 'text', widthChars: 44 },
    { key: 'type', title: say('type'), kind: 'text', widthChars: 14 },
    { key: 'kato', title: say('kato'), kind: 'text', widthChars: 12 },
    { key: 'unit', title: say('unit'), kind: 'text', widthChars: 32 },
    { key: 'settlement', title: say('settlement'), kind: 'text', widthChars: 24 },
    { key: 'lon', title: say('lon'), kind: 'decimal', widthChars: 12 },
    { key: 'lat', title: say('lat'), kind: 'decimal', widthChars: 12 },
    { key: 'people', title: say('people'), kind: 'integer', widthChars: 10 },
    { key: 'learners', title: say('learners'), kind: 'integer', widthChars: 12 },
    { key: 'owner', title: say('owner'), kind: 'text', widthChars: 18 },
    { key: 'group', title: say('group'), kind: 'text', widthChars: 18 },
    { key: 'measure', title: say('measure'), kind: 'text', widthChars: 28 },
    { key: 'state', title: say('state'), kind: 'text', widthChars: 18 },
    { key: 'gap', title: say('requirement'), kind: 'text', widthChars: 16 },
    { key: 'source', title: say('source'), kind: 'text', widthChars: 46 },
    { key: 'as_of', title: say('asOf'), kind: 'date', widthChars: 12 },
    { key: 'register', title: say('register'), kind: 'text', widthChars: 44 },
  ];
  async function* rows(): AsyncGenerator<SheetRow> {
    const byId = new Map(picture.facilities.map((f) => [f.id, f]));
    const list = facilityList(picture, { ...filter, unit, gap, area: parts.question.area });
    for (let from = 0; from < list.total; from += PAGE) {
      // The list is in memory and the line may be as fast: nobody else would be answered before its end.
      if (from > 0) await nextTurn();
      for (const row of list.rows(from, from + PAGE)) {
        const facility = byId.get(row.id);
        if (!facility) continue;
        yield {
          geometry: { type: 'Point', coordinates: [facility.lon, facility.lat] },
          cells: [
            facility.externalId,
            facility.name[lang],
            say(`type.${facility.type}`),
            facility.kato,
            unitNames.get(facility.kato) ?? null,
            facility.settlement?.[lang] ?? null,
            facility.lon,
            facility.lat,
            facility.people,
            facility.learners,
            say(`owner.${facility.owner}`),
            say(`group.${row.group}`),
            say(`measure.${filter.measure}`),
            say(`state.${row.state}`),
            say(`gap.${row.gap}`),
            title,
            date,
            say(facility.demonstration ? 'register.demonstration' : 'register.real'),
          ],
        };
      }
    }
  }
  return {
    fileName: fileNameOf('facilities', parts, date),
    title: say('facilities'),
    columns,
    rows: rows(),
    about: { title: say('about'), lines: aboutOf(parts, { asOf: date }) },
  };
}
