import { expect, it } from 'vitest';
import { createTaker } from './http.ts';
import { Aside } from './taken.ts';
import { createLog } from '../../log.ts';
import { countingLedger, FUZZ_CASES, heapMb, mangled, seeded } from '../fuzz.fixture.ts';
import type { NewSetAside, Source } from '../source/store.ts';
import { takePlate } from '../wanted/take.ts';
import type { Db } from '../../db/schema.ts';
import type { Message } from '../../../shared/ingest/json/message.ts';
import { readMessages } from '../../../shared/ingest/json/read.ts';

const AT = Date.UTC(2026, 10, 26, 10);
const PLATE = '777XYZ13';
const source: Source = {
  id: 1,
  kind: 'json',
  name: 'fuzz',
  kato: '000000000',
  settings: { takes: ['detector', 'plate', 'report'], categories: {} },
  perMinute: 6_000_000,
  secretHash: null,
  enabled: true,
  previous: null,
};
const camera = {
  id: 1,
  external_id: 'C-17',
  facility_id: null,
  kato: '610000000',
  lon: 68.5,
  lat: 42.3,
  azimuth_deg: null,
};

it('takes 100,000 mangled requests: none breaks it, each message is accounted for once, no plate is kept, and its memory stays flat', async () => {
  const random = seeded();
  const { ledger, counts, reasons, total } = countingLedger();
  let nowMs = AT;
  let told = 0;
  let bodies = 0;
  let leaked = 0;
  const seen = new Set<string>();
  /** Stands for the database, which has tests of its own: what is looked for is empty, and a retry is known. */
  const take = (of: Source, message: Message, at: number) => {
    if (message.kind === 'plate')
      return takePlate(
        {
          db: undefined as unknown as Db,
          source: of,
          covers: (kato) => kato !== '630000000',
          isWithin: () => true,
          locate: (lon) => (lon > 70 ? '630000000' : '610000000'),
          nowMs: at,
          wanted: { change: 0, byPlate: new Map() },
          cameraOf: (number) => Promise.resolve(number === 'C-17' ? camera : undefined),
        },
        message,
      );
    if (random() < 0.02)
      return Promise.reject(new Error(`failing row contains (${JSON.stringify(message)})`));
    if (random() < 0.05) return Promise.reject(new Aside('quarantined', 'unknown_place'));
    const outcome = seen.has(message.id) ? ('duplicate' as const) : ('accepted' as const);
    seen.add(message.id);
    return Promise.resolve({ outcome });
  };
  const taker = createTaker({
    take,
    ledger: {
      ...ledger,
      setAside: (message: NewSetAside) => {
        if (JSON.stringify([message.detail, message.sample]).includes(PLATE)) leaked++;
        ledger.setAside(message);
      },
    },
    clock: () => nowMs,
    log: createLog('silent'),
  });
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const at = (): string => new Date(nowMs + (random() < 0.9 ? 0 : pick([600_000, -7_200_000]))).toISOString();
  const place = (): object => ({ lon: pick([68.5, 42.3, 0, 80]), lat: pick([42.3, 68.5, 0]) });
  const good = (): object => {
    const id = `m-${Math.floor(random() * 500)}`;
    switch (pick(['detector', 'plate', 'report'] as const)) {
      case 'detector':
        return {
          id,
          kind: 'detector',
          at: at(),
          detector: 'd-1',
          event: pick(['alarm', 'test']),
          type: 'smoke',
          place: place(),
        };
      case 'plate':
        return {
          id: `${PLATE}-${id}`,
          kind: 'plate',
          at: at(),
          plate: PLATE,
          ...(random() < 0.7 ? { camera: pick(['C-17', 'C-18']) } : { place: place() }),
        };
      case 'report':
      default:
        return { id, kind: 'report', at: at(), number: id, text: 'Горит', caller: { phone: '1' } };
    }
  };
  let startMb = 0;
  for (let i = 0; i < FUZZ_CASES; i++) {
    if (i === FUZZ_CASES / 5) startMb = heapMb();
    nowMs += 50;
    const body = random() < 0.8 ? good() : [good(), good()];
    const read = readMessages(mangled(JSON.stringify(body), random));
    if (!read.ok) {
      bodies++;
      continue;
    }
    const results = await taker(source, read.told, '10.0.0.1');
    expect(results).toHaveLength(read.told.length);
    told += results.length;
  }
  expect(total()).toBe(told);
  expect(leaked).toBe(0);
  expect(bodies).toBeGreaterThan(FUZZ_CASES / 10);
  expect(told).toBeGreaterThan(FUZZ_CASES / 4);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
  expect(reasons.size).toBeGreaterThan(5);
  expect(heapMb() - startMb).toBeLessThan(20);
}, 180_000);
