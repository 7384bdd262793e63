import { makeRoom, type Pdf } from './document.ts';
import { drawLine, drawLines, heightOf, linesOf, widthOf } from './text.ts';
import { CONTENT_PT, INK, PAGE, SIZE } from './theme.ts';

/** `[west, south, east, north]`, degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** A point, larger when it has a text beside it. */
export type MapPoint = { lon: number; lat: number; colour: string; shape?: Shape; text?: string };

/** What is drawn, from the ground up: areas, lines, points, texts. All `lon, lat`. */
export type MapDrawing = {
  box: Box;
  areas?: readonly { geometry: GeoJSON.Geometry; fill: string | null; stroke?: string }[];
  lines?: readonly { path: readonly (readonly [number, number])[]; colour: string; isDashed?: boolean }[];
  points?: Iterable<MapPoint>;
  texts?: readonly { lon: number; lat: number; text: string }[];
  legend: readonly { colour: string; label: string; shape?: Shape | 'area' | 'line' }[];
  /** The scale's words: `100 км`. */
  lengthText: (metres: number) => string;
  heightPt?: number;
};

/** Shapes beside colours: a page is printed in black and white too. */
export type Shape = 'circle' | 'square' | 'triangle' | 'cross';

const RADIUS_M = 6_378_137;
const mercatorX = (lon: number): number => (RADIUS_M * lon * Math.PI) / 180;
const mercatorY = (lat: number): number => RADIUS_M * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

/** Points of the page for degrees: Web Mercator, the box in the middle of the frame as large as it fits. */
function projection(
  [west, south, east, north]: Box,
  frame: { xPt: number; yPt: number; w: number; h: number },
) {
  const width = Math.max(1, mercatorX(east) - mercatorX(west));
  const height = Math.max(1, mercatorY(north) - mercatorY(south));
  const perMetre = Math.min(frame.w / width, frame.h / height) * 0.94;
  const left = frame.xPt + (frame.w - width * perMetre) / 2;
  const top = frame.yPt + (frame.h - height * perMetre) / 2;
  return {
    at: (lon: number, lat: number): [number, number] => [
      left + (mercatorX(lon) - mercatorX(west)) * perMetre,
      top + (mercatorY(north) - mercatorY(lat)) * perMetre,
    ],
    /** Points of the page for a metre on the ground in the middle of the box. */
    perGroundMetre: perMetre / Math.cos((((south + north) / 2) * Math.PI) / 180),
  };
}

export function polygonsOf(geometry: GeoJSON.Geometry): GeoJSON.Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  return [];
}

export function drawShape(
  doc: PDFKit.PDFDocument,
  shape: Shape,
  x: number,
  y: number,
  r: number,
): PDFKit.PDFDocument {
  if (shape === 'square') return doc.rect(x - r, y - r, 2 * r, 2 * r);
  if (shape === 'triangle') return doc.polygon([x, y - r * 1.2], [x + r * 1.1, y + r], [x - r * 1.1, y + r]);
  if (shape === 'cross')
    return doc
      .rect(x - r * 1.2, y - r * 0.4, r * 2.4, r * 0.8)
      .rect(x - r * 0.4, y - r * 1.2, r * 0.8, r * 2.4);
  return doc.circle(x, y, r);
}

/** The longest of 1, 2, 5 × 10ⁿ metres that is no longer than this. */
export function roundLength(mostM: number): number {
  const power = 10 ** Math.floor(Math.log10(mostM));
  return power * ([5, 2, 1].find((step) => step * power <= mostM) ?? 1);
}

function drawScale(
  pdf: Pdf,
  perGroundMetre: number,
  lengthText: MapDrawing['lengthText'],
  x: number,
  y: number,
) {
  const lengthM = roundLength(110 / perGroundMetre);
  const width = lengthM * perGroundMetre;
  const style = { sizePt: SIZE.small };
  const text = lengthText(lengthM);
  const { doc } = pdf;
  doc.rect(x - 4, y - 14, Math.max(width, widthOf(pdf, text, style)) + 8, 19).fill(INK.paper);
  doc
    .lineWidth(1)
    .strokeColor(INK.text)
    .moveTo(x, y - 4)
    .lineTo(x, y)
    .lineTo(x + width, y)
    .lineTo(x + width, y - 4)
    .stroke();
  drawLine(pdf, text, { ...style, xPt: x + 3, yPt: y - 13 });
}

/** A map drawn in lines, not in pixels: sharp at every size, with its scale inside and its legend below. North is up. */
export function map(pdf: Pdf, drawing: MapDrawing): void {
  const { doc } = pdf;
  const h = drawing.heightPt ?? 300;
  const legendColumns = 3;
  const legendWidth = CONTENT_PT / legendColumns;
  const legend = drawing.legend.map((entry) => ({
    ...entry,
    lines: linesOf(pdf, entry.label, { sizePt: SIZE.small }, legendWidth - 22),
  }));
  const legendRows = Array.from({ length: Math.ceil(legend.length / legendColumns) }, (_, row) =>
    legend.slice(row * legendColumns, (row + 1) * legendColumns),
  );
  const rowHeight = (row: typeof legend): number =>
    heightOf(Math.max(...row.map(({ lines }) => lines.length)), SIZE.small) + 3;
  makeRoom(pdf, h + 8 + legendRows.reduce((sum, row) => sum + rowHeight(row), 0));
  const frame = { xPt: PAGE.marginPt, yPt: pdf.yPt, w: CONTENT_PT, h };
  const { at, perGroundMetre } = projection(drawing.box, frame);
  doc.save().rect(frame.xPt, frame.yPt, frame.w, frame.h).clip();
  for (const { geometry, fill, stroke = INK.quiet } of drawing.areas ?? []) {
    for (const polygon of polygonsOf(geometry))
      for (const ring of polygon) {
        for (const [i, [lon = 0, lat = 0]] of ring.entries())
          if (i === 0) doc.moveTo(...at(lon, lat));
          else doc.lineTo(...at(lon, lat));
        doc.closePath();
      }
    doc.lineWidth(0.5);
    if (fill === null) doc.stroke(stroke);
    else doc.fillAndStroke(fill, stroke, 'even-odd');
  }
  for (const { path, colour, isDashed = false } of drawing.lines ?? []) {
    for (const [i, [lon, lat]] of path.entries())
      if (i === 0) doc.moveTo(...at(lon, lat));
      else doc.lineTo(...at(lon, lat));
    doc.lineWidth(1.4).strokeColor(colour);
    if (isDashed) doc.dash(4, { space: 3 });
    doc.stroke().undash();
  }
  const write = (text: string, x: number, y: number): void =>
    drawLine(pdf, text, { sizePt: SIZE.small - 1, xPt: x, yPt: y });
  for (const { lon, lat, colour, shape = 'circle', text } of drawing.points ?? []) {
    const [x, y] = at(lon, lat);
    const r = text === undefined ? 1.6 : 3.2;
    drawShape(doc, shape, x, y, r).fill(colour);
    if (text !== undefined) write(text, x + r + 1.5, y - 4.5);
  }
  for (const { lon, lat, text } of drawing.texts ?? []) {
    const [x, y] = at(lon, lat);
    write(text, x - widthOf(pdf, text, { sizePt: SIZE.small - 1 }) / 2, y - 4.5);
  }
  drawScale(pdf, perGroundMetre, drawing.lengthText, frame.xPt + 12, frame.yPt + h - 10);
  doc.restore().lineWidth(0.6).rect(frame.xPt, frame.yPt, frame.w, frame.h).stroke(INK.quiet);
  pdf.yPt += h + 6;
  for (const row of legendRows) {
    for (const [i, { colour, shape = 'circle', lines }] of row.entries()) {
      const x = PAGE.marginPt + i * legendWidth;
      const y = pdf.yPt + 5;
      if (shape === 'area')
        doc
          .lineWidth(0.4)
          .rect(x, y - 4, 14, 8)
          .fillAndStroke(colour, INK.quiet);
      else if (shape === 'line')
        doc
          .lineWidth(1.4)
          .moveTo(x, y)
          .lineTo(x + 14, y)
          .stroke(colour);
      else drawShape(doc, shape, x + 7, y, 3).fill(colour);
      drawLines(pdf, lines, { sizePt: SIZE.small, xPt: x + 19, yPt: pdf.yPt, widthPt: legendWidth - 22 });
    }
    pdf.yPt += rowHeight(row);
  }
  pdf.yPt += 6;
}
