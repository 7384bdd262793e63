import type { PublishedConflict } from '../../shared/published/conflict-schema.ts';
import type { PublishedFigure } from '../../shared/published/schema.ts';
import type { I18n } from '../i18n/use-i18n.tsx';
import { metricName } from './metric-names.ts';
import { rowName, sourceTitle, type NameOf } from './row-names.ts';

/** A conflict in words: what it is about, and its arithmetic line by line. */
export type ConflictWords = { title: string; lines: string[]; source: string };

type Speak = I18n & { nameOf: NameOf };

const TYPES = ['kindergarten', 'school', 'college'] as const;

/** The name of a facility type; headlines also count "all", universities and others, which keep their key. */
function typeName(speak: Speak, type: string): string {
  const known = TYPES.find((t) => t === type);
  return known ? speak.t(`type.${known}`) : type === 'all' ? speak.t('type.all') : type;
}

/** The name of what a printed total counts. */
export const headlineName = (speak: Speak, headline: { metric: string; facilityType: string }): string =>
  [
    metricName(headline.metric, speak.name, (key) => rowName('region', key, speak.nameOf)),
    typeName(speak, headline.facilityType),
  ].join(' · ');

const signed = (speak: Speak, value: number): string =>
  (value > 0 ? '+' : '\u2212') + speak.number(Math.abs(value));

const aboutFigure = (speak: Speak, figure: PublishedFigure): string =>
  [
    rowName(figure.level, figure.unit, speak.nameOf),
    typeName(speak, figure.facilityType),
    speak.t(`published.measure.${figure.measure}`),
  ].join(' · ');

const fraction = (speak: Speak, figure: PublishedFigure) => ({
  equipped: speak.number(figure.equipped),
  total: speak.number(figure.total),
  computed:
    figure.total === 0 ? speak.t('headline.noData') : speak.percent(figure.equipped / figure.total, 1),
});

/** Spells a conflict out, in the language of the interface. */
export function conflictWords(speak: Speak, conflict: PublishedConflict): ConflictWords {
  const { t, number, percent, name } = speak;
  switch (conflict.kind) {
    case 'percent-contradicts-fraction': {
      const { figure } = conflict;
      const printed = percent(figure.publishedPercent / 100, 1);
      return {
        title: aboutFigure(speak, figure),
        lines: [t('conflict.percent', { ...fraction(speak, figure), printed })],
        source: sourceTitle(figure.source, name),
      };
    }
    case 'table-contradicts-total': {
      const { headline, summed, rows, sum, difference } = conflict;
      const column =
        summed.of === 'table'
          ? ` · ${t(`published.measure.${summed.measure}`)}, ${t(`conflict.column.${summed.column}`)}`
          : '';
      return {
        title: headlineName(speak, headline) + column,
        lines: [
          t('conflict.total', {
            rows: rows.map((row) => number(row.value)).join(' + '),
            sum: number(sum),
            printed: number(headline.value),
            difference: signed(speak, difference),
          }),
        ],
        source: sourceTitle(headline.source, name),
      };
    }
    case 'table-contradicts-text': {
      const { headline, figure, difference, tablePercent, textPercent } = conflict;
      return {
        title: aboutFigure(speak, figure),
        lines: [
          t('conflict.text', {
            table: `${number(figure.equipped)} (${percent(tablePercent / 100, 1)})`,
            text: `${number(headline.value)} (${percent(textPercent / 100, 1)})`,
            difference: signed(speak, difference),
          }),
        ],
        source: sourceTitle(headline.source, name),
      };
    }
    case 'denominators-drift':
      return {
        title: [
          rowName(conflict.level, conflict.unit, speak.nameOf),
          typeName(speak, conflict.facilityType),
        ].join(' · '),
        lines: conflict.totals.map(({ measure, total }) =>
          t('conflict.drift', { measure: t(`published.measure.${measure}`), total: number(total) }),
        ),
        source: sourceTitle(conflict.source, name),
      };
    case 'sources-disagree':
      return {
        title: aboutFigure(speak, conflict.a),
        lines: [conflict.a, conflict.b].map((figure) =>
          t('conflict.pair', { title: sourceTitle(figure.source, name), ...fraction(speak, figure) }),
        ),
        source: '',
      };
    default:
      return conflict satisfies never;
  }
}
