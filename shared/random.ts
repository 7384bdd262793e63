/** A source of numbers in [0, 1); the same seed gives the same sequence on every machine. */
export type Random = () => number;

/** Hashes a text to four 32-bit words (cyrb128, public domain). */
function seedWords(seed: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < seed.length; i++) {
    const code = seed.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  return [a, b, c, d];
}

/** Small fast counter generator (sfc32 by Chris Doty-Humphrey, public domain). Each concern takes its own seed. */
export function randomFrom(seed: string): Random {
  let [a, b, c, counter] = seedWords(seed);
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** One draw of the standard normal distribution (Box and Muller, 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** One element, all equally likely. @throws Error when there is none. */
export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

/** The `count` elements with the highest scores; equal scores keep the order of the input. */
export function highest<T>(items: readonly T[], count: number, score: (item: T) => number): T[] {
  if (count > items.length) throw new Error(`${count} wanted of ${items.length}`);
  const scored = items.map((item) => ({ item, score: score(item) }));
  return scored
    .sort((one, other) => other.score - one.score)
    .slice(0, count)
    .map(({ item }) => item);
}
