import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL, FAR, FIGHTS, GOLDEN, NEAR, THEFTS } from './golden.fixture.ts';
import { performanceOf } from './performance.ts';
import { FEWEST_CASES, figures, METRIC_NAMES, type Figures } from '../../../shared/operations/metrics.ts';
import type { Incident, Times } from '../../../shared/operations/schema.ts';
import { by, facts, taken } from '../../../shared/operations/incident.fixture.ts';
import { createIncident } from '../../../shared/operations/incident-machine.ts';
import type { Db } from '../../db/schema.ts';
import type { Picture } from '../../picture/picture.ts';
import { nextIncidentId, putIncident } from '../incident/store.ts';
import { operationsWorld, REGION } from '../operations.fixture.ts';

/** 20 November 2026 in Kazakhstan, UTC+5. */
const DAY = Date.UTC(2026, 10, 19, 19);
const DAY_MS = 86_400_000;

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db, picture } = world);
});
afterAll(() => world.test.drop());

const NO_TIMES = { t3: null, t4: null, t5: null, t6: null, t7: null, t8: null };

/** An incident in the database whose clock stands as it is told. */
async function put(own: Pick<Incident, 'kato' | 'category'> & { times: Times; state?: Incident['state'] }) {
  const id = await nextIncidentId(db);
  const opened = createIncident(
    {
      type: 'incident.create',
      key: `golden-${id}`,
      centre: own.kato,
      source: 'call_102',
      facts: facts({ kato: own.kato, category: own.category }),
      startedAt: own.times.t0,
      answeredAt: own.times.t1,
    },
    { ...by({ at: own.times.t2 }), id, number: `${own.kato}-2026-${String(id).padStart(6, '0')}` },
  );
  if (!opened.ok) throw new Error(opened.refusal.code);
  const incident = { ...opened.state.incident, times: own.times, state: own.state ?? 'open' };
  await putIncident(db, { incident, tasks: [] }, opened.entries);
  return { id, times: own.times };
}

const timesAt = (startMs: number, s: { t1: number; t3: number; t5: number | null; t6: number }): Times => {
  const at = (seconds: number | null) => (seconds === null ? null : startMs + seconds * 1000);
  return { ...NO_TIMES, t0: startMs, t1: at(s.t1), t2: startMs + 30_000, t3: at(s.t3), t5: at(s.t5), t6: at(s.t6) };
}; // prettier-ignore

const asked = (fromMs: number, toMs: number, category: string | null = null) =>
  performanceOf({ db, picture }, { unit: picture.tree.indexOf.get(REGION) ?? -1, fromMs, toMs, category });

/** Equal to a millionth of a second: the last digits of 0.9 · 13 are the machine's. */
function expectFigures(found: Figures | undefined, wanted: Figures): void {
  for (const metric of METRIC_NAMES) {
    const { n, medianS, p90S } = wanted[metric];
    const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));
    expect([metric, found?.[metric]]).toEqual([metric, { n, medianS: near(medianS), p90S: near(p90S) }]);
  }
}

describe('the figures of a day', () => {
  it('equal the golden file that was counted by hand, as the database and as the rule counts them', async () => {
    const stored = [];
    for (const one of GOLDEN) stored.push(await put({ ...one, times: timesAt(DAY + one.t0 * 1000, one) }));
    // Counted by nobody: of the day before, of the day after, and the same event reported twice.
    const [first] = GOLDEN;
    if (!first) throw new Error('The golden file is empty');
    await put({ ...first, times: timesAt(DAY - 1, first) });
    await put({ ...first, times: timesAt(DAY + DAY_MS, first) });
    await put({ ...first, times: timesAt(DAY + 3_600_000, first), state: 'merged' });

    const day = await asked(DAY, DAY + DAY_MS);
    expect(day.incidents).toBe(14);
    expectFigures(day.all, ALL);
    expectFigures(day.territories.find(({ key }) => key === NEAR)?.figures, FIGHTS);
    expectFigures(day.territories.find(({ key }) => key === FAR)?.figures, THEFTS);
    expectFigures(day.categories.find(({ key }) => key === 'fight')?.figures, FIGHTS);
    expectFigures(day.categories.find(({ key }) => key === 'theft')?.figures, THEFTS);
    expect(day.hours.map(({ key }) => key)).toEqual(['9', '14']);
    expectFigures(day.hours[0]?.figures, FIGHTS);
    expectFigures(day.hours[1]?.figures, THEFTS);
    const backwards = stored[10];
    expect(day.backwards.n).toBe(1);
    expect(day.backwards.rows).toMatchObject([{ id: backwards?.id, metric: 'travel', seconds: -50 }]);

    const fights = await asked(DAY, DAY + DAY_MS, 'fight');
    expectFigures(fights.all, FIGHTS);
    expect(fights.incidents).toBe(11);
    expectFigures(figures(stored).figures, ALL);
  });

  it('are the same however the incidents are ordered, and those of the rule that sorts', async () => {
    const moment = fc.option(fc.integer({ min: 0, max: 4_000_000 }), { nil: null });
    const clock = fc.record({ t1: moment, t3: moment, t5: moment, t6: moment });
    let day = DAY + 10 * DAY_MS;
    await fc.assert(
      fc.asyncProperty(fc.array(clock, { minLength: 5, maxLength: 40 }), async (clocks) => {
        day += DAY_MS;
        const incidents = [];
        for (const own of clocks) {
          const at = (ms: number | null) => (ms === null ? null : day + ms);
          const times = { ...NO_TIMES, t0: day, t1: at(own.t1), t2: day, t3: at(own.t3), t5: at(own.t5), t6: at(own.t6) }; // prettier-ignore
          incidents.push(await put({ kato: NEAR, category: 'fight', times }));
        }
        const counted = await asked(day, day + DAY_MS);
        const rule = figures(incidents);
        expectFigures(counted.all, rule.figures);
        expectFigures(figures(incidents.toReversed()).figures, rule.figures);
        expect(counted.backwards.n).toBe(rule.backwards.length);
        for (const { n, medianS } of Object.values(counted.all))
          expect(n < FEWEST_CASES).toBe(medianS === null);
      }),
      { numRuns: 20 },
    );
  });

  it('are none of a territory without incidents, and no error', async () => {
    const empty = await asked(0, 1_000);
    expect(empty).toMatchObject({ incidents: 0, territories: [], hours: [], backwards: { n: 0, rows: [] } });
    expect(empty.all.response).toEqual({ n: 0, medianS: null, p90S: null });
  });
});

it('a clock cannot be written beside the incident it belongs to', async () => {
  const { file } = taken();
  expect(file.incident.times.t0).not.toBeNull();
  await expect(
    db
      .updateTable('incident')
      .set({ t0_ms: 0 } as never)
      .execute(),
  ).rejects.toThrow(/t0_ms/);
});
