import { describe, expect, it } from 'vitest';
import { keep, makeDevice, reports, type Fix } from './device.ts';
import { randomFrom } from '../random.ts';
import { FRESHNESS_MS } from '../operations/position.ts';

const START = 1_700_000_000_000;
const body = { spot: { lon: 68.5, lat: 42.3 }, headingDeg: 90, speedMs: 8 };

/** What a device sends in some seconds, by the second. */
function sent(seconds: number, refuse: (s: number) => boolean = () => false): { s: number; fixes: Fix[] }[] {
  const random = randomFrom('device');
  const device = makeDevice(random, START);
  return Array.from({ length: seconds }, (_, s) => {
    const realMs = START + s * 1_000;
    const fixes = reports(device, body, realMs, random);
    if (!refuse(s)) return { s, fixes };
    keep(device, fixes, realMs);
    return { s, fixes: [] };
  }).filter(({ fixes }) => fixes.length > 0);
}
const times = (all: ReturnType<typeof sent>): number[] =>
  all.flatMap(({ fixes }) => fixes.map(({ at }) => at));

describe('a device', () => {
  it('keeps what is not taken and sends it again with the next, the oldest first and each once', () => {
    const all = sent(300, (s) => s > 60 && s < 120);
    const burst = all.find(({ s }) => s >= 120);
    expect(burst?.fixes.length).toBeGreaterThan(8);
    expect(times(all)).toEqual([...new Set(times(all))].toSorted((a, b) => a - b));
  });

  it('loses its line now and then for longer than a position is fresh, and then sends what it kept', () => {
    const all = sent(24 * 3_600);
    const gaps = all.slice(1).map(({ s, fixes }, i) => ({ s: s - (all[i]?.s ?? 0), kept: fixes.length }));
    const lost = gaps.filter(({ s }) => s * 1_000 > FRESHNESS_MS.fresh);
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.length).toBeLessThan(15);
    for (const { s, kept } of lost) {
      expect(s).toBeLessThan(660);
      expect(kept).toBeGreaterThan(4);
      expect(kept).toBeLessThanOrEqual(60);
    }
  });
});
