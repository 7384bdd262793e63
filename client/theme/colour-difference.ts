import type { Triple } from './colour-space.ts';

const degrees = (radians: number): number => ((radians * 180) / Math.PI + 360) % 360;
const cosine = (angle: number): number => Math.cos((angle * Math.PI) / 180);
const sine = (angle: number): number => Math.sin((angle * Math.PI) / 180);
const SEVENTH = 25 ** 7;

/**
 * Difference of two colours in L*a*b* as eyes see it, CIEDE2000: 1 is just seen side by side, 10 at a glance.
 * @source Sharma, Wu, Dalal: The CIEDE2000 color-difference formula. Color Research & Application 30 (2005), 21–30.
 */
export function difference(one: Triple, two: Triple): number {
  const [l1, a1, b1] = one;
  const [l2, a2, b2] = two;
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + SEVENTH)));
  const [redder1, redder2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(redder1, b1), Math.hypot(redder2, b2)];
  const hue = (a: number, b: number): number => (a === 0 && b === 0 ? 0 : degrees(Math.atan2(b, a)));
  const [h1, h2] = [hue(redder1, b1), hue(redder2, b2)];

  const isGrey = c1 * c2 === 0;
  const turn = h2 - h1;
  const deltaH = isGrey ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const dL = l2 - l1;
  const dC = c2 - c1;
  const dH = 2 * Math.sqrt(c1 * c2) * sine(deltaH / 2);

  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const far = Math.abs(turn) > 180;
  const h = isGrey ? h1 + h2 : far ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2;
  const t =
    1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
  const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sC = 1 + 0.045 * c;
  const sH = 1 + 0.015 * c * t;
  const rotation =
    -2 * Math.sqrt(c ** 7 / (c ** 7 + SEVENTH)) * sine(60 * Math.exp(-(((h - 275) / 25) ** 2)));
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rotation * (dC / sC) * (dH / sH));
}
