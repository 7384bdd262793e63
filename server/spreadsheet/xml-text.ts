/** What XML 1.0 cannot hold, lone halves of letters too. */
const IMPOSSIBLE = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu;
const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/**
 * A text as the content of an element or an attribute. `_x000D_` and its like, which spreadsheets read as a character, stay
 * the text that they are.
 * @source ECMA-376 part 1, 22.9.2.19 ST_Xstring.
 */
export const escaped = (text: string): string =>
  text
    .replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll(IMPOSSIBLE, '\uFFFD')
    .replaceAll(/[&<>"\r]/g, (character) => SPECIAL[character] ?? character);
