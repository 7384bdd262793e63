/** Three numbers of a colour space. */
export type Triple = readonly [number, number, number];

/** A row of three by three numbers after another. */
export type Matrix = readonly [Triple, Triple, Triple];

/** Linear-light value 0..1 of one sRGB channel 0..1. @source IEC 61966-2-1 */
const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const encoded = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

/** Linear light, 0..1 each, of a `#rrggbb` colour. */
export function linearOf(hex: string): Triple {
  const channel = (from: number): number => linear(Number.parseInt(hex.slice(from, from + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

/** The `#rrggbb` colour of linear light; what no screen can show is cut off. */
export function hexOf(rgb: Triple): string {
  const channel = (c: number): string =>
    Math.round(encoded(Math.min(1, Math.max(0, c))) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${rgb.map(channel).join('')}`;
}

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const times = (matrix: Matrix, v: Triple): Triple => [
  dot(matrix[0], v),
  dot(matrix[1], v),
  dot(matrix[2], v),
];

/** Linear sRGB to XYZ under D65. @source IEC 61966-2-1 */
const TO_XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Triple = [0.95047, 1, 1.08883];

const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);

/** CIE L*a*b* (D65) of a `#rrggbb` colour; L* runs from 0 for black to 100 for white. @source CIE 15:2004 */
export function labOf(hex: string): Triple {
  const xyz = times(TO_XYZ, linearOf(hex));
  const [x, y, z] = [f(xyz[0] / WHITE[0]), f(xyz[1] / WHITE[1]), f(xyz[2] / WHITE[2])];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
