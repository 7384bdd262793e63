import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';
import type { Say } from './words.ts';
import type { AdminUnit, Language } from '../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';
import { METRIC_NAMES, type Figures } from '../../shared/operations/metrics.ts';
import { CATEGORIES } from '../operations/playbook/playbooks.ts';
import type { Performance } from '../operations/performance/performance.ts';

const ZONE_MS = 5 * 3_600_000;
/** Day and time in Kazakhstan: `2026-11-20 09:00`. */
const momentText = (ms: number): string =>
  new Date(ms + ZONE_MS).toISOString().slice(0, 16).replace('T', ' ');

/** A figure of a group in three cells; what must not be shown is an empty one. */
const cellsOf = (figures: Figures) =>
  METRIC_NAMES.flatMap((metric) => {
    const { n, medianS, p90S } = figures[metric];
    return [n, medianS, p90S];
  });

/** The figures of a territory and period as a sheet, one group a row. */
export function performanceSheet(
  performance: Performance,
  parts: {
    unit: AdminUnit | undefined;
    tree: UnitTree<AdminUnit>;
    fromMs: number;
    toMs: number;
    category: string | null;
    language: Language;
    say: Say;
    now: Date;
  },
): Sheet {
  const { unit, tree, fromMs, toMs, language, say, now } = parts;
  const categoryName = (id: string): string =>
    CATEGORIES.find((category) => category.id === id)?.name[language] ?? id;
  const unitName = (kato: string): string => tree.units[tree.indexOf.get(kato) ?? -1]?.name[language] ?? kato;
  const text = (key: string, title: string, widthChars: number): SheetColumn => ({
    key,
    title,
    kind: 'text',
    widthChars,
  });
  const columns: SheetColumn[] = [
    text('by', say('by'), 18),
    text('group', say('grouping'), 32),
    ...METRIC_NAMES.flatMap((metric): SheetColumn[] => {
      const name = say(`metric.${metric}`);
      return [
        { key: `${metric}_n`, title: `${name}, ${say('cases')}`, kind: 'integer', widthChars: 12 },
        { key: `${metric}_median_s`, title: `${name}, ${say('medianS')}`, kind: 'decimal', widthChars: 12 },
        { key: `${metric}_p90_s`, title: `${name}, ${say('p90S')}`, kind: 'decimal', widthChars: 12 },
      ];
    }),
  ];
  const row = (by: string, group: string, figures: Figures): SheetRow => ({
    cells: [by, group, ...cellsOf(figures)],
    geometry: null,
  });
  const day = (ms: number): string => momentText(ms).slice(0, 10);
  return {
    fileName: `sholu-performance-${unit?.kato ?? ''}-${day(fromMs)}-${day(toMs - 1)}`,
    title: say('performance'),
    columns,
    rows: [
      row(say('by.all'), unit?.name[language] ?? '', performance.all),
      ...performance.territories.map(({ key, figures }) => row(say('by.territory'), unitName(key), figures)),
      ...performance.categories.map(({ key, figures }) =>
        row(say('by.category'), categoryName(key), figures),
      ),
      ...performance.hours.map(({ key, figures }) =>
        row(say('by.hour'), `${key.padStart(2, '0')}:00–${key.padStart(2, '0')}:59`, figures),
      ),
    ],
    about: {
      title: say('about'),
      lines: [
        [say('unit'), `${unit?.name[language] ?? ''} (${say('kato')} ${unit?.kato ?? ''})`],
        [say('period'), `${momentText(fromMs)} – ${momentText(toMs)}`],
        [say('category'), parts.category === null ? say('allCategories') : categoryName(parts.category)],
        [say('incidents'), String(performance.incidents)],
        [say('backwards'), String(performance.backwards.n)],
        [say('rules'), say('rules.text')],
        [say('source'), say('source.log')],
        [say('written'), now.toISOString()],
      ],
    },
  };
}
