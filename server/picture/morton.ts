/** Bits of a world coordinate that order the cameras: tiles down to this zoom are one range. */
const ORDER_BITS = 16;

/** Spreads the lower 16 bits of a number so that a bit of another one fits between each two. */
function spread(value: number): number {
  let v = value & 0xffff;
  v = (v | (v << 8)) & 0x00ff00ff;
  v = (v | (v << 4)) & 0x0f0f0f0f;
  v = (v | (v << 2)) & 0x33333333;
  return (v | (v << 1)) & 0x55555555;
}

/** The Morton code (Z-order, Morton 1966) of two 16-bit numbers: a tile's children follow each other. */
export const morton16 = (x: number, y: number): number => (spread(x) | (spread(y) << 1)) >>> 0;

/** The first code of a tile and the first after it; zoom 0 to 16. */
export function tileCodes(z: number, x: number, y: number): [from: number, to: number] {
  const size = 4 ** (ORDER_BITS - z);
  const from = morton16(x, y) * size;
  return [from, from + size];
}

/**
 * Positions of points in Morton order of their whole 32-bit world coordinates; points in the same place stay in the order
 * they came. A radix sort by 16 bits at a time: linear, and the same on every machine.
 */
export function mortonOrder(worldX: Uint32Array, worldY: Uint32Array): Uint32Array {
  const count = worldX.length;
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const x = worldX[i] ?? 0;
    const y = worldY[i] ?? 0;
    low[i] = morton16(x, y);
    high[i] = morton16(x >>> 16, y >>> 16);
  }
  let order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  for (const [codes, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const)
    order = byDigit(order, codes, shift);
  return order;
}

/** One pass of the radix sort: stable, by the 16 bits above `shift`. */
function byDigit(order: Uint32Array, codes: Uint32Array, shift: 0 | 16): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(0x10001);
  for (let i = 0; i < order.length; i++) {
    const at = order[i] ?? 0;
    const next = (((codes[at] ?? 0) >>> shift) & 0xffff) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let digit = 1; digit < starts.length; digit++)
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const at = order[i] ?? 0;
    const digit = ((codes[at] ?? 0) >>> shift) & 0xffff;
    const place = starts[digit] ?? 0;
    sorted[place] = at;
    starts[digit] = place + 1;
  }
  return sorted;
}
