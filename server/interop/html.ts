const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML that is safe to put into a page as it is. */
export type Html = { html: string };

type Part = Html | string | number | readonly Html[];

const isMany = (part: Part): part is readonly Html[] => Array.isArray(part);

const safe = (part: Part): string => {
  if (isMany(part)) return part.map(({ html: one }) => one).join('');
  return typeof part === 'object'
    ? part.html
    : String(part).replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
};

/** A piece of a page: whatever is put into it is text, unless it was made by `html` itself. */
export const html = (pieces: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: pieces.reduce((made, piece, i) => made + piece + (i < parts.length ? safe(parts[i] ?? '') : ''), ''),
});
