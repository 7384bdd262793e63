import type { ScreenPlace } from '../screens.ts';

/** Screens that people have: a laptop, a desk, a wall in two shapes, a tablet and a phone. CSS pixels. */
export const SIZES = ['1280x720', '1920x1080', '3840x1080', '3840x2160', '768x1024', '390x844'] as const;
export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export const THEMES = ['night', 'day', 'wall'] as const;

/** How a screen is looked at. */
export type Look = {
  size: (typeof SIZES)[number];
  theme: (typeof THEMES)[number];
  lang: (typeof LANGUAGES)[number];
};

const isWall = ({ name }: ScreenPlace): boolean => name === 'wall' || name.startsWith('wall-screen');

/** Every look of a screen, ordered so that what is slow to change changes least: sizes, then themes, then languages. */
export const looksOf = (screen: ScreenPlace): Look[] =>
  SIZES.flatMap((size) =>
    THEMES.filter((theme) => (theme === 'wall') === isWall(screen)).flatMap((theme) =>
      LANGUAGES.map((lang) => ({ size, theme, lang })),
    ),
  );

/** Width and height of a size. */
export function viewportOf(size: Look['size']): { width: number; height: number } {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
}
