import { positionSourceSchema, type Position } from '../operations/schema.ts';

/**
 * Fixes as servers tell each other of them, 24 bytes each, little-endian: unit u32, lon and lat i32 (10⁻⁷ °), heading u16
 * (hundredths of a degree, 65535 unknown), speed u8 (km/h, 255 unknown), source u8, time of the fix f64 (ms).
 */
const FIX_BYTES = 24;
const DEGREE = 1e7;
const NO_HEADING = 0xffff;
const NO_SPEED = 0xff;
const MS_IN_KMH = 3.6;
const SOURCES = positionSourceSchema.options;

/** The part of a fix that travels. */
export type Fix = Omit<Position, 'accuracyM' | 'receivedAt'>;

/** Packs fixes into one message. */
export function packFixes(fixes: readonly Fix[]): Uint8Array {
  const packed = new Uint8Array(fixes.length * FIX_BYTES);
  const view = new DataView(packed.buffer);
  fixes.forEach((fix, i) => {
    const at = i * FIX_BYTES;
    view.setUint32(at, fix.unitId, true);
    view.setInt32(at + 4, Math.round(fix.lon * DEGREE), true);
    view.setInt32(at + 8, Math.round(fix.lat * DEGREE), true);
    view.setUint16(at + 12, headingCode(fix.headingDeg), true);
    view.setUint8(at + 14, speedCode(fix.speedMs));
    view.setUint8(at + 15, SOURCES.indexOf(fix.source));
    view.setFloat64(at + 16, fix.at, true);
  });
  return packed;
}

/**
 * Reads a message of fixes.
 * @throws RangeError when it is cut off or names a source that this version does not know.
 */
export function unpackFixes(packed: Uint8Array): Fix[] {
  if (packed.byteLength % FIX_BYTES !== 0) throw new RangeError('The message of fixes is cut off');
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return Array.from({ length: packed.byteLength / FIX_BYTES }, (_, i) => {
    const at = i * FIX_BYTES;
    const source = SOURCES[view.getUint8(at + 15)];
    if (source === undefined) throw new RangeError('The message of fixes names an unknown source');
    return {
      unitId: view.getUint32(at, true),
      lon: view.getInt32(at + 4, true) / DEGREE,
      lat: view.getInt32(at + 8, true) / DEGREE,
      headingDeg: headingOf(view.getUint16(at + 12, true)),
      speedMs: speedOf(view.getUint8(at + 14)),
      source,
      at: view.getFloat64(at + 16, true),
    };
  });
}

/** Parts of at most `maxBytes` bytes, each whole fixes. */
export function splitFixes(packed: Uint8Array, maxBytes: number): Uint8Array[] {
  const step = Math.floor(maxBytes / FIX_BYTES) * FIX_BYTES;
  return Array.from({ length: Math.ceil(packed.byteLength / step) }, (_, i) =>
    packed.subarray(i * step, (i + 1) * step),
  );
}

/** Hundredths of a degree in 16 bits. */
export function headingCode(deg: number | null): number {
  return deg === null ? NO_HEADING : Math.round(deg * 100) % 36_000;
}

export function headingOf(code: number): number | null {
  return code === NO_HEADING ? null : code / 100;
}

/** Whole km/h in 8 bits, at most 254. */
export function speedCode(ms: number | null): number {
  return ms === null ? NO_SPEED : Math.min(Math.round(ms * MS_IN_KMH), NO_SPEED - 1);
}

export function speedOf(code: number): number | null {
  return code === NO_SPEED ? null : code / MS_IN_KMH;
}
