import type { Order } from './order.ts';
import { orderMap } from './order-map.ts';
import { heading, notice, paragraph, signatures, title } from '../../pdf/blocks.ts';
import { finishPdf, startPdf, type Pdf } from '../../pdf/document.ts';
import { map } from '../../pdf/map.ts';
import { table } from '../../pdf/table.ts';
import { DETOUR, SPEED_KMH } from '../../../shared/operations/eta.ts';
import {
  amountText,
  changeText,
  deltaText,
  indicatorName,
  valueText,
} from '../../../shared/planning/branch/change-text.ts';
import { indicatorLines } from '../../../shared/planning/branch/indicator-lines.ts';
import type { FacilityType } from '../../../shared/register/schema.ts';

/** Facilities that are printed; the rest is counted, and is in the branch. */
const FACILITIES = 100;
const right = 'right' as const;

function head(pdf: Pdf, { branch, territory, author, say, numbers, isDemonstration }: Order): void {
  title(pdf, say('title'), [
    say('about', { name: branch.name }),
    say('territory', { name: territory }),
    say('author', { author, version: branch.version, moment: numbers.moment(new Date(branch.updatedAt)) }),
    say('asOf', { moment: numbers.moment(new Date(branch.picture.asOfMs)) }),
  ]);
  if (isDemonstration) notice(pdf, say('demonstration'));
}

function changes(pdf: Pdf, { branch, speaker, say }: Order): void {
  heading(pdf, say('ordered'));
  if (branch.changes.length === 0) return paragraph(pdf, say('nothing'));
  table(
    pdf,
    [
      { title: say('number'), weight: 6, align: right },
      { title: say('change'), weight: 54 },
      { title: say('coordinates'), weight: 22 },
      { title: say('cost'), weight: 18, align: right },
    ],
    branch.changes.map((change, i) => [
      String(i + 1),
      changeText(branch.picture, branch.changes, change, speaker),
      'lon' in change ? `${change.lat.toFixed(5)}, ${change.lon.toFixed(5)}` : '',
      change.costKzt === null ? say('costUnknown') : speaker.number(change.costKzt),
    ]),
  );
}

function drawing(pdf: Pdf, order: Order): void {
  const { say } = order;
  heading(pdf, say('map'));
  const drawn = orderMap(order);
  if (drawn) map(pdf, drawn);
  else paragraph(pdf, say('noShapes'));
}

function indicators(pdf: Pdf, { before, after, speaker, say }: Order): void {
  heading(pdf, say('indicators'));
  const was = indicatorLines(before.indicators);
  const text = (line: (typeof was)[number]): string => {
    const { value, made } = valueText(line, speaker);
    return made === '' ? value : `${value}\n${made}`;
  };
  table(
    pdf,
    [
      { title: say('indicator'), weight: 43 },
      { title: say('before'), weight: 21, align: right },
      { title: say('after'), weight: 21, align: right },
      { title: say('delta'), weight: 15, align: right },
    ],
    indicatorLines(after.indicators).map((line, i) => [
      indicatorName(line, speaker.language),
      text(was[i] ?? line),
      text(line),
      deltaText(was[i] ?? line, line, speaker)?.text ?? '–',
    ]),
  );
}

function uncovered(pdf: Pdf, { branch, before, after, speaker, say }: Order): void {
  heading(pdf, say('facilities'));
  const { id, people } = branch.picture.facilities;
  if (after.uncovered.length === 0) return paragraph(pdf, say('facilities.none'));
  const list = after.uncovered.toSorted((a, b) => (people[b] ?? 0) - (people[a] ?? 0));
  table(
    pdf,
    [
      { title: say('facility'), weight: 52 },
      { title: say('people'), weight: 12, align: right },
      { title: say('time'), weight: 18, align: right },
      { title: say('standing'), weight: 18 },
    ],
    list.slice(0, FACILITIES).map((f) => {
      const seconds = after.secondsTo[f] ?? Infinity;
      const count = people[f] ?? null;
      return [
        speaker.facilityName(id[f] ?? 0) ?? `№ ${id[f] ?? 0}`,
        count === null ? '–' : speaker.number(count),
        Number.isFinite(seconds) ? amountText('seconds', seconds, speaker) : '–',
        say((before.crewsAt[f] ?? 0) > 0 ? 'standing.lost' : 'standing.same'),
      ];
    }),
  );
  if (list.length > FACILITIES)
    paragraph(pdf, say('facilities.more', { n: speaker.number(list.length - FACILITIES) }));
}

function assumptions(pdf: Pdf, { branch, plan, hours, speaker, say }: Order): void {
  heading(pdf, say('assumptions'));
  const minutes = (type: FacilityType): string => {
    const { urban, rural } = plan.targets[type];
    return `${speaker.number(urban / 60)} / ${speaker.number(rural / 60)}`;
  };
  paragraph(
    pdf,
    say('assume.travel', {
      hours: say(hours),
      detour: speaker.number(DETOUR.likely),
      low: speaker.number(DETOUR.low),
      high: speaker.number(DETOUR.high),
      urban: SPEED_KMH.urban[hours],
      rural: SPEED_KMH.rural[hours],
    }),
  );
  paragraph(pdf, say(`assume.basis.${branch.basis}`));
  paragraph(
    pdf,
    say('assume.targets', { k: minutes('kindergarten'), s: minutes('school'), c: minutes('college') }),
  );
  const silent = branch.picture.facilities.people.filter((people) => people === null).length;
  paragraph(pdf, say('assume.neighbours', { n: speaker.number(silent) }));
  paragraph(pdf, say('assume.gaps'));
}

/** The printed order of a branch: what is to be done, the map, what becomes of every indicator, and where one signs. */
export async function orderPdf(order: Order): Promise<Buffer> {
  const { branch, territory, author, say, numbers, isDemonstration, language, now } = order;
  const written = say('written', { moment: numbers.moment(now) });
  const pdf = await startPdf({
    language,
    title: `${say('title')}: ${branch.name}`,
    header: [say('product'), territory],
    footer: isDemonstration ? `${written} · ${say('demonstrationShort')}` : written,
    pageOf: (page, pages) => say('pageOf', { page, pages }),
    written: now,
  });
  for (const part of [head, changes, drawing, indicators, uncovered, assumptions]) part(pdf, order);
  heading(pdf, say('signatures'));
  signatures(
    pdf,
    [{ role: say('sign.chief') }, { role: say('sign.centre') }, { role: say('sign.author'), name: author }],
    say('date'),
  );
  return finishPdf(pdf);
}
