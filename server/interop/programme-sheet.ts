import type { SayOfProgramme } from './programme-words.ts';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';
import type { Say } from './words.ts';
import type { AdminUnit, Language } from '../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';
import type { Parts } from '../../shared/planning/programme/outcome.ts';
import type { ProgrammeRow } from '../planning/programme/rows.ts';
import type { SavedProgramme } from '../planning/programme/store.ts';

/** The seed marks its prices by this word; everybody else's source is told as it was written. */
const ESTIMATE = 'demonstration-estimate';

/** What to equip when, one facility and year a row, and all that it rests on. */
export function programmeSheet(
  saved: SavedProgramme,
  rows: readonly ProgrammeRow[],
  parts: {
    tree: UnitTree<AdminUnit>;
    language: Language;
    say: Say;
    words: SayOfProgramme;
    now: Date;
  },
): Sheet {
  const { tree, language, say, words, now } = parts;
  const { input, result } = saved;
  const unitOf = (kato: string | null): AdminUnit | undefined =>
    tree.units[tree.indexOf.get(kato ?? '') ?? -1];
  const text = (key: string, title: string, widthChars: number): SheetColumn => ({
    key,
    title,
    kind: 'text',
    widthChars,
  });
  const columns: SheetColumn[] = [
    { key: 'year', title: words('year'), kind: 'decimal', widthChars: 8 },
    text('name', say('name'), 44),
    text('unit', say('unit'), 32),
    text('kato', say('kato'), 12),
    text('group', say('group'), 18),
    { key: 'learners', title: say('learners'), kind: 'integer', widthChars: 12 },
    text('measures', words('measures'), 60),
    { key: 'tenge', title: words('tenge'), kind: 'integer', widthChars: 16 },
  ];
  const lines = rows.map(({ year, name, facility, kato, group, learners, measures, tenge }): SheetRow => ({
    geometry: null,
    cells: [
      input.firstYear + year,
      name?.[language] ?? String(facility),
      unitOf(kato)?.name[language] ?? null,
      kato,
      group === null ? null : say(`group.${group}`),
      learners,
      measures.map((measure) => say(`measure.${measure}`)).join('; '),
      tenge,
    ],
  }));
  const share = ({ numerator, denominator }: Parts): string =>
    `${numerator} / ${denominator}${denominator === 0 ? '' : ` = ${Math.round((1000 * numerator) / denominator) / 10} %`}`;
  const { found, bound, gap } = result.standing;
  const unit = unitOf(saved.kato);
  const { before, after, tenge } = result.outcome.all;
  return {
    fileName: `sholu-programme-${saved.kato}-${saved.id}`,
    title: words('title'),
    columns,
    rows: lines,
    about: {
      title: say('about'),
      lines: [
        [words('name'), saved.name],
        [say('unit'), `${unit?.name[language] ?? ''} (${say('kato')} ${saved.kato})`],
        [words('budgets'), input.budgets.map((budget, i) => `${input.firstYear + i}: ${budget}`).join('; ')],
        [words('tenge'), String(tenge)],
        [words('before'), share(before)],
        [words('after'), share(after)],
        [
          words('proof'),
          `${words('found')} ${found ?? '–'}, ${words('bound')} ${bound}, ${words('gap')} ${gap === null ? '–' : `${Math.round(gap * 1e5) / 1e3} %`}`,
        ],
        ...result.prices.map(
          ({ measure, tenge: price, source, asOf, estimate }) =>
            [
              `${words('prices')}: ${say(`measure.${measure}`)}`,
              `${price}; ${source === ESTIMATE ? words('estimate') : source}; ${asOf}${estimate && source !== ESTIMATE ? ` (${words('estimate')})` : ''}`,
            ] as const,
        ),
        [say('source'), say('latest')],
        [say('asOf'), saved.asOf ?? say('unknown')],
        [words('register'), say(`register.${result.register}`)],
        [words('saved'), saved.createdAt],
        [say('written'), now.toISOString()],
      ],
    },
  };
}
