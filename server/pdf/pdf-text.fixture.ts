import { inflateSync } from 'node:zlib';

type Obj = { head: string; stream: string };

function objectsOf(file: Buffer): Map<string, Obj> {
  const text = file.toString('latin1');
  const objects = new Map<string, Obj>();
  for (const [, id = '', body = ''] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, head = body, raw] = /^([\s\S]*?)stream\n([\s\S]*)\nendstream$/.exec(body) ?? [];
    const stream =
      raw === undefined || !head.includes('/FlateDecode')
        ? (raw ?? '')
        : inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
    objects.set(id, { head, stream });
  }
  return objects;
}

const utf16 = (hex: string): string =>
  Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').swap16().toString('utf16le');

/** Text by glyph, from a font's ToUnicode table as pdfkit writes it: ranges with a list. */
function lettersOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    for (const [i, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]+)>/gi)].entries())
      letters.set(Number.parseInt(first, 16) + i, utf16(hex));
  return letters;
}

/**
 * The text of every page of a file that pdfkit wrote, as a reader's search finds it: through the fonts' tables of letters.
 * A line of the page is a line; what stands side by side follows without a space.
 */
export function pdfText(file: Buffer): string[] {
  const objects = objectsOf(file);
  const fonts = new Map<string, Map<number, string>>();
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const cmap = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
      if (cmap !== undefined) fonts.set(name, lettersOf(objects.get(cmap)?.stream ?? ''));
    }
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) => {
      const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream ?? '';
      let text = '';
      let letters: Map<number, string> | undefined;
      let y = '';
      for (const [, at, font, glyphs] of content.matchAll(
        /1 0 0 1 \S+ (\S+) Tm|\/(F\d+) \S+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g,
      )) {
        if (at !== undefined && at !== y) {
          y = at;
          text += '\n';
        }
        if (font !== undefined) letters = fonts.get(font);
        for (const [, hex = ''] of glyphs?.matchAll(/<([0-9a-f]*)>/g) ?? [])
          for (let i = 0; i < hex.length; i += 4)
            text += letters?.get(Number.parseInt(hex.slice(i, i + 4), 16)) ?? '\uFFFD';
      }
      return text.trim();
    });
}

/** What the pages draw, as the operators of the file: `x y w h re` is a rectangle, in points. */
export const pdfDrawing = (file: Buffer): string =>
  [...objectsOf(file).values()].map(({ stream }) => stream).join('\n');
