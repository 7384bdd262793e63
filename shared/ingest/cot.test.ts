import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cotMeaning, createCotSplitter, parseCot } from './cot.ts';

const EVENT =
  '<event version="2.0" uid="ANDROID-1" type="a-f-G-U-C" how="m-g" time="2026-11-26T10:00:00.500Z" ' +
  'start="2026-11-26T10:00:00Z" stale="2026-11-26T10:05:00Z"><point lat="42.3" lon="68.5" hae="500" ce="12.5" ' +
  'le="9999999.0"/><detail><contact callsign="Барыс-1"/><track course="90.5" speed="12"/></detail></event>';

describe('an event of Cursor-on-Target', () => {
  it('gives who, what, where, and until when it is true', () => {
    expect(parseCot(EVENT)).toEqual({
      ok: true,
      message: {
        type: 'event',
        uid: 'ANDROID-1',
        kind: 'a-f-G-U-C',
        staleMs: Date.UTC(2026, 10, 26, 10, 5),
        fix: {
          at: Date.UTC(2026, 10, 26, 10, 0, 0, 500),
          lon: 68.5,
          lat: 42.3,
          headingDeg: 90.5,
          speedMs: 12,
          accuracyM: 12.5,
        },
      },
    });
  });

  it('of an error that is not known does not claim one', () => {
    const parsed = parseCot(EVENT.replace('ce="12.5"', 'ce="9999999.0"'));
    expect(parsed).toMatchObject({ message: { fix: { accuracyM: null } } });
  });

  it('may be the word of who is there', () => {
    expect(parseCot('<auth><cot username="a" password="s3cret" uid="ANDROID-1"/></auth>')).toEqual({
      ok: true,
      message: { type: 'auth', password: 's3cret' },
    });
  });

  it.each([
    ['with a document type', `<!DOCTYPE a [<!ENTITY x "y">]>${EVENT}`, 'document type'],
    ['with an entity', EVENT.replace('Барыс-1', '&lol;'), 'well-formed'],
    ['that is cut off', EVENT.slice(0, 200), 'well-formed'],
    ['without a uid', EVENT.replace('uid="ANDROID-1"', ''), 'no uid'],
    ['without a point', EVENT.replace(/<point[^>]*>/, ''), 'no point'],
    ['of a place that is not on Earth', EVENT.replace('lat="42.3"', 'lat="142.3"'), 'on Earth'],
    [
      'of local time',
      EVENT.replace('time="2026-11-26T10:00:00.500Z"', 'time="2026-11-26T10:00:00+05:00"'),
      'no time',
    ],
    ['that is nested without an end', `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`, 'too deep'],
    ['that is too long', EVENT.replace('<detail>', `<detail>${' '.repeat(70_000)}`), 'too long'],
  ])('%s is refused', (_, xml, error) => {
    expect(parseCot(xml)).toMatchObject({ ok: false, error: expect.stringContaining(error) });
  });

  it('means a position, a call for help, a sign of life, or nothing for us', () => {
    expect(
      ['a-f-G-U-C', 'a-f-G', 'b-a-o-tbl', 't-x-c-t', 'a-h-G-U-C', 'u-d-f', 'a-f-GX'].map(cotMeaning),
    ).toEqual(['position', 'position', 'emergency', 'ping', 'other', 'other', 'other']);
  });
});

describe('a stream of events', () => {
  const second = EVENT.replace('ANDROID-1', 'ANDROID-2');
  const stream = `<?xml version="1.0"?>\n<auth><cot password="x"/></auth>${EVENT}\n${second}`;

  it('gives the same events however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 40 }), (cuts) => {
        const splitter = createCotSplitter();
        const at = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
        const pieces = at.slice(1).flatMap((end, i) => splitter.push(stream.slice(at[i], end)));
        expect(pieces).toEqual(
          ['<auth><cot password="x"/></auth>', EVENT, second].map((text) => ({ type: 'xml', text })),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('goes on after rubbish, and after an event that was never finished', () => {
    const splitter = createCotSplitter();
    const pieces = [
      ...splitter.push(`GET / HTTP/1.1 ${EVENT.slice(0, 80)}`),
      ...splitter.push(`${second}<event ${'x'.repeat(70_000)}`),
      ...splitter.push(EVENT),
    ];
    expect(pieces.flatMap((piece) => (piece.type === 'xml' ? [piece.text] : []))).toEqual([second, EVENT]);
    expect(pieces.filter(({ type }) => type === 'noise').length).toBeGreaterThanOrEqual(3);
  });
});
