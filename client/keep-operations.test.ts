import { describe, expect, it } from 'vitest';
import { buildTree } from '../shared/hierarchy/tree.ts';
import type { Hierarchy } from './hierarchy/use-hierarchy.ts';
import { keptOperations } from './keep-operations.ts';
import type { IncidentRow } from './operations/answers.ts';

const NOW = 1_800_000_000_000;
const name = { kk: 'Алматы', ru: 'Алматы', en: 'Almaty' };
const tree = buildTree([{ kato: '750000000', parentKato: null, level: 1, name }]) as unknown as Hierarchy;
const row = (id: number, more: Partial<IncidentRow> = {}): IncidentRow => ({
  id,
  number: `750-2026-${id}`,
  kato: '750000000',
  category: 'fire',
  priority: 2,
  state: 'open',
  stateSince: NOW,
  facilityId: 3,
  sensitive: false,
  claimedBy: 'operator',
  version: 1,
  place: 'Абая 10, кв. 4',
  lon: 76.9123,
  lat: 43.2567,
  receivedAt: NOW - 60_000,
  tasks: { live: 0, due: null },
  sharedUntil: null,
  dimmed: false,
  ...more,
});
const seen = {
  unit: '750000000',
  tree,
  units: undefined,
  categories: new Map(),
  fixOf: () => null,
  asOfMs: NOW,
  serverNow: () => NOW,
};

describe('what of operations stays on a device', () => {
  it('has neither address nor place, and of sensitive incidents nothing but their number', () => {
    const kept = keptOperations(
      { ...seen, incidents: [row(1), row(2, { sensitive: true }), row(3, { dimmed: true })] },
      NOW,
    );
    expect(JSON.stringify(kept)).not.toMatch(/Абая|76\.9|43\.2/);
    expect(kept?.incidents.map(({ number }) => number)).toEqual(['750-2026-1']);
    expect(kept?.open).toBe(3);
  });

  it('tells moments by the clock of the device, which is the only one left without a server', () => {
    const serverAheadMs = 90_000;
    const kept = keptOperations(
      { ...seen, incidents: [row(1)], serverNow: () => NOW + serverAheadMs, asOfMs: NOW + serverAheadMs },
      NOW,
    );
    expect(kept?.takenMs).toBe(NOW);
    expect(kept?.incidents[0]?.receivedMs).toBe(NOW - 60_000 - serverAheadMs);
  });

  it('is nothing before the picture was complete once', () => {
    expect(keptOperations({ ...seen, incidents: [row(1)], asOfMs: null }, NOW)).toBeNull();
    expect(keptOperations({ ...seen, incidents: undefined }, NOW)).toBeNull();
  });
});
