import { BASE_SOURCES_TEXT } from './map/map-words.ts';
import type { Theme } from './theme.ts';

/** What stands beside the map in its picture. */
export type PictureLegend = {
  title: string;
  /** Of what the colours are, source and date, what is not real: line by line. */
  lines: readonly string[];
  /** The colours from low to high, with what stands at their edges. */
  colours: readonly string[];
  edges: readonly string[];
  noData: string;
  /** Marks on the map: colour and meaning. */
  marks: readonly { colour: string; label: string }[];
};

const FONT = '"Noto Sans", sans-serif';
const PAD = 14;
const LINE = 19;
const WIDTH = 340;

/** The text in lines no wider than the legend. */
function wrapped(pen: CanvasRenderingContext2D, text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.measureText(longer).width > WIDTH - 2 * PAD) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/**
 * Draws the legend into the lower left corner of a picture of the map, and where the base map comes from into the right one.
 * @returns a PNG.
 */
export async function mapPicture(
  canvas: HTMLCanvasElement,
  legend: PictureLegend,
  theme: Theme,
): Promise<Blob> {
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('The browser draws no pictures');
  const ratio = devicePixelRatio;
  pen.scale(ratio, ratio);
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  pen.font = `13px ${FONT}`;
  const lines = legend.lines.flatMap((line) => wrapped(pen, line));
  const boxHeight = PAD * 2 + 24 + lines.length * LINE + 62 + legend.marks.length * LINE;
  const [left, top] = [16, Math.max(8, height - boxHeight - 16)];
  pen.fillStyle = theme.surfaceRaised;
  pen.fillRect(left, top, WIDTH, boxHeight);
  pen.strokeStyle = theme.line;
  pen.strokeRect(left, top, WIDTH, boxHeight);
  pen.textBaseline = 'top';
  let y = top + PAD;
  const write = (text: string, x: number, colour: string, font: string): void => {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(text, x, y, WIDTH - 2 * PAD);
  };
  write(legend.title, left + PAD, theme.text, `600 15px ${FONT}`);
  y += 26;
  for (const line of lines) {
    write(line, left + PAD, theme.textMuted, `13px ${FONT}`);
    y += LINE;
  }
  y += 4;
  const step = (WIDTH - 2 * PAD) / (legend.colours.length + 3);
  for (const [i, colour] of legend.colours.entries()) {
    pen.fillStyle = colour;
    pen.fillRect(left + PAD + i * step, y, step, 12);
  }
  pen.fillStyle = theme.noData;
  const noDataX = left + PAD + (legend.colours.length + 1.4) * step;
  pen.fillRect(noDataX, y, step, 12);
  y += 17;
  // As many edges as colours stand between them; one more begins and ends the scale.
  const first = legend.edges.length > legend.colours.length ? 0 : 1;
  pen.textAlign = 'center';
  for (const [i, edge] of legend.edges.entries())
    write(edge, left + PAD + (i + first) * step, theme.textMuted, `11px ${FONT}`);
  write(legend.noData, noDataX + step / 2, theme.textMuted, `11px ${FONT}`);
  pen.textAlign = 'left';
  y += 24;
  for (const { colour, label } of legend.marks) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(left + PAD + 6, y + 8, 5, 0, 2 * Math.PI);
    pen.fill();
    write(label, left + PAD + 20, theme.text, `13px ${FONT}`);
    y += LINE;
  }
  pen.font = `11px ${FONT}`;
  pen.textAlign = 'right';
  pen.fillStyle = theme.map.labelMuted;
  pen.fillText(BASE_SOURCES_TEXT, width - 12, height - 20);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is empty'))), 'image/png');
  });
}
