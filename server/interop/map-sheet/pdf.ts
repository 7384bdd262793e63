import { baseMap, clipRing, settlementsIn } from './base.ts';
import { drawnArea, type Mark, type SheetFacts } from './facts.ts';
import type { MapSheetQuestion } from './question.ts';
import { sheetWordsOf } from './words.ts';
import type { LonLat } from '../../../shared/geometry/geodesic.ts';
import { gridLines, gridStepM } from '../../../shared/geometry/grid.ts';
import { frameOnGround, pageOf, sheetProjection } from '../../../shared/geometry/print-frame.ts';
import type { Box } from '../../../shared/geometry/inside.ts';
import { bandOf } from '../../../shared/geometry/mgrs.ts';
import { outlineOf } from '../../../shared/geometry/outline.ts';
import { zoneOf } from '../../../shared/geometry/utm.ts';
import type { WithinKind } from '../../../shared/operations/within.ts';
import { endPdf, openPdf } from '../../pdf/document.ts';
import { drawShape, polygonsOf, roundLength, type Shape } from '../../pdf/map.ts';
import { drawLine, linesOf, widthOf } from '../../pdf/text.ts';
import { INK, SIZE } from '../../pdf/theme.ts';
import { numbersOf } from '../territory/numbers.ts';
import type { Shapes } from '../shapes.ts';

/** Points of the page for a millimetre. */
export const PT_PER_MM = 72 / 25.4;

/** Shapes beside colours: a page is printed in black and white too. */
const MARKS: Readonly<Record<WithinKind, { colour: string; shape: Shape; r: number }>> = {
  facilities: { colour: '#1f6fb2', shape: 'square', r: 2 },
  cameras: { colour: '#00695c', shape: 'triangle', r: 2 },
  units: { colour: '#0d7a45', shape: 'circle', r: 3 },
  incidents: { colour: '#b3261e', shape: 'cross', r: 3.4 },
};
const GROUND = { land: '#f7f6f1', water: '#d3e6ef', river: '#8fb8cd', border: '#7c8a97', grid: '#4d5e6e' };
const AREA = '#0b5cad';
/** Names stand beside the marks of a kind while they are few enough to be read. */
const MOST_NAMED = 40;

/** What is drawn and who asked for it. */
export type SheetParts = {
  facts: SheetFacts;
  question: MapSheetQuestion;
  territory: string;
  author: string;
  shapes: Shapes;
};

type Pen = Awaited<ReturnType<typeof openPdf>>;
/** Points of the page for a place. */
type At = (place: LonLat) => readonly [xPt: number, yPt: number];

function trace({ doc }: Pen, at: At, path: readonly LonLat[]): void {
  for (const [i, place] of path.entries())
    if (i === 0) doc.moveTo(...at(place));
    else doc.lineTo(...at(place));
}

function ground(pen: Pen, at: At, box: Box, { question, shapes }: SheetParts): void {
  const { doc } = pen;
  const { land, lakes, rivers } = baseMap();
  const rings = (polygons: readonly GeoJSON.Position[][][], paint: () => void): void => {
    for (const polygon of polygons) {
      const clipped = polygon.map((ring) => clipRing(ring, box)).filter((ring) => ring.length > 2);
      for (const ring of clipped) {
        trace(pen, at, ring);
        doc.closePath();
      }
      if (clipped.length > 0) paint();
    }
  };
  rings(land, () => doc.fill(GROUND.land, 'even-odd'));
  rings(lakes, () => doc.fill(GROUND.water, 'even-odd'));
  doc.lineWidth(0.7).strokeColor(GROUND.river);
  for (const river of rivers) {
    const near = river.filter(
      ([lon = 0, lat = 0]) => lon > box[0] - 1 && lon < box[2] + 1 && lat > box[1] - 1 && lat < box[3] + 1,
    );
    if (near.length < 2) continue;
    trace(
      pen,
      at,
      near.map(([lon = 0, lat = 0]) => [lon, lat] as const),
    );
    doc.stroke();
  }
  doc.lineWidth(0.6).strokeColor(GROUND.border).dash(4, { space: 2 });
  for (const geometry of shapes.values()) rings(polygonsOf(geometry), () => doc.stroke());
  doc.undash();
  for (const { at: place, rank, name } of settlementsIn(box, question.lang)) {
    const [x, y] = at(place);
    doc.circle(x, y, rank <= 3 ? 2 : 1.3).fill(INK.text);
    drawLine(pen, name, { sizePt: rank <= 3 ? 9 : 7.5, isBold: rank <= 3, xPt: x + 3.5, yPt: y - 6 });
  }
}

function area(pen: Pen, at: At, question: MapSheetQuestion): void {
  const drawn = drawnArea(question);
  if (!drawn) return;
  const { doc } = pen;
  for (const ring of outlineOf(drawn)) {
    trace(pen, at, ring);
    doc.closePath();
  }
  doc.save().fillOpacity(0.12).lineWidth(1.2).fillAndStroke(AREA, AREA, 'even-odd').restore();
}

function marks(pen: Pen, at: At, { marks: all }: SheetFacts): void {
  const named = new Map<WithinKind, Mark[]>();
  for (const mark of all) named.set(mark.kind, [...(named.get(mark.kind) ?? []), mark]);
  const taken: (readonly [x: number, y: number, w: number])[] = [];
  const isFree = (x: number, y: number, w: number): boolean =>
    taken.every(([ox, oy, ow]) => x > ox + ow || ox > x + w || Math.abs(y - oy) > 8);
  for (const [kind, of] of named)
    for (const { lon, lat, label } of of) {
      const { colour, shape, r } = MARKS[kind];
      const [x, y] = at([lon, lat]);
      drawShape(pen.doc, shape, x, y, r + 0.6).fill(INK.paper);
      drawShape(pen.doc, shape, x, y, r).fill(colour);
      const w = widthOf(pen, label, { sizePt: 6.5 });
      // A name that would run into another is left out; its mark stands.
      if (of.length > MOST_NAMED || label === '' || !isFree(x, y, w + r + 4)) continue;
      taken.push([x, y, w + r + 4]);
      drawLine(pen, label, { sizePt: 6.5, xPt: x + r + 2, yPt: y - 4.5 });
    }
}

type Frame = { x: number; y: number; w: number; h: number };

function grid(pen: Pen, at: At, frame: Frame, { facts, question }: SheetParts): void {
  if (question.grid === 'none') return;
  const { doc } = pen;
  const { sheet } = facts;
  const step = { stepM: gridStepM(sheet.scale), notation: question.grid };
  const lines = gridLines(frameOnGround(sheet), sheet.middle, step);
  doc.save().rect(frame.x, frame.y, frame.w, frame.h).clip();
  doc.lineWidth(0.35).strokeColor(GROUND.grid).strokeOpacity(0.55);
  for (const { path } of lines) {
    trace(pen, at, path);
    doc.stroke();
  }
  doc.restore();
  const style = { sizePt: 6, colour: INK.quiet };
  let free = -Infinity;
  for (const { runs, path, label } of lines) {
    const places = path.map(at);
    const w = widthOf(pen, label, style);
    if (runs === 'north') {
      const x = places.at(0)?.[0] ?? 0;
      // A label that would run into the one before is left out; its line still stands.
      if (x < frame.x + w / 2 || x > frame.x + frame.w - w / 2 || x - w / 2 < free) continue;
      free = x + w / 2 + 4;
      drawLine(pen, label, { ...style, xPt: x - w / 2, yPt: frame.y + frame.h + 1 });
    } else {
      const y = places.at(0)?.[1] ?? 0;
      if (y < frame.y + 4 || y > frame.y + frame.h - 4) continue;
      drawLine(pen, label, { ...style, xPt: Math.max(2, frame.x - w - 2), yPt: y - 4 });
    }
  }
}

/** A bar in five parts, black and white: the middle of the page is where it is exact. */
function scaleBar(pen: Pen, parts: SheetParts, x: number, y: number): void {
  const { doc } = pen;
  const { scale } = parts.facts.sheet;
  const say = sheetWordsOf(parts.question.lang);
  const ptPerM = (1_000 / scale) * PT_PER_MM;
  const lengthM = roundLength(170 / ptPerM);
  const part = (lengthM * ptPerM) / 5;
  for (let i = 0; i < 5; i++)
    doc
      .lineWidth(0.6)
      .rect(x + i * part, y, part, 4)
      .fillAndStroke(i % 2 === 0 ? INK.text : INK.paper, INK.text);
  const text = (metres: number): string =>
    metres >= 1_000 ? `${metres / 1_000} ${say('kilometres')}` : `${metres} ${say('metres')}`;
  drawLine(pen, '0', { sizePt: 7, xPt: x - 2, yPt: y + 5 });
  drawLine(pen, text(lengthM), { sizePt: 7, xPt: x + 5 * part - 6, yPt: y + 5 });
}

function northArrow(pen: Pen, x: number, y: number, letter: string): void {
  const { doc } = pen;
  doc.polygon([x, y], [x + 6, y + 22], [x, y + 17]).fill(INK.text);
  doc
    .lineWidth(0.6)
    .polygon([x, y], [x - 6, y + 22], [x, y + 17])
    .fillAndStroke(INK.paper, INK.text);
  const style = { sizePt: 9, isBold: true };
  drawLine(pen, letter, { ...style, xPt: x - widthOf(pen, letter, style) / 2, yPt: y - 12 });
}

/** `12,5`: a number of few digits as an office writes it. */
const short = (value: number, digits: number, comma: boolean): string =>
  comma ? value.toFixed(digits).replace('.', ',') : value.toFixed(digits);

function around(pen: Pen, frame: Frame, page: { w: number; h: number }, parts: SheetParts): void {
  const { doc } = pen;
  const { facts, question, territory, author } = parts;
  const { sheet } = facts;
  const say = sheetWordsOf(question.lang);
  const numbers = numbersOf(question.lang);
  const right = frame.x + frame.w;
  const small = { sizePt: SIZE.small, colour: INK.quiet };
  drawLine(pen, question.title || territory, { sizePt: 15, isBold: true, xPt: frame.x, yPt: 20 });
  drawLine(pen, `${say('product')} · ${say('territory', { name: territory })}`, {
    ...small,
    xPt: frame.x,
    yPt: 42,
  });
  const put = (text: string, yPt: number, bold = false): void => {
    const style = { ...small, isBold: bold };
    drawLine(pen, text, { ...style, xPt: right - widthOf(pen, text, style), yPt });
  };
  const at = new Date(facts.asOfMs);
  const seconds = String(at.getUTCSeconds()).padStart(2, '0');
  put(say('asOf', { moment: `${numbers.moment(at)}:${seconds}` }), 28, true);
  put(say('author', { author }), 42);
  const bottom = frame.y + frame.h;
  scaleBar(pen, parts, frame.x, bottom + 16);
  const comma = question.lang !== 'en';
  const halfM = (pageOf(sheet).map.w / 2000) * sheet.scale;
  const [, lat] = sheet.middle;
  const edge = ((halfM / 6_378_137) ** 2 / 2) * 100;
  const scaleText = say('scale', { scale: numbers.whole(sheet.scale) });
  const trueAt = say('trueAt', { lat: short(lat, 2, comma), percent: short(edge, 3, comma) });
  drawLine(pen, scaleText, { sizePt: 10, isBold: true, xPt: frame.x, yPt: bottom + 33 });
  drawLine(pen, trueAt, { ...small, sizePt: 6.5, xPt: frame.x, yPt: bottom + 47 });
  const step = gridStepM(sheet.scale);
  const gridText =
    question.grid === 'none'
      ? ''
      : say('grid', {
          grid: question.grid.toUpperCase(),
          zone: `${zoneOf(sheet.middle[0])}${bandOf(lat)}`,
          step: step >= 1_000 ? `${step / 1_000} ${say('kilometres')}` : `${step} ${say('metres')}`,
        });
  drawLine(pen, gridText, { ...small, sizePt: 6.5, xPt: frame.x, yPt: bottom + 57 });
  drawLine(pen, say('sources'), { ...small, sizePt: 6.5, xPt: frame.x, yPt: bottom + 67 });
  let y = bottom + 16;
  const legendX = frame.x + frame.w * 0.52;
  for (const { kind, n, drawn } of facts.counts) {
    const { colour, shape, r } = MARKS[kind];
    drawShape(doc, shape, legendX, y + 5, r).fill(colour);
    // Of more than a sheet can hold, both numbers.
    const all = numbers.whole(n);
    const amount = drawn < n ? say('some', { part: numbers.whole(drawn), n: all }) : all;
    drawLine(pen, say(kind, { n: amount }), {
      sizePt: SIZE.small,
      xPt: legendX + 8,
      yPt: y,
    });
    y += 11;
  }
  if (question.area !== undefined) {
    doc
      .lineWidth(1.2)
      .rect(legendX - 4, y + 2, 8, 6)
      .stroke(AREA);
    drawLine(pen, say('area'), { sizePt: SIZE.small, xPt: legendX + 8, yPt: y });
  }
  northArrow(pen, right - 10, bottom + 28, say('north'));
  if (!facts.isDemonstration) return;
  const warning = { sizePt: SIZE.small, isBold: true, colour: INK.warning };
  const lines = linesOf(pen, say('demonstration'), warning, page.w - 2 * frame.x);
  for (const [i, line] of lines.entries())
    drawLine(pen, line, { ...warning, xPt: frame.x, yPt: bottom + 78 + i * 10 });
}

/** A map on one sheet, to scale: the ground, what stands on it, the grid, and beside it all that a map must say of itself. */
export async function mapSheetPdf(parts: SheetParts): Promise<Buffer> {
  const { facts, question, territory } = parts;
  const { sheet } = facts;
  const { widthMm, heightMm, map } = pageOf(sheet);
  const page = { w: widthMm * PT_PER_MM, h: heightMm * PT_PER_MM };
  const frame = {
    x: map.x * PT_PER_MM,
    y: map.y * PT_PER_MM,
    w: map.w * PT_PER_MM,
    h: map.h * PT_PER_MM,
  };
  const title = question.title || territory;
  const written = new Date(facts.asOfMs);
  const pen = await openPdf({ language: question.lang, title, written }, [page.w, page.h]);
  const { toPage } = sheetProjection(sheet);
  const at: At = (place) => {
    const [x, y] = toPage(place);
    return [x * PT_PER_MM, y * PT_PER_MM];
  };
  const outline = frameOnGround(sheet);
  const [lons, lats] = [outline.map(([lon]) => lon), outline.map(([, lat]) => lat)];
  const roomDeg = (Math.max(...lats) - Math.min(...lats)) / 20;
  const box: Box = [
    Math.min(...lons) - roomDeg,
    Math.min(...lats) - roomDeg,
    Math.max(...lons) + roomDeg,
    Math.max(...lats) + roomDeg,
  ];
  const { doc } = pen;
  doc.save().rect(frame.x, frame.y, frame.w, frame.h).clip();
  doc.rect(frame.x, frame.y, frame.w, frame.h).fill(GROUND.water);
  ground(pen, at, box, parts);
  area(pen, at, question);
  marks(pen, at, facts);
  doc.restore();
  grid(pen, at, frame, parts);
  doc.lineWidth(0.8).rect(frame.x, frame.y, frame.w, frame.h).stroke(INK.text);
  around(pen, frame, page, parts);
  return endPdf(doc);
}
