import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MeasureFacts, UnitFacts } from './facts.ts';
import type { TerritoryReport } from './report.ts';
import { reportMap } from './report-map.ts';
import { heading, keyFigures, notice, paragraph, title } from '../../pdf/blocks.ts';
import { finishPdf, startPdf, type Pdf } from '../../pdf/document.ts';
import { map } from '../../pdf/map.ts';
import { table } from '../../pdf/table.ts';
import type { Measure } from '../../../shared/register/schema.ts';

/** Contradictions that are printed; the rest is said to be there. */
const CONFLICTS = 10;

const shareText = ({ report, numbers }: TerritoryReport, { share }: MeasureFacts): string =>
  share === null ? report('noData') : numbers.percent(share);

const fractionText = ({ report, numbers }: TerritoryReport, of: MeasureFacts): string =>
  report('ofFraction', {
    numerator: numbers.whole(of.numerator),
    denominator: numbers.whole(of.denominator),
  });

const factsFor = ({ measures }: UnitFacts, measure: Measure): MeasureFacts | undefined =>
  measures.find((of) => of.measure === measure);

function head(pdf: Pdf, of: TerritoryReport): void {
  const { facts, question, report, say, numbers, now } = of;
  const date = of.asOf === null ? say('unknown') : numbers.date(of.asOf);
  title(pdf, `${report('title')}: ${facts.unit.name[question.lang]}`, [
    report('asOfSource', { source: of.source, date }),
    report('filter', { type: say(`type.${question.type}`), group: say(`group.${question.group}`) }),
    `${say('of')} ${say(`of.${question.of}`)} · ${say('facilitiesOnRegister')}: ${numbers.whole(facts.own.facilities)}`,
    report('written', { moment: numbers.moment(now) }),
  ]);
  const { all, demonstration } = facts.facilities;
  if (demonstration === 0) return;
  const parts = { demonstration: numbers.whole(demonstration), all: numbers.whole(all) };
  notice(pdf, demonstration === all ? report('demonstration') : report('mixed', parts));
}

function shares(pdf: Pdf, of: TerritoryReport): void {
  const { facts, report, say, numbers } = of;
  heading(pdf, report('key'));
  keyFigures(
    pdf,
    facts.own.measures.map((one) => ({
      value: shareText(of, one),
      label: say(`measure.${one.measure}`),
      detail: [
        fractionText(of, one),
        report('gapAndUnknown', { gap: numbers.whole(one.gap), unknown: numbers.whole(one.unknown) }),
      ].join('\n'),
    })),
  );
}

function drawing(pdf: Pdf, of: TerritoryReport): void {
  const { facts, shapes, isSchematic, question, report, say, numbers } = of;
  const { measure } = question;
  heading(pdf, report('map', { measure: say(`measure.${measure}`) }));
  const drawn = reportMap(facts, shapes, { measure, report, numbers });
  if (drawn) map(pdf, drawn);
  else paragraph(pdf, report('noShapes'));
  if (drawn && isSchematic) paragraph(pdf, report('schematic'));
}

function ranking(pdf: Pdf, of: TerritoryReport): void {
  const { facts, question, report, say, numbers } = of;
  if (facts.children.length === 0) return;
  heading(pdf, report('ranking', { measure: say(`measure.${question.measure}`) }));
  const right = 'right' as const;
  table(
    pdf,
    [
      { title: report('place'), weight: 5, align: right },
      { title: say('unit'), weight: 36 },
      { title: report('shareShort'), weight: 11, align: right },
      { title: report('fraction'), weight: 20, align: right },
      { title: say('gap'), weight: 10, align: right },
      { title: say('unknown'), weight: 14, align: right },
      { title: say('facilitiesOnRegister'), weight: 13, align: right },
    ],
    facts.children.map((child, i) => {
      const one = factsFor(child, question.measure);
      return [
        String(i + 1),
        child.unit.name[question.lang],
        ...(one
          ? [shareText(of, one), fractionText(of, one), numbers.whole(one.gap), numbers.whole(one.unknown)]
          : []),
        numbers.whole(child.facilities),
      ];
    }),
  );
  heading(pdf, report('allMeasures'));
  table(
    pdf,
    [
      { title: say('unit'), weight: 22 },
      ...facts.own.measures.map(({ measure }) => ({
        title: say(`measure.${measure}`),
        weight: 16,
        align: right,
      })),
    ],
    [...facts.children, facts.own].map((child) => [
      child.unit.name[question.lang],
      ...child.measures.map((one) =>
        one.share === null
          ? report('noData')
          : `${shareText(of, one)}\n${numbers.whole(one.numerator)} / ${numbers.whole(one.denominator)}`,
      ),
    ]),
  );
}

function gaps(pdf: Pdf, { facts, report, say, numbers }: TerritoryReport): void {
  heading(pdf, report('gaps'));
  const right = 'right' as const;
  const groups = facts.gaps[0]?.byGroup.map(({ group }) => group) ?? [];
  table(
    pdf,
    [
      { title: say('measure'), weight: 30 },
      ...groups.map((group) => ({ title: say(`group.${group}`), weight: 13, align: right })),
      { title: report('total'), weight: 13, align: right },
    ],
    facts.gaps.map(({ measure, byGroup, total }) => [
      say(`measure.${measure}`),
      ...byGroup.map(({ gap }) => numbers.whole(gap)),
      numbers.whole(total),
    ]),
  );
}

function conflicts(pdf: Pdf, { conflicts: found, report, say }: TerritoryReport): void {
  heading(pdf, report('conflicts'));
  if (found === null) return paragraph(pdf, report('conflictsHidden'));
  if (found.length === 0) return paragraph(pdf, report('noConflicts'));
  table(
    pdf,
    [
      { title: report('about'), weight: 34 },
      { title: report('arithmetic'), weight: 36 },
      { title: say('source'), weight: 30 },
    ],
    found.slice(0, CONFLICTS),
  );
  if (found.length > CONFLICTS)
    paragraph(pdf, report('moreConflicts', { shown: CONFLICTS, all: found.length }));
}

function sources(pdf: Pdf, { facts, question, report, say, numbers }: TerritoryReport): void {
  heading(pdf, report('sources'));
  table(
    pdf,
    [
      { title: say('source'), weight: 45 },
      { title: say('asOf'), weight: 14 },
      { title: report('measures'), weight: 41 },
    ],
    facts.sources.map(({ title: name, asOf, measures }) => [
      name[question.lang],
      numbers.date(asOf),
      measures.map((measure) => say(`measure.${measure}`)).join(', '),
    ]),
  );
  heading(pdf, report('how'));
  paragraph(pdf, report(`how.${question.of}`));
  paragraph(pdf, report('law'));
}

/** The report by territory as a PDF: what is there, of what date, from whom, and what it is made of. */
export async function territoryPdf(of: TerritoryReport): Promise<Buffer> {
  const { facts, question, report, numbers, now } = of;
  const place = facts.unit.name[question.lang];
  const written = report('written', { moment: numbers.moment(now) });
  const pdf = await startPdf({
    language: question.lang,
    title: `${report('title')}: ${place}`,
    header: [report('product'), place],
    footer: facts.facilities.demonstration > 0 ? `${written} · ${report('demonstrationShort')}` : written,
    pageOf: (page, pages) => report('pageOf', { page, pages }),
    written: now,
  });
  for (const part of [head, shares, drawing, ranking, gaps, conflicts, sources]) {
    part(pdf, of);
    // Half a second in one piece would hold everybody up.
    await nextTurn();
  }
  return finishPdf(pdf);
}
