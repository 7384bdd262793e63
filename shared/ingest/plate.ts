/** Cyrillic letters that stand on plates for the Latin ones they look like. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  Һ: 'H',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  У: 'Y',
  Ү: 'Y',
  Х: 'X',
};

/** Blanks, hyphens, dots and the like, which readers put between the parts of a plate. */
const SEPARATORS = /[\s\-–—_.·*|/\\]+/g;
const PLATE = /^(?=.*\d)[A-Z0-9]{2,12}$/;

/**
 * Kazakhstan's plates since 2012: three digits, two or three letters, two digits of the region – of a person `123ABC02`, of a
 * company `123AB02`; the older ones: a letter, three digits, two or three letters, `A123BCD`. `0` is a digit, `A` a letter.
 */
const SHAPES = ['000AAA00', '000AA00', 'A000AAA'] as const;

/** What a reader takes for each other; only one of them can stand where it stands. */
const AS_DIGIT: Readonly<Record<string, string>> = { O: '0', I: '1' };
const AS_LETTER: Readonly<Record<string, string>> = { '0': 'O', '1': 'I' };

/** The text in the shape, its letters and digits put right where only one reading is possible; null when it does not fit. */
function inShape(text: string, shape: string): string | null {
  if (text.length !== shape.length) return null;
  let fitted = '';
  for (const [i, wanted] of Array.from(shape).entries()) {
    const mark = text[i] ?? '';
    const isDigit = mark >= '0' && mark <= '9';
    const right = isDigit === (wanted === '0') ? mark : (wanted === '0' ? AS_DIGIT : AS_LETTER)[mark];
    if (right === undefined) return null;
    fitted += right;
  }
  return fitted;
}

const inLatin = (written: string): string =>
  Array.from(written.normalize('NFKC').toUpperCase().replaceAll(SEPARATORS, ''))
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .join('');

/** The beginning of a plate as plates are kept, for looking it up; only letters and digits are left. */
export const normalisedPrefix = (written: string): string => inLatin(written).replaceAll(/[^A-Z0-9]/g, '');

/**
 * A plate as it is compared: capital Latin letters and digits without anything between them. Cyrillic lookalikes become
 * Latin; in the shapes of Kazakhstan a letter O or I where a digit must stand is 0 or 1, and the other way round; `KZ` before
 * such a plate is the country's sign. Plates of other countries stay as they are read.
 * @returns null for what is no plate.
 */
export function normalisedPlate(written: string): string | null {
  const text = inLatin(written);
  if (!PLATE.test(text)) return null;
  for (const bare of text.startsWith('KZ') ? [text.slice(2), text] : [text])
    for (const shape of SHAPES) {
      const fitted = inShape(bare, shape);
      if (fitted !== null) return fitted;
    }
  return text;
}

/** A normalised plate as people write it: `123 ABC 02`; others as they are. */
export const platePrinted = (plate: string): string =>
  plate.replace(/^(\d{3})([A-Z]{2,3})(\d{2})$/, '$1 $2 $3').replace(/^([A-Z])(\d{3})([A-Z]{3})$/, '$1 $2 $3');
