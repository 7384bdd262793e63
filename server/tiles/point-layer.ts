/**
 * Writes a Mapbox Vector Tile (specification 2.1) of one layer of points, straight from numbers: no objects per
 * point, no geometry library. Attributes are pairs of a key's and a value's index; equal values are written once.
 */
export type PointLayer = {
  /** Index of an attribute's name. */
  key(name: string): number;
  /** Index of an attribute's value. */
  value(value: string | number | boolean): number;
  /**
   * Adds a point. `id` is a whole number up to 2^53, or null; `x`, `y` are units of the tile's extent from its upper left
   * corner; `tags` are key and value indices in turn.
   */
  point(id: number | null, x: number, y: number, tags: readonly number[]): void;
  /** The finished tile; empty when it has no point. */
  finish(): Uint8Array<ArrayBuffer>;
};

const VARINT = 0;
const BYTES = 2;
const tag = (field: number, wire: number): number => (field << 3) | wire;
const MOVE_TO_ONE = 9;
const POINT = 1;
const VERSION = 2;

/** Starts a layer whose tile is `extent` units wide. */
export function pointLayer(name: string, extent: number): PointLayer {
  const keys = new Map<string, number>();
  const values = new Map<string | number | boolean, number>();
  const features = bytes(1 << 12);
  let count = 0;

  const indexIn = <T>(table: Map<T, number>, entry: T): number => {
    const known = table.get(entry);
    if (known !== undefined) return known;
    table.set(entry, table.size);
    return table.size - 1;
  };

  return {
    key: (word) => indexIn(keys, word),
    value: (value) => indexIn(values, value),
    point(id, x, y, tags) {
      const zx = zigzag(x);
      const zy = zigzag(y);
      let tagBytes = 0;
      for (let i = 0; i < tags.length; i++) tagBytes += varintBytes(tags[i] ?? 0);
      const geometryBytes = 1 + varintBytes(zx) + varintBytes(zy);
      const idBytes = id === null ? 0 : 1 + varintBytes(id);
      const length = idBytes + 1 + varintBytes(tagBytes) + tagBytes + 2 + 2 + geometryBytes;
      // A tile may have a hundred thousand points: room is made once for each, and its numbers are put without asking.
      features.room(length + 16);
      features.put(tag(2, BYTES));
      features.put(length);
      if (id !== null) {
        features.put(tag(1, VARINT));
        features.put(id);
      }
      features.put(tag(2, BYTES));
      features.put(tagBytes);
      for (let i = 0; i < tags.length; i++) features.put(tags[i] ?? 0);
      features.put(tag(3, VARINT));
      features.put(POINT);
      features.put(tag(4, BYTES));
      features.put(geometryBytes);
      features.put(MOVE_TO_ONE);
      features.put(zx);
      features.put(zy);
      count++;
    },
    finish() {
      if (count === 0) return new Uint8Array(0);
      const layer = bytes(features.length() + 64 * (keys.size + values.size) + 64);
      layer.varint(tag(15, VARINT));
      layer.varint(VERSION);
      layer.message(1, textBytes(name));
      layer.append(features.done());
      for (const key of keys.keys()) layer.message(3, textBytes(key));
      for (const value of values.keys()) layer.message(4, valueMessage(value));
      layer.varint(tag(5, VARINT));
      layer.varint(extent);
      const tile = bytes(layer.length() + 8);
      tile.message(3, layer.done());
      return tile.done();
    },
  };
}

/** A value of the specification: text 1, double 3, unsigned 5, signed 6, boolean 7. */
function valueMessage(value: string | number | boolean): Uint8Array {
  const message = bytes(16);
  if (typeof value === 'string') message.message(1, textBytes(value));
  else if (typeof value === 'boolean') {
    message.varint(tag(7, VARINT));
    message.varint(value ? 1 : 0);
  } else if (Number.isSafeInteger(value) && value >= 0) {
    message.varint(tag(5, VARINT));
    message.varint(value);
  } else if (Number.isInteger(value) && value > -(2 ** 31)) {
    message.varint(tag(6, VARINT));
    message.varint(zigzag(value));
  } else message.append(doubleField(value));
  return message.done();
}

function doubleField(value: number): Uint8Array {
  const field = new Uint8Array(9);
  field[0] = tag(3, 1);
  new DataView(field.buffer).setFloat64(1, value, true);
  return field;
}

const encoder = new TextEncoder();
const textBytes = (text: string): Uint8Array => encoder.encode(text);

/** Small negative numbers become small positive ones, 32 bits. */
const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;

function varintBytes(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x200000) return 3;
  let length = 3;
  for (let rest = Math.floor(value / 0x200000); rest > 0; rest = Math.floor(rest / 128)) length++;
  return length;
}

/** Bytes that grow; a protobuf varint of a whole number up to 2^53, or a message with its length before it. */
function bytes(capacity: number) {
  let buffer = new Uint8Array(capacity);
  let at = 0;
  const room = (needed: number): void => {
    if (at + needed <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, at + needed));
    larger.set(buffer);
    buffer = larger;
  };
  /** A varint where there is room already. */
  const put = (value: number): void => {
    let rest = value;
    // Above 31 bits the shift would lose what is higher.
    for (; rest > 0x7fffffff; rest = Math.floor(rest / 128)) buffer[at++] = (rest % 128) | 128;
    for (; rest > 127; rest >>>= 7) buffer[at++] = (rest & 127) | 128;
    buffer[at++] = rest;
  };
  const varint = (value: number): void => {
    room(8);
    put(value);
  };
  const append = (other: Uint8Array): void => {
    room(other.length);
    buffer.set(other, at);
    at += other.length;
  };
  return {
    room,
    put,
    varint,
    append,
    message: (field: number, body: Uint8Array): void => {
      varint(tag(field, BYTES));
      varint(body.length);
      append(body);
    },
    length: () => at,
    done: () => buffer.slice(0, at),
  };
}
