/**
 * How large letters must be. A character is read without effort when it is seen under 20 to 22 minutes of arc (ISO 9241-303,
 * and ISO 11064-4 for control rooms); 21 is taken, which gives 36.7 mm at 6 m where at least 35 mm are asked for.
 */
export const ARC_MINUTES = 21;

/** Height of a capital letter or a digit of the interface's font (Noto Sans: 714 of 1000 units), as a share of its size. */
export const CAP_HEIGHT = 0.714;

/** The smallest text of a wall, in rem. Nothing on a wall may be set smaller. */
export const SMALLEST_REM = 1;

const INCH_MM = 25.4;

/** Height in mm of a glyph that is seen under an angle from a distance: h = 2·d·tan(α/2). */
export const glyphMm = (distanceM: number, arcMinutes = ARC_MINUTES): number =>
  2 * distanceM * 1_000 * Math.tan((arcMinutes / 60 / 180) * (Math.PI / 2));

/** A screen as light and pixels: its diagonal, and what a browser fills of it in CSS pixels. */
export type Panel = { diagonalInch: number; widthPx: number; heightPx: number };

/** Size of a CSS pixel in mm; pixels are square. */
export const pixelMm = ({ diagonalInch, widthPx, heightPx }: Panel): number =>
  (diagonalInch * INCH_MM) / Math.hypot(widthPx, heightPx);

/** Root font size in px at which the smallest text of a wall is read from a distance. @returns whole px, rounded up. */
export const rootFontPx = (distanceM: number, panel: Panel): number =>
  Math.ceil(glyphMm(distanceM) / pixelMm(panel) / (CAP_HEIGHT * SMALLEST_REM));

/** How many lines of the smallest text a screen has room for, and how many letters of mean width one line has. */
export function roomOf(distanceM: number, panel: Panel): { lines: number; letters: number } {
  const px = rootFontPx(distanceM, panel) * SMALLEST_REM;
  // Lines stand 1.3 apart; a letter of Noto Sans is 0.56 wide in the mean of our texts.
  return { lines: Math.floor(panel.heightPx / (px * 1.3)), letters: Math.floor(panel.widthPx / (px * 0.56)) };
}
