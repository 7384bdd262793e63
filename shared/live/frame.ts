import { headingCode, headingOf, speedCode, speedOf } from './fixes.ts';
import { UNIT_STATUSES, type UnitStatus } from '../operations/schema.ts';

/**
 * A frame of positions, little-endian. Header of 24 bytes: version u8, flags u8 (1 = full), reserved u16, number of records
 * u32, number of the frame u32, number of the frame it builds on u32, time f64 (ms). Then records of 16 bytes: unit u32, lon
 * and lat i32 (10⁻⁶ °), heading u16 (hundredths of a degree, 65535 unknown), speed u8 (km/h, 255 unknown), state u8.
 *
 * A full frame is the whole scope: what it does not name is not there. Another one holds what changed since the frame it
 * builds on. State is the unit's status in three bits (7 unknown) and the age of the fix in five (`AGE_STEPS_S`).
 */
export const HEADER_BYTES = 24;
export const RECORD_BYTES = 16;
const VERSION = 1;
const FULL = 1;
const DEGREE = 1e6;
const NO_STATUS = 7;

/** Lower limits of the steps in which a frame tells the age of a fix, seconds. */
export const AGE_STEPS_S = [
  0, 5, 10, 20, 30, 45, 60, 90, 120, 180, 300, 450, 600, 900, 1_200, 1_800, 2_700, 3_600, 5_400, 7_200,
  10_800, 14_400, 21_600, 28_800, 43_200, 64_800, 86_400, 172_800, 345_600, 604_800, 1_209_600,
] as const;
/** There was never a fix. */
export const NEVER = 31;

export type FrameHeader = { full: boolean; count: number; seq: number; base: number; timeMs: number };

export type FrameRecord = {
  unitId: number;
  lon: number;
  lat: number;
  headingDeg: number | null;
  speedMs: number | null;
  status: UnitStatus | null;
  /** At least so old at the time of the frame; null when there was never a fix. */
  ageS: number | null;
};

/** Step of an age in `AGE_STEPS_S`. */
export function ageCode(ageS: number): number {
  let code = AGE_STEPS_S.length - 1;
  while (code > 0 && ageS < (AGE_STEPS_S[code] ?? 0)) code--;
  return code;
}

/** How much older a fix may be than the step that a frame tells of it, seconds; the last step has no upper limit. */
export const ageSlackS = (stepS: number): number =>
  (AGE_STEPS_S.find((next) => next > stepS) ?? Infinity) - stepS;

/** Status and age step in one byte. */
export function stateCode(status: UnitStatus | null, age: number): number {
  return (status === null ? NO_STATUS : UNIT_STATUSES.indexOf(status)) | (age << 3);
}

/** Writes a record where `view` begins at `at`, except its state, which `writeState` sets. */
export function writeFix(
  view: DataView,
  at: number,
  fix: { unitId: number; lon: number; lat: number; headingDeg: number | null; speedMs: number | null },
): void {
  view.setUint32(at, fix.unitId, true);
  view.setInt32(at + 4, Math.round(fix.lon * DEGREE), true);
  view.setInt32(at + 8, Math.round(fix.lat * DEGREE), true);
  view.setUint16(at + 12, headingCode(fix.headingDeg), true);
  view.setUint8(at + 14, speedCode(fix.speedMs));
}

export function writeState(bytes: Uint8Array, at: number, state: number): void {
  bytes[at + RECORD_BYTES - 1] = state;
}

export function writeHeader(view: DataView, header: FrameHeader): void {
  view.setUint8(0, VERSION);
  view.setUint8(1, header.full ? FULL : 0);
  view.setUint16(2, 0);
  view.setUint32(4, header.count, true);
  view.setUint32(8, header.seq, true);
  view.setUint32(12, header.base, true);
  view.setFloat64(16, header.timeMs, true);
}

/** @throws RangeError when the frame is cut off or of another version. */
export function readHeader(view: DataView): FrameHeader {
  if (view.byteLength < HEADER_BYTES || view.getUint8(0) !== VERSION)
    throw new RangeError('This is no frame of positions, or one of another version');
  const count = view.getUint32(4, true);
  if (view.byteLength !== HEADER_BYTES + count * RECORD_BYTES)
    throw new RangeError('The frame of positions is cut off');
  return {
    full: (view.getUint8(1) & FULL) !== 0,
    count,
    seq: view.getUint32(8, true),
    base: view.getUint32(12, true),
    timeMs: view.getFloat64(16, true),
  };
}

/** Reads record number `i` of a frame whose header was read. */
export function readRecord(view: DataView, i: number): FrameRecord {
  const at = HEADER_BYTES + i * RECORD_BYTES;
  const state = view.getUint8(at + 15);
  return {
    unitId: view.getUint32(at, true),
    lon: view.getInt32(at + 4, true) / DEGREE,
    lat: view.getInt32(at + 8, true) / DEGREE,
    headingDeg: headingOf(view.getUint16(at + 12, true)),
    speedMs: speedOf(view.getUint8(at + 14)),
    status: UNIT_STATUSES[state & 7] ?? null,
    ageS: AGE_STEPS_S[state >> 3] ?? null,
  };
}
