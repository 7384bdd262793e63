import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/**
 * The subsets of Noto Sans that hold what is written in Kazakh, Russian and English. No single file has them all: Қ ә ғ ң
 * are in `cyrillic-ext`, і ұ in `cyrillic`, digits and the space in `latin`, ₸ in `latin-ext`. A text is cut into runs.
 */
const SUBSETS = ['latin', 'cyrillic', 'cyrillic-ext', 'latin-ext'] as const;
type Subset = (typeof SUBSETS)[number];
type Weight = 400 | 700;

/** The name under which a document registers a file of the font. */
export type FontName = `${Subset}-${Weight}`;

/** A piece of text that one file of the font can write. */
export type Run = { font: FontName; text: string };

export type Fonts = {
  files: ReadonlyMap<FontName, Buffer>;
  /** The subset that has a code point; undefined when none has. */
  subsetOf: (codePoint: number) => Subset | undefined;
};

/** Signs that the files lack although their ranges have them, or that no subset has, written with what there is. */
const INSTEAD: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '→': '->',
  '←': '<-',
  '\u2010': '-',
  '\u2011': '-',
  '\u2009': '\u00a0',
  '\u202f': '\u00a0',
  '\t': ' ',
  '\n': ' ',
};

/** `U+0400-045F,U+2116` as pairs of first and last. */
const rangesOf = (text: string): (readonly [first: number, last: number])[] =>
  text.split(',').map((range) => {
    const [first = '', last = first] = range.trim().slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });

async function read(): Promise<Fonts> {
  const { resolve } = createRequire(import.meta.url);
  const files = new Map<FontName, Buffer>();
  for (const subset of SUBSETS)
    for (const weight of [400, 700] as const)
      files.set(
        `${subset}-${weight}`,
        await readFile(resolve(`@fontsource/noto-sans/files/noto-sans-${subset}-${weight}-normal.woff`)),
      );
  const unicode: Record<Subset, string> = JSON.parse(
    await readFile(resolve('@fontsource/noto-sans/unicode.json'), 'utf8'),
  );
  const ranges = SUBSETS.map((subset) => [subset, rangesOf(unicode[subset])] as const);
  return {
    files,
    subsetOf: (code) =>
      ranges.find(([, of]) => of.some(([first, last]) => code >= first && code <= last))?.[0],
  };
}

let opened: Promise<Fonts> | undefined;

/** Noto Sans, read once in the life of the process: 200 kB. */
export const openFonts = (): Promise<Fonts> => (opened ??= read());

/** The text in runs by the file that has its letters. A letter that none has is written as `?`, never left out. */
export function runsOf({ subsetOf }: Fonts, text: string, isBold: boolean): Run[] {
  const runs: Run[] = [];
  const letters = Array.from(text.normalize('NFC'), (letter) => INSTEAD[letter] ?? letter).join('');
  for (const sign of letters) {
    const subset = subsetOf(sign.codePointAt(0) ?? 0);
    const font: FontName = `${subset ?? 'latin'}-${isBold ? 700 : 400}`;
    const written = subset === undefined ? '?' : sign;
    const last = runs.at(-1);
    if (last?.font === font) last.text += written;
    else runs.push({ font, text: written });
  }
  return runs;
}
