import { describe, expect, it } from 'vitest';
import { boardAt, incidentAt, seenAt, takenBy, type TrailPoint } from './board-at.ts';
import { by, NINE, taken, unit } from './incident.fixture.ts';
import { applyToIncident } from './incident-machine.ts';

describe('a past moment', () => {
  it('cuts a log at the first entry that was taken later, so that it has no gap', () => {
    const log = [{ at: 1 }, { at: 4 }, { at: 3 }, { at: 5 }];
    expect(takenBy(log, 3)).toEqual([{ at: 1 }]);
    expect(takenBy(log, 4)).toEqual([{ at: 1 }, { at: 4 }, { at: 3 }]);
    expect(takenBy(log, 0)).toEqual([]);
  });

  it('finds where a unit was last seen, and nothing before it was', () => {
    const trail: TrailPoint[] = [
      [10, 1, 1],
      [20, 2, 2],
      [30, 3, 3],
    ];
    expect([9, 10, 19, 20, 99].map((at) => seenAt(trail, at)?.[0])).toEqual([undefined, 10, 10, 20, 30]);
    expect(seenAt([], 5)).toBeNull();
  });

  it('has no incident before it was opened, and none of another territory', () => {
    const { log, file } = taken();
    const claimed = applyToIncident(
      file,
      { type: 'incident.claim', key: 'claim-key-1', incidentId: 1, expectedVersion: 1 },
      by({ at: NINE + 5_000 }),
    );
    if (!claimed.ok) throw new Error(claimed.refusal.code);
    const whole = [...log, ...claimed.entries];
    expect(incidentAt(whole, NINE - 1)).toBeNull();
    expect(incidentAt(whole, NINE + 4_999)?.incident.state).toBe('new');
    expect(incidentAt(whole, NINE + 5_000)?.incident.state).toBe('open');
    const units = [{ id: 1, base: unit(), log: [], trail: [] }];
    const history = { incidents: [whole], units };
    expect(boardAt(history, NINE, () => true)).toMatchObject({ incidents: [file], units: [{ seen: null }] });
    expect(boardAt(history, NINE, () => false)).toEqual({ incidents: [], units: [] });
  });
});
