import type { Numbers } from './numbers.ts';
import type { SayReport } from './words.ts';
import type { Say } from '../words.ts';
import type { Kato, Language } from '../../../shared/hierarchy/schema.ts';
import type { PublishedConflict } from '../../../shared/published/conflict-schema.ts';
import { measureOf, type PublishedFigure } from '../../../shared/published/schema.ts';
import { PUBLISHED_SOURCES } from '../../../shared/published/source.ts';
import { findUnitsOfPublishedRow } from '../../../shared/published/units.ts';

type Speak = {
  say: Say;
  report: SayReport;
  numbers: Numbers;
  language: Language;
  nameOf: (kato: Kato) => string;
};

/** A contradiction as a row of the report: what it is about, its arithmetic, and the document. */
export type ConflictRow = readonly [about: string, arithmetic: string, source: string];

const titleOf = ({ language }: Speak, id: string): string =>
  PUBLISHED_SOURCES.find((source) => source.id === id)?.title[language] ?? id;
const rowName = ({ nameOf }: Speak, level: 'region' | 'city', key: string): string =>
  findUnitsOfPublishedRow(level, key)?.map(nameOf).join(' + ') ?? key;
const aboutFigure = (speak: Speak, { level, unit, facilityType, measure }: PublishedFigure): string =>
  [
    rowName(speak, level, unit),
    speak.say(`type.${facilityType}`),
    speak.say(`measure.${measureOf(measure)}`),
  ].join(' · ');
const fractionOf = ({ numbers }: Speak, { equipped, total }: PublishedFigure): string =>
  `${numbers.whole(equipped)} ÷ ${numbers.whole(total)}`;
const computedOf = (speak: Speak, { equipped, total }: PublishedFigure): string =>
  total === 0 ? speak.report('noData') : speak.numbers.percent(equipped / total);

/** Spells a contradiction out. Totals of the Republic are told by their documents' own keys. */
export function conflictRow(speak: Speak, conflict: PublishedConflict): ConflictRow {
  const { numbers, report, say } = speak;
  switch (conflict.kind) {
    case 'percent-contradicts-fraction': {
      const { figure } = conflict;
      const parts = {
        fraction: fractionOf(speak, figure),
        computed: computedOf(speak, figure),
        printed: numbers.percent(figure.publishedPercent / 100),
      };
      return [aboutFigure(speak, figure), report('printed', parts), titleOf(speak, figure.source)];
    }
    case 'denominators-drift': {
      const { level, unit, facilityType, totals, source } = conflict;
      const lines = totals.map(({ measure, total }) =>
        report('counted', { measure: say(`measure.${measureOf(measure)}`), total: numbers.whole(total) }),
      );
      const about = `${rowName(speak, level, unit)} · ${say(`type.${facilityType}`)}`;
      return [about, lines.join('\n'), titleOf(speak, source)];
    }
    case 'sources-disagree': {
      const both = [conflict.a, conflict.b];
      const lines = both.map((figure) => `${fractionOf(speak, figure)} = ${computedOf(speak, figure)}`);
      return [
        aboutFigure(speak, conflict.a),
        lines.join('\n'),
        both.map(({ source }) => titleOf(speak, source)).join('\n'),
      ];
    }
    case 'table-contradicts-text': {
      const { headline, figure } = conflict;
      const parts = {
        fraction: fractionOf(speak, figure),
        computed: computedOf(speak, figure),
        printed: numbers.whole(headline.value),
      };
      return [aboutFigure(speak, figure), report('printed', parts), titleOf(speak, headline.source)];
    }
    case 'table-contradicts-total': {
      const { headline, rows, sum } = conflict;
      const fraction = rows.map(({ value }) => numbers.whole(value)).join(' + ');
      const parts = { fraction, computed: numbers.whole(sum), printed: numbers.whole(headline.value) };
      return [
        `${headline.metric} · ${headline.facilityType}`,
        report('printed', parts),
        titleOf(speak, headline.source),
      ];
    }
    default:
      return conflict satisfies never;
  }
}
