import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';
import type { Say } from './words.ts';
import type { GapFilter } from '../../shared/coverage/gap-case.ts';
import type { Language } from '../../shared/hierarchy/schema.ts';
import { natureOf } from '../../shared/register/nature.ts';
import type { gapList } from '../coverage/gaps/list.ts';
import { facilityRange, type Picture } from '../picture/picture.ts';

/** Rows between two turns of other requests. */
const PAGE = 250;

/** The list of gaps of the screen, with what was ordered and whose word each line rests on. */
export function gapsSheet(
  list: Awaited<ReturnType<typeof gapList>>,
  parts: { picture: Picture; filter: GapFilter; today: string; language: Language; say: Say; now: Date },
): Sheet {
  const { picture, filter, today, language, say, now } = parts;
  const unitOf = (kato: string) => picture.tree.units[picture.tree.indexOf.get(kato) ?? -1];
  const sourceOf = (id: string | null): string | null =>
    id === null ? null : (picture.sources.find((s) => s.id === id)?.title[language] ?? id);
  const column = (
    key: string,
    title: string,
    kind: SheetColumn['kind'],
    widthChars: number,
  ): SheetColumn => ({ key, title, kind, widthChars });
  const columns: readonly SheetColumn[] = [
    column('external_id', say('externalId'), 'text', 16),
    column('name', say('name'), 'text', 44),
    column('type', say('type'), 'text', 14),
    column('kato', say('kato'), 'text', 12),
    column('unit', say('unit'), 'text', 30),
    column('settlement', say('settlement'), 'text', 22),
    column('owner', say('owner'), 'text', 18),
    column('group', say('group'), 'text', 16),
    column('people', say('people'), 'integer', 10),
    column('measure', say('measure'), 'text', 28),
    column('law', say('law'), 'text', 46),
    column('seen', say('state'), 'text', 16),
    column('since', say('gaps.since'), 'date', 14),
    column('source', say('source'), 'text', 46),
    column('as_of', say('asOf'), 'date', 12),
    column('state', say('gaps.state'), 'text', 18),
    column('order_number', say('gaps.number'), 'text', 18),
    column('issued_on', say('gaps.issuedOn'), 'date', 12),
    column('deadline', say('gaps.deadline'), 'date', 12),
    column('overdue', say('gaps.overdue'), 'text', 14),
    column('responsible', say('gaps.responsible'), 'text', 32),
    column('lon', say('lon'), 'decimal', 12),
    column('lat', say('lat'), 'decimal', 12),
    column('register', say('register'), 'text', 44),
  ];
  async function* rows(): AsyncGenerator<SheetRow> {
    for (let from = 0; from < list.total; from += PAGE) {
      if (from > 0) await nextTurn();
      for (const row of list.rows(from, from + PAGE))
        yield {
          geometry: { type: 'Point', coordinates: [row.lon, row.lat] },
          cells: [
            row.externalId,
            row.name[language],
            say(`type.${row.type}`),
            row.kato,
            unitOf(row.kato)?.name[language] ?? null,
            row.settlement?.[language] ?? null,
            say(`owner.${row.owner}`),
            say(`group.${row.why.group}`),
            row.people,
            say(`measure.${row.measure}`),
            row.why.law === null ? null : say(`law.${row.why.law}`),
            say(`state.${row.seen}`),
            row.since,
            sourceOf(row.source),
            row.asOf,
            say(`gaps.${row.state}`),
            row.order?.number ?? null,
            row.order?.issuedOn ?? null,
            row.order?.deadline ?? null,
            row.overdue ? say('gaps.overdue') : null,
            row.order?.responsible ?? null,
            row.lon,
            row.lat,
            say(row.demonstration ? 'register.demonstration' : 'register.real'),
          ],
        };
    }
  }
  const [start, end] = facilityRange(picture, filter.unit) ?? [0, 0];
  const ofUnit = picture.facilities.slice(start, end);
  const nature = natureOf(ofUnit.filter((f) => f.demonstration).length, ofUnit.length);
  return {
    fileName: `sholu-gaps-${filter.unit}-${filter.state}-${today}`,
    title: say('gaps'),
    columns,
    rows: rows(),
    about: {
      title: say('about'),
      lines: [
        [say('unit'), `${unitOf(filter.unit)?.name[language] ?? ''} (${say('kato')} ${filter.unit})`],
        [say('measure'), filter.measure === 'all' ? say('all') : say(`measure.${filter.measure}`)],
        [say('type'), say(`type.${filter.type}`)],
        [say('group'), say(`group.${filter.group}`)],
        [say('owner'), filter.owner === 'all' ? say('all') : say(`owner.${filter.owner}`)],
        [say('gaps.state'), say(`gaps.${filter.state}`)],
        [say('gaps.since'), filter.age === 'all' ? say('all') : `≥ ${filter.age} ${say('gaps.days')}`],
        [say('source'), say('latest')],
        [say('gaps.rows'), String(list.total)],
        [say('gaps.today'), today],
        [say('register'), say(`register.${nature}`)],
        [say('written'), now.toISOString()],
      ],
    },
  };
}
