import { createCipheriv, createDecipheriv } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openContent, sealContent, type PanelCipher } from './cipher.ts';
import { CONTACT_ID_CODES } from './contact-id-codes.ts';
import { contactIdSignals } from './contact-id.ts';
import { isInTime, parseContent, timestampOf } from './content.ts';
import { crc16 } from './crc.ts';
import { MOST_FRAME_CHARS, nextSequence, parseFrame, writeFrame, type Frame } from './frame.ts';
import { SIA_CODES } from './sia-codes.ts';
import { siaSignals } from './sia.ts';
import { createSplitter } from './splitter.ts';

const cipherOf = (key: Buffer): PanelCipher => {
  const name = `aes-${key.byteLength * 8}-cbc`;
  const iv = Buffer.alloc(16);
  return {
    encrypt: (text) => {
      const cipher = createCipheriv(name, key, iv).setAutoPadding(false);
      return Buffer.concat([cipher.update(text, 'latin1'), cipher.final()])
        .toString('hex')
        .toUpperCase();
    },
    decrypt: (hex) => {
      const decipher = createDecipheriv(name, key, iv).setAutoPadding(false);
      return Buffer.concat([decipher.update(hex, 'hex'), decipher.final()]).toString('latin1');
    },
  };
};
const AT = Date.UTC(2026, 8, 1, 12);

/** The first was published; the others were computed by a program of another language (domain reference 3.5). */
const GOLDEN: readonly (readonly [
  string,
  Omit<Frame, 'crc' | 'encrypted' | 'receiver' | 'rest'>,
  unknown,
])[] = [
  [
    '43580023"SIA-DCS"0084L0#AAA[#AAA|Nri1/XC12]',
    { id: 'SIA-DCS', sequence: '0084', line: '0', account: 'AAA' },
    [{ code: 'XC', what: 'restored', class: 'communication', zone: '12', area: '1', person: '' }],
  ],
  [
    '7BE80027"ADM-CID"0001L0#1234[#1234|1120 01 015]',
    { id: 'ADM-CID', sequence: '0001', line: '0', account: '1234' },
    [{ code: '120', what: 'raised', class: 'panic', zone: '015', area: '01', person: '' }],
  ],
  [
    '619D003A"SIA-DCS"0002L0#1234[#1234|Nri1/PA015]_12:00:00,09-01-2026',
    { id: 'SIA-DCS', sequence: '0002', line: '0', account: '1234' },
    [{ code: 'PA', what: 'raised', class: 'panic', zone: '015', area: '1', person: '' }],
  ],
  [
    'AC970026"SIA-DCS"0003L0#1234[#1234|Nri1/HA001]',
    { id: 'SIA-DCS', sequence: '0003', line: '0', account: '1234' },
    [{ code: 'HA', what: 'raised', class: 'hold_up', zone: '001', area: '1', person: '' }],
  ],
  ['1EF20013"NULL"0000L0#1234[]', { id: 'NULL', sequence: '0000', line: '0', account: '1234' }, null],
  ['1BC10012"ACK"0001L0#1234[]', { id: 'ACK', sequence: '0001', line: '0', account: '1234' }, null],
  ['251F0012"DUH"0001L0#1234[]', { id: 'DUH', sequence: '0001', line: '0', account: '1234' }, null],
  [
    'E31F0025"NAK"0000R0L0A0[]_12:00:00,09-01-2026',
    // The standard writes R0L0A0, which reads as a line.
    { id: 'NAK', sequence: '0000', line: '0A0', account: null },
    null,
  ],
];

const framed = (text: string): Frame => {
  const read = parseFrame(text);
  if (!read.ok) throw new Error(read.problem);
  return read.frame;
};

describe('a frame', () => {
  it('is checked by CRC-16/ARC', () => {
    expect(crc16('123456789')).toBe('BB3D');
  });

  it.each(GOLDEN)('%s is read and written as published', (text, expected, signals) => {
    const frame = framed(text);
    expect(frame).toMatchObject(expected);
    const content = parseContent(frame.rest, { padded: false });
    expect(content).not.toBeNull();
    const data = content?.data ?? '';
    const read = frame.id === 'ADM-CID' ? contactIdSignals(data) : siaSignals(data);
    expect(read).toEqual(signals);
    expect(writeFrame(frame)).toBe(`\n${text}\r`);
  });

  it.each([
    ['with another check sum', '43590023"SIA-DCS"0084L0#AAA[#AAA|Nri1/XC12]', 'crc'],
    ['with a letter changed on the way', '43580023"SIA-DCS"0084L0#AAA[#AAA|Nri1/XC13]', 'crc'],
    ['with another length', '43580024"SIA-DCS"0084L0#AAA[#AAA|Nri1/XC12]', 'length'],
    ['without its beginning', '"SIA-DCS"0084L0#AAA[#AAA|Nri1/XC12]', 'malformed'],
    ['of nothing', '', 'malformed'],
  ])('%s is refused', (_, text, problem) => {
    expect(parseFrame(text)).toEqual({ ok: false, problem });
  });

  it('of a token that nobody knows is told apart from a broken one', () => {
    const span = '"FUTURE"0001L0#1234[]';
    expect(parseFrame(`${crc16(span)}0${span.length.toString(16).padStart(3, '0')}${span}`)).toEqual({
      ok: false,
      problem: 'unknown_id',
    });
  });

  it('that is written is read as it was, whatever it holds', () => {
    const hex = (least: number, most: number) =>
      fc.stringMatching(new RegExp(`^[0-9A-F]{${least},${most}}$`));
    const frame = fc.record({
      id: fc.constantFrom('SIA-DCS' as const, 'ADM-CID' as const, 'NULL' as const),
      encrypted: fc.boolean(),
      sequence: fc.stringMatching(/^[0-9]{4}$/),
      receiver: fc.option(hex(1, 6)),
      line: hex(1, 6),
      account: fc.option(hex(3, 16)),
      rest: fc.stringMatching(/^[ -~]{0,400}$/),
    });
    fc.assert(
      fc.property(frame, (written) => {
        const text = writeFrame(written);
        expect(text.length).toBeLessThanOrEqual(MOST_FRAME_CHARS + 2);
        expect(framed(text.slice(1, -1))).toMatchObject(written);
      }),
      { numRuns: 2_000 },
    );
  });

  it('counts 9999 and then 0001, never 0000, which is none', () => {
    expect(['0000', '0001', '9998', '9999'].map(nextSequence)).toEqual(['0001', '0002', '9999', '0001']);
  });
});

describe('what is encrypted', () => {
  it.each([128, 192, 256])('with AES-%d comes back, and is whole blocks', (bits) => {
    const cipher = cipherOf(Buffer.alloc(bits / 8, 0x5a));
    fc.assert(
      fc.property(fc.stringMatching(/^#1234\|N[a-zA-Z0-9/]{0,60}$/), (content) => {
        const hex = sealContent(content, AT, { cipher, random: (n) => 'x'.repeat(n) });
        expect(hex.length % 32).toBe(0);
        expect(openContent(hex, cipher)).toEqual({
          account: '1234',
          data: content.slice('#1234|'.length),
          extra: [],
          atMs: AT,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing under another key, and nothing when it is not whole blocks of digits', () => {
    const random = (n: number): string => 'x'.repeat(n);
    const hex = sealContent('#1234|Nri1/PA015', AT, { cipher: cipherOf(Buffer.alloc(16, 1)), random });
    const other = cipherOf(Buffer.alloc(16, 2));
    expect(openContent(hex, other)).toBeNull();
    for (const broken of ['', hex.slice(2), `${hex.slice(0, -1)}G`, 'not hexadecimal at all, as it was'])
      expect(openContent(broken, other)).toBeNull();
  });

  it('is the very text that another program made', () => {
    // openssl enc -aes-128-cbc -K 30313233343536373839414243444546 -iv 0…0 -nopad of the text below.
    const cipher = cipherOf(Buffer.from('0123456789ABCDEF', 'latin1'));
    const text = 'pad0pad|#1234|Nri1/PA015]_12:00:00,09-01-2026'.padStart(48, 'x');
    const hex = cipher.encrypt(text);
    expect(hex).toBe(OPENSSL);
    expect(openContent(OPENSSL, cipher)).toEqual({
      account: '1234',
      data: 'Nri1/PA015',
      extra: [],
      atMs: AT,
    });
  });
});

const OPENSSL =
  '814322FBD83A95ECBB7DCA095997ABDFB2ED9ADD8365B54378F552F73DAEB4F9D34AEA3DAC599C8F02195E44068B8534';

describe('content in the clear', () => {
  it('has a moment that there is, in UTC', () => {
    expect(timestampOf(AT)).toBe('12:00:00,09-01-2026');
    expect(parseContent(']_12:00:00,09-01-2026', { padded: false })?.atMs).toBe(AT);
    for (const stamp of ['24:00:00,09-01-2026', '12:00:00,02-30-2026', '12:00:00,13-01-2026', '12:00:00'])
      expect(parseContent(`]_${stamp}`, { padded: false })).toBeNull();
  });

  it('keeps further blocks apart', () => {
    expect(parseContent('#1234|Nri1/PA015][M0012][X071E58][Y42N19]', { padded: false })).toEqual({
      account: '1234',
      data: 'Nri1/PA015',
      extra: ['M0012', 'X071E58', 'Y42N19'],
      atMs: null,
    });
  });

  it('is in time forty seconds behind and twenty ahead, as the standard says', () => {
    expect([-40_000, -40_001, 20_000, 20_001].map((ms) => isInTime(AT + ms, AT))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('what a panel says', () => {
  it('of codes has one meaning each', () => {
    expect(SIA_CODES.size).toBeGreaterThan(300);
    expect(SIA_CODES.get('PA')).toEqual({ what: 'raised', class: 'panic' });
    expect(SIA_CODES.get('OP')).toEqual({ what: 'logged', class: null });
    expect(SIA_CODES.has('QQ')).toBe(false);
  });

  // domain reference 3.5: the same thing in both tongues.
  it.each([
    ['120', 'PA', 'PR'],
    ['121', 'HA', 'HR'],
    ['122', 'HA', 'HH'],
    ['146', 'HA', 'HR'],
    ['100', 'MA', 'MH'],
    ['101', 'QA', 'QR'],
    ['110', 'FA', 'FR'],
    ['130', 'BA', 'BR'],
    ['137', 'TA', 'TR'],
    ['144', 'TA', 'TR'],
    ['151', 'GA', 'GR'],
    ['301', 'AT', 'AR'],
    ['302', 'YT', 'YR'],
    ['350', 'YC', 'YK'],
    ['375', 'PT', 'PJ'],
  ])('as Contact ID %s is what SIA calls %s, and over by %s', (code, raised, restored) => {
    const of = (qualifier: number) => contactIdSignals(`${qualifier}${code} 01 007`)?.[0];
    expect(of(1)).toMatchObject({ class: SIA_CODES.get(raised)?.class, what: 'raised' });
    expect(of(6)).toMatchObject({ what: 'raised' });
    expect(of(3)).toMatchObject({ class: SIA_CODES.get(restored)?.class, what: 'restored' });
  });

  it('of arming, of a bypass and of tests calls nobody and keeps who it was', () => {
    expect(contactIdSignals('3401 01 005')).toEqual([
      { code: '401', what: 'logged', class: null, zone: '', area: '01', person: '005' },
    ]);
    expect(contactIdSignals('1602 00 000')?.[0]?.what).toBe('logged');
    expect(siaSignals('Nid5/ri2/CL1')).toEqual([
      { code: 'CL', what: 'logged', class: null, zone: '1', area: '2', person: '5' },
    ]);
  });

  it('of a cancel is not an end', () => {
    expect(contactIdSignals('1406 01 005')?.[0]).toMatchObject({ what: 'cancelled', person: '005' });
    expect(siaSignals('Nid5/OC')?.[0]).toMatchObject({ what: 'cancelled', person: '5' });
  });

  it('may be several things at once, and late', () => {
    expect(siaSignals('Oti10:23/ri1/PA015/BA016')).toMatchObject([
      { code: 'PA', zone: '015' },
      { code: 'BA', zone: '016' },
    ]);
  });

  it.each(['', 'N', 'ri1/PA015', 'Nri1/QQ15', 'Nri1', 'PA015', 'N/////'])(
    'in SIA is not understood: "%s"',
    (data) => {
      expect(siaSignals(data)).toBeNull();
    },
  );

  it.each(['', '1120', '2120 01 015', '1120 1 015', '1999 01 015', '1120-01-015'])(
    'in Contact ID is not understood: "%s"',
    (data) => {
      expect(contactIdSignals(data)).toBeNull();
    },
  );

  it('has a code once in the table of Contact ID', () => {
    expect([...CONTACT_ID_CODES.keys()].every((code) => /^\d{3}$/.test(code))).toBe(true);
  });
});

describe('a stream', () => {
  const texts = GOLDEN.map(([text]) => text);
  const stream = texts.map((text) => `\n${text}\r`).join('');

  it('gives the same frames however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 60 }), (cuts) => {
        const splitter = createSplitter();
        const at = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
        const pieces = at.slice(1).flatMap((end, i) => splitter.push(stream.slice(at[i], end)));
        expect(pieces).toEqual(texts.map((text) => ({ type: 'frame', text })));
      }),
      { numRuns: 500 },
    );
  });

  it('goes on after noise, an unfinished frame and one without an end', () => {
    const splitter = createSplitter();
    const pieces = [
      ...splitter.push(`GET / HTTP/1.1\r\n${texts[0]}\r`),
      ...splitter.push('\nunfinished'),
      ...splitter.push(`\n${texts[1]}\r`),
      ...splitter.push(`\n${'x'.repeat(9_000)}`),
      ...splitter.push(`yyy\n${texts[2]}\r`),
    ];
    expect(pieces.flatMap((piece) => (piece.type === 'frame' ? [piece.text] : []))).toEqual(
      texts.slice(0, 3),
    );
    expect(pieces.filter(({ type }) => type === 'noise')).toHaveLength(4);
  });

  it('holds no more than one frame, whatever is poured into it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { maxLength: 50 }), (chunks) => {
        const splitter = createSplitter();
        const cut = chunks.flatMap((chunk) => splitter.push(chunk));
        const chars = cut.reduce((sum, p) => sum + (p.type === 'frame' ? p.text.length : p.chars), 0);
        expect(chars).toBeLessThanOrEqual(chunks.join('').length);
      }),
      { numRuns: 2_000 },
    );
  });
});
