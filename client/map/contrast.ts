/** Linear-light value of one sRGB channel, 0..255. */
function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance 0..1 of a `#rrggbb` colour. @source WCAG 2.2, definition of relative luminance. */
export function luminance(hex: string): number {
  const channel = (from: number) => linear(Number.parseInt(hex.slice(from, from + 2), 16));
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast ratio 1..21 of two `#rrggbb` colours. @source WCAG 2.2, definition of contrast ratio. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Whichever of the inks reads better on the ground; all `#rrggbb`. */
export function inkOn(ground: string, inks: readonly [string, string]): string {
  return contrast(ground, inks[0]) >= contrast(ground, inks[1]) ? inks[0] : inks[1];
}
