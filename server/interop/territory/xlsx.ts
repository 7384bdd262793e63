import type { Readable } from 'node:stream';
import type { TerritoryReport } from './report.ts';
import type { XlsxCell, XlsxSheet } from '../../spreadsheet/sheet-xml.ts';
import { workbook } from '../../spreadsheet/workbook.ts';

type Column = { title: string; widthChars: number; style: 'plain' | 'integer' | 'share' };

const sheet = (
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly XlsxCell[])[],
): XlsxSheet => ({
  name,
  columns: columns.map(({ widthChars, style }) => ({
    widthChars,
    style,
    headerStyle: style === 'plain' ? 'header' : 'headerOfNumbers',
  })),
  header: columns.map(({ title }) => title),
  isFirstColumnFrozen: true,
  rows,
});

/** The report by territory as a workbook: shares of every unit and measure, gaps by group, contradictions, sources. */
export function territoryXlsx(of: TerritoryReport): Readable {
  const { facts, question, conflicts, report, say, numbers, now } = of;
  const { lang } = question;
  const text = (title: string, widthChars: number): Column => ({ title, widthChars, style: 'plain' });
  const whole = (title: string): Column => ({ title, widthChars: 14, style: 'integer' });
  const units = [facts.own, ...facts.children];
  const { all, demonstration } = facts.facilities;
  return workbook([
    sheet(
      report('key'),
      [
        text(say('kato'), 12),
        text(say('unit'), 36),
        text(say('measure'), 34),
        { title: say('share'), widthChars: 10, style: 'share' },
        whole(say('numerator')),
        whole(say('denominator')),
        whole(say('gap')),
        whole(say('unknown')),
        whole(say('facilitiesOnRegister')),
      ],
      units.flatMap(({ unit, facilities, measures }) =>
        measures.map(({ measure, share, numerator, denominator, gap, unknown }) => [
          unit.kato,
          unit.name[lang],
          say(`measure.${measure}`),
          share,
          numerator,
          denominator,
          gap,
          unknown,
          facilities,
        ]),
      ),
    ),
    sheet(
      report('gaps'),
      [
        text(say('measure'), 34),
        ...(facts.gaps[0]?.byGroup.map(({ group }) => whole(say(`group.${group}`))) ?? []),
        whole(report('total')),
      ],
      facts.gaps.map(({ measure, byGroup, total }) => [
        say(`measure.${measure}`),
        ...byGroup.map(({ gap }) => gap),
        total,
      ]),
    ),
    sheet(
      report('conflicts'),
      [text(report('about'), 60), text(report('arithmetic'), 60), text(say('source'), 50)],
      conflicts ?? [[report('conflictsHidden'), '', '']],
    ),
    sheet(
      report('sources'),
      [text(say('source'), 60), text(say('asOf'), 12), text(report('measures'), 80)],
      facts.sources.map(({ title, asOf, measures }) => [
        title[lang],
        asOf,
        measures.map((measure) => say(`measure.${measure}`)).join(', '),
      ]),
    ),
    {
      name: say('about'),
      columns: [
        { widthChars: 26, style: 'label' },
        { widthChars: 90, style: 'wrapped' },
      ],
      rows: [
        [say('unit'), `${facts.unit.name[lang]} (${say('kato')} ${facts.unit.kato})`],
        [say('source'), of.source],
        [say('asOf'), of.asOf ?? say('unknown')],
        [say('type'), say(`type.${question.type}`)],
        [say('group'), say(`group.${question.group}`)],
        [say('of'), say(`of.${question.of}`)],
        [
          say('register'),
          demonstration === 0
            ? say('register.real')
            : demonstration === all
              ? report('demonstration')
              : report('mixed', { demonstration: numbers.whole(demonstration), all: numbers.whole(all) }),
        ],
        [report('how'), report(`how.${question.of}`)],
        [say('written'), now.toISOString()],
      ],
    },
  ]);
}
