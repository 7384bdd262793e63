import { expect, it } from 'vitest';
import { createDc09 } from './adapter.ts';
import { panelCipher } from './cipher.ts';
import { createSplitter } from '../../../shared/ingest/dc09/splitter.ts';
import { parseFrame } from '../../../shared/ingest/dc09/frame.ts';
import { createLog } from '../../log.ts';
import { countingLedger, FUZZ_CASES, heapMb, mangled, seeded } from '../fuzz.fixture.ts';
import { panelFrame } from '../panels.fixture.ts';

const KEY = '00112233445566778899AABBCCDDEEFF';
const AT = Date.UTC(2026, 10, 26, 10);
const WORDS = ['Nri1/PA015', 'Nri1/PR015', 'Nid5/CL1', 'NRP00', 'Nri1/QQ9', 'Oti10:23/HA1/BA2', 'PA', ''];
const source = {
  id: 1,
  kind: 'dc09',
  name: 'fuzz',
  kato: '000000000',
  settings: { line: '1' },
  perMinute: 6_000_000,
  secretHash: null,
  enabled: true,
  previous: null,
} as const;

it('takes 100,000 mangled frames: none breaks it, each is accounted for once, and its memory stays flat', async () => {
  const random = seeded();
  const { ledger, counts, reasons, total } = countingLedger();
  let nowMs = AT;
  const lines = new Map([
    [
      '1',
      {
        source,
        panels: new Map([
          ['1234', { id: 1, cipher: null }],
          ['ABCD', { id: 2, cipher: panelCipher(Buffer.from(KEY, 'hex')) }],
        ]),
      },
    ],
  ]);
  let last = '';
  const adapter = createDc09({
    lines: () => lines,
    ledger,
    // Stands for the database, which a test of its own asks: the same words again are a retry.
    takeSignals: ({ identity }) => {
      const outcome = identity === last ? 'duplicate' : 'accepted';
      last = identity;
      return Promise.resolve(outcome);
    },
    heard: () => {},
    clock: () => nowMs,
    log: createLog('silent'),
    random: (length) => 'x'.repeat(length),
  });
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const good = (): string => {
    const key = random() < 0.3 ? KEY : null;
    return panelFrame({
      key,
      account: pick([key ? 'ABCD' : '1234', '1234', 'FFFF']),
      line: random() < 0.95 ? '1' : '2',
      id: pick(['SIA-DCS', 'SIA-DCS', 'ADM-CID', 'NULL', 'ACK']),
      sequence: String(Math.floor(random() * 10_000)).padStart(4, '0'),
      data: random() < 0.5 ? pick(WORDS) : `${pick([1, 3, 6])}${pick([120, 130, 401, 999])} 01 015`,
      atMs: nowMs + (random() < 0.9 ? 0 : 120_000),
    });
  };

  const splitter = createSplitter();
  const sender = { address: '10.0.0.1', sourceId: null };
  let pieces = 0;
  let answers = 0;
  let startMb = 0;
  for (let i = 0; i < FUZZ_CASES; i++) {
    if (i === 20_000) startMb = heapMb();
    nowMs += 600;
    for (const piece of splitter.push(mangled(good(), random))) {
      pieces++;
      if (piece.type === 'noise') {
        adapter.noise(piece.sample, sender);
        continue;
      }
      const answer = await adapter.take(piece.text, sender);
      if (answer === null) continue;
      answers++;
      expect(parseFrame(answer.slice(1, -1)).ok).toBe(true);
    }
  }
  expect(total()).toBe(pieces);
  expect(pieces).toBeGreaterThan(FUZZ_CASES * 0.8);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
  expect(answers).toBeGreaterThan(counts.accepted + counts.duplicate);
  expect(reasons.size).toBeGreaterThan(8);
  expect(heapMb() - startMb).toBeLessThan(20);
}, 120_000);
