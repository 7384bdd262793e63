import cyrillic400 from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?url';
import cyrillic600 from '@fontsource/noto-sans/files/noto-sans-cyrillic-600-normal.woff2?url';
import cyrillic400Italic from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-italic.woff2?url';
import cyrillicExt400 from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff2?url';
import cyrillicExt600 from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-600-normal.woff2?url';
import cyrillicExt400Italic from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-italic.woff2?url';
import latin400 from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import latin600 from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url';
import latin400Italic from '@fontsource/noto-sans/files/noto-sans-latin-400-italic.woff2?url';
import latinExt400 from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url';
import latinExt600 from '@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?url';
import latinExt400Italic from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-italic.woff2?url';
import type { FontFacesSpecification } from 'maplibre-gl';
import type { MapFont } from './map-font.ts';

/**
 * Ranges of the files: those of Noto Sans as Google Fonts cuts it. Ә Ғ Қ Ң Ө Ү Һ lie in `cyrillic-ext`, І and Ұ in
 * `cyrillic`: without both, Kazakh names lose letters.
 */
const RANGES = {
  cyrillicExt: ['U+0460-048F', 'U+0492-04AF', 'U+04B2-052F'],
  cyrillic: ['U+0301', 'U+0400-045F', 'U+0490-0491', 'U+04B0-04B1', 'U+2116'],
  latinExt: ['U+0100-02BA', 'U+1E00-1E9F', 'U+1EF2-1EFF'],
  latin: ['U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+2000-206F', 'U+2212'],
};

type Cuts = { [cut in keyof typeof RANGES]: string };

/** MapLibre's workers have no base address, so every address is made absolute. */
function faces(files: Cuts, base: string) {
  return (['cyrillicExt', 'cyrillic', 'latinExt', 'latin'] as const).map((cut) => ({
    url: new URL(files[cut], base).href,
    'unicode-range': RANGES[cut],
  }));
}

/** The label fonts that come with the application: the same glyphs on every machine, none fetched from elsewhere. */
export function fontFaces(base: string): FontFacesSpecification & Record<MapFont, unknown> {
  return {
    Regular: faces(
      { cyrillicExt: cyrillicExt400, cyrillic: cyrillic400, latinExt: latinExt400, latin: latin400 },
      base,
    ),
    SemiBold: faces(
      { cyrillicExt: cyrillicExt600, cyrillic: cyrillic600, latinExt: latinExt600, latin: latin600 },
      base,
    ),
    Italic: faces(
      {
        cyrillicExt: cyrillicExt400Italic,
        cyrillic: cyrillic400Italic,
        latinExt: latinExt400Italic,
        latin: latin400Italic,
      },
      base,
    ),
  };
}
