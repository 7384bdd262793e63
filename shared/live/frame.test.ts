import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packFixes, splitFixes, unpackFixes, type Fix } from './fixes.ts';
import {
  AGE_STEPS_S,
  ageCode,
  HEADER_BYTES,
  NEVER,
  readHeader,
  readRecord,
  RECORD_BYTES,
  stateCode,
  writeFix,
  writeHeader,
  writeState,
} from './frame.ts';
import { positionSourceSchema, UNIT_STATUSES } from '../operations/schema.ts';

const unitId = fc.integer({ min: 1, max: 4_294_967_295 });
const place = {
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
};
const move = {
  headingDeg: fc.option(fc.double({ min: 0, max: 359.99, noNaN: true })),
  speedMs: fc.option(fc.double({ min: 0, max: 70, noNaN: true })),
};

describe('a frame of positions', () => {
  it('gives back what was written, to a tenth of a metre, a hundredth of a degree and a km/h', () => {
    const record = fc.record({ unitId, ...place, ...move });
    const status = fc.option(fc.constantFrom(...UNIT_STATUSES));
    fc.assert(
      fc.property(record, status, fc.integer({ min: 0, max: 3e6 }), (fix, unitStatus, ageS) => {
        const bytes = new Uint8Array(HEADER_BYTES + RECORD_BYTES);
        const view = new DataView(bytes.buffer);
        const header = { full: true, count: 1, seq: 4, base: 3, timeMs: 1_700_000_000_123 };
        writeHeader(view, header);
        writeFix(view, HEADER_BYTES, fix);
        writeState(bytes, HEADER_BYTES, stateCode(unitStatus, ageCode(ageS)));
        expect(readHeader(view)).toEqual(header);
        const read = readRecord(view, 0);
        expect(read.unitId).toBe(fix.unitId);
        expect(Math.abs(read.lon - fix.lon)).toBeLessThan(6e-7);
        expect(Math.abs(read.lat - fix.lat)).toBeLessThan(6e-7);
        expect(read.headingDeg === null).toBe(fix.headingDeg === null);
        if (fix.headingDeg !== null && read.headingDeg !== null)
          expect(Math.abs(read.headingDeg - fix.headingDeg)).toBeLessThan(0.006);
        if (fix.speedMs !== null && read.speedMs !== null)
          expect(Math.abs(read.speedMs - fix.speedMs)).toBeLessThan(0.15);
        expect(read.status).toBe(unitStatus);
        const next = AGE_STEPS_S.find((step) => step > ageS) ?? Infinity;
        expect(read.ageS).toBeLessThanOrEqual(ageS);
        expect(read.ageS).toBe(AGE_STEPS_S.findLast((step) => step <= ageS));
        expect(next).toBeGreaterThan(ageS);
      }),
    );
  });

  it('knows a fix that never was', () => {
    const bytes = new Uint8Array(HEADER_BYTES + RECORD_BYTES);
    writeState(bytes, HEADER_BYTES, stateCode(null, NEVER));
    expect(readRecord(new DataView(bytes.buffer), 0)).toMatchObject({ status: null, ageS: null });
  });

  it('is refused when it is cut off or of another version', () => {
    const bytes = new Uint8Array(HEADER_BYTES + RECORD_BYTES);
    writeHeader(new DataView(bytes.buffer), { full: true, count: 1, seq: 0, base: 0, timeMs: 0 });
    expect(() => readHeader(new DataView(bytes.buffer, 0, HEADER_BYTES))).toThrow(/cut off/);
    bytes[0] = 9;
    expect(() => readHeader(new DataView(bytes.buffer))).toThrow(/another version/);
  });
});

describe('packed fixes', () => {
  const fix: fc.Arbitrary<Fix> = fc.record({
    unitId,
    ...place,
    ...move,
    source: fc.constantFrom(...positionSourceSchema.options),
    at: fc.integer({ min: 0, max: 4e12 }),
  });

  it('come back whole and in order, however they were split', () => {
    fc.assert(
      fc.property(fc.array(fix, { maxLength: 40 }), fc.integer({ min: 24, max: 300 }), (fixes, maxBytes) => {
        const parts = splitFixes(packFixes(fixes), maxBytes);
        expect(parts.every((part) => part.byteLength <= maxBytes)).toBe(true);
        const back = parts.flatMap(unpackFixes);
        expect(back.map(({ unitId: id, at, source }) => ({ id, at, source }))).toEqual(
          fixes.map(({ unitId: id, at, source }) => ({ id, at, source })),
        );
        back.forEach((b, i) => expect(Math.abs(b.lon - (fixes[i]?.lon ?? NaN))).toBeLessThan(1e-7));
      }),
    );
  });

  it('are refused when cut off or of an unknown source', () => {
    const packed = packFixes([
      { unitId: 1, lon: 0, lat: 0, headingDeg: null, speedMs: null, source: 'radio', at: 0 },
    ]);
    expect(() => unpackFixes(packed.subarray(1))).toThrow(RangeError);
    packed[15] = 200;
    expect(() => unpackFixes(packed)).toThrow(/unknown source/);
  });
});
