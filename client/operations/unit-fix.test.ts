import { describe, expect, it } from 'vitest';
import { fixOf } from './unit-fix.ts';
import type { UnitRow } from './answers.ts';
import { createLiveBuffer } from '../live/live-buffer.ts';
import {
  HEADER_BYTES,
  RECORD_BYTES,
  ageCode,
  stateCode,
  writeFix,
  writeHeader,
  writeState,
} from '../../shared/live/frame.ts';

const NOW = 1_800_000_000_000;
const row = (agoMs: number, lon = 76.9): Pick<UnitRow, 'position' | 'ageMs'> => ({
  ageMs: agoMs,
  position: {
    unitId: 7,
    lon,
    lat: 43.2,
    headingDeg: null,
    speedMs: null,
    accuracyM: 5,
    at: NOW - agoMs,
    source: 'phone',
    receivedAt: NOW - agoMs,
  },
});
/** What a screen knows of the unit after a frame of this moment. */
function framed(agoMs: number, lon = 76.9) {
  const bytes = new Uint8Array(HEADER_BYTES + RECORD_BYTES);
  const view = new DataView(bytes.buffer);
  writeHeader(view, { full: true, count: 1, seq: 1, base: 1, timeMs: NOW });
  writeFix(view, HEADER_BYTES, { unitId: 7, lon, lat: 43.2, headingDeg: 90, speedMs: null });
  writeState(bytes, HEADER_BYTES, stateCode('free', ageCode(agoMs / 1_000)));
  const buffer = createLiveBuffer();
  buffer.apply(bytes);
  return buffer.unit(0);
}

describe('the fix of a unit', () => {
  it('that row and frame both tell keeps the exact moment of the row: 59 minutes are not said to be 45', () => {
    const ago = 59 * 60_000;
    expect(fixOf(row(ago), framed(ago))).toMatchObject({ atMs: NOW - ago, lon: 76.9 });
  });

  it('is that of the frame when the unit has moved or reported again since the row came', () => {
    expect(fixOf(row(60_000), framed(0, 76.91))).toMatchObject({ atMs: NOW, lon: 76.91, headingDeg: 90 });
    expect(fixOf(row(60_000), framed(0))).toMatchObject({ atMs: NOW });
  });

  it('is that of the row while no frame came, of the frame where the row has none, and of nobody without both', () => {
    expect(fixOf(row(5_000), null)).toMatchObject({ atMs: NOW - 5_000 });
    expect(fixOf({ position: null, ageMs: null }, framed(0))).toMatchObject({ atMs: NOW });
    expect(fixOf({ position: null, ageMs: null }, null)).toBeNull();
  });
});
