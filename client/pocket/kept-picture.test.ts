import { describe, expect, it } from 'vitest';
import {
  LONGEST_MS,
  MOST,
  keptPictureSchema,
  stillGood,
  takenAt,
  withPart,
  type KeptCoverage,
  type KeptOperations,
} from './kept-picture.ts';

const NOW = 1_800_000_000_000;
const name = (word: string) => ({ kk: word, ru: word, en: word });
const keeper = { personId: 1, sessionId: 7, sessionEndsMs: NOW + 12 * 3_600_000, isDemonstration: true };
const coverage = (kato: string, takenMs = NOW): KeptCoverage => ({
  takenMs,
  kato,
  unit: name(kato),
  measure: 'video_link',
  of: 'reported',
  source: name('source'),
  asOf: '2023-03-31',
  numerator: 650,
  denominator: 908,
  gap: 45,
  unknown: 75,
  rows: [{ name: name('a'), numerator: 3, denominator: 5 }],
});
const operations = (takenMs = NOW): KeptOperations => ({
  takenMs,
  unit: name('Almaty'),
  open: 2,
  incidents: [
    { number: '1', category: name('fire'), priority: 1, state: 'new', receivedMs: NOW, where: name('x') },
  ],
  units: { total: 1, rows: [{ callSign: 'Arlan-1', status: 'free', fixMs: null }] },
});
const kept = withPart(
  withPart(null, keeper, { coverage: coverage('610000000') }, NOW),
  keeper,
  { operations: operations() },
  NOW,
);

describe('the picture that stays on a device', () => {
  it('is good for a day and not for a moment more, each part by its own age', () => {
    const week = { ...kept, sessionEndsMs: NOW + 7 * LONGEST_MS };
    expect(stillGood(week, NOW + LONGEST_MS - 1)).toEqual(week);
    expect(stillGood(week, NOW + LONGEST_MS)).toBeNull();
    const mixed = { ...week, operations: operations(NOW + 60_000) };
    expect(stillGood(mixed, NOW + LONGEST_MS)).toEqual({ ...mixed, coverages: [] });
  });

  it('ends with the session of who saw it', () => {
    expect(stillGood(kept, keeper.sessionEndsMs - 1)).toEqual(kept);
    expect(stillGood(kept, keeper.sessionEndsMs)).toBeNull();
  });

  it('is not shown when the clock was put back, because nobody can say how old it is', () => {
    expect(stillGood(kept, NOW - 3_600_000)).toBeNull();
  });

  it('takes over nothing from another person, nor from another session of the same', () => {
    const later = { operations: operations(NOW + 1) };
    for (const other of [
      { ...keeper, personId: 2 },
      { ...keeper, sessionId: 8 },
    ])
      expect(withPart(kept, other, later, NOW)).toEqual({ ...other, coverages: [], ...later });
  });

  it('holds the territories seen last, each once, and no more than a few', () => {
    const seen = ['1', '2', '3', '4', '5', '1'].reduce(
      (picture, kato) => withPart(picture, keeper, { coverage: coverage(kato) }, NOW),
      kept,
    );
    expect(seen.coverages.map(({ kato }) => kato)).toEqual(['1', '5', '4', '3']);
    expect(seen.coverages).toHaveLength(MOST.coverages);
  });

  it('cannot hold a telephone, an address or a place: they are cut off or refused', () => {
    const tooMuch = {
      ...kept,
      operations: {
        ...operations(),
        incidents: [
          { ...operations().incidents[0], caller: '+7 701 000 00 00', address: 'Abai 1', lon: 76.9 },
        ],
      },
    };
    expect(JSON.stringify(stillGood(tooMuch, NOW))).not.toMatch(/\+7 701|Abai|76\.9/);
    expect(keptPictureSchema.safeParse({ ...kept, caller: 'somebody' }).success).toBe(false);
  });

  it('is nothing when the store holds something else', () => {
    for (const stored of [undefined, null, 'x', {}, { ...kept, coverages: 'many' }])
      expect(stillGood(stored, NOW)).toBeNull();
  });

  it('tells the moment of its newest part', () => {
    expect(takenAt({ ...kept, operations: operations(NOW + 5) })).toBe(NOW + 5);
  });
});
