import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTravel, type Travel } from './travel.ts';
import { testContext, type TestGrants } from '../../access/test-access.ts';
import type { TestDatabase } from '../../db/test-database.ts';
import { keepPositions } from '../../ingest/position/store.ts';
import { createLog } from '../../log.ts';
import {
  dispatchedBy,
  DISTRICT,
  operationsWorld,
  personAt,
  PLACE,
  REGION,
} from '../../operations/operations.fixture.ts';
import type { Picture } from '../../picture/picture.ts';
import { appRouter } from '../../router.ts';
import { createCaller } from '../../trpc.ts';
import { createEstimate } from '../../../shared/planning/travel/estimate.ts';
import type { Position } from '../../../shared/operations/schema.ts';
import { hoursAt } from '../../../shared/operations/eta.ts';

describe('calibration by own tracks', () => {
  let test: TestDatabase;
  let picture: Picture;
  let travel: Travel;
  let later: { id: number; incident: number; unit: number };
  /** Noon in Kazakhstan of yesterday: by day, and its trail is kept. */
  const noonMs = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 86_400_000 + 7 * 3_600_000;
  const from = { lon: PLACE.lon, lat: PLACE.lat - 0.05 };
  const way = {
    from: [{ ...from, kind: 'rural' }],
    to: [{ ...PLACE, kind: 'rural' }],
    type: 'patrol_car',
    hours: 'day',
  } as const;
  const caller = (...grants: TestGrants) =>
    createCaller(appRouter)({ ...testContext(test.db, picture, grants), travel }).planning.travel.calibration;
  const chief = () => caller(['chief', REGION]);
  const republic = () => caller(['chief', '000000000']);
  const question = { unit: REGION, basis: 'estimate' } as const;

  /** Drives that took so many times as long as is estimated, one a minute. */
  async function drive(
    ratios: readonly number[],
    task: { id: number; incident: number; unit: number },
  ): Promise<void> {
    const { seconds } = await createEstimate().matrix(way);
    const trail: Position[] = [];
    for (const [i, ratio] of ratios.entries()) {
      const enRoute = noonMs + i * 60_000;
      const times = { enRoute, onScene: enRoute + Math.round((seconds[0] ?? 0) * ratio * 1000) };
      await sql`insert into task (id, incident_id, unit_id, state, assigned_at, data)
        values (${task.id + i}, ${task.incident}, ${task.unit}, 'done', ${new Date(enRoute)},
          ${JSON.stringify({ times })}::jsonb)`.execute(test.db);
      trail.push({
        unitId: task.unit,
        ...from,
        headingDeg: null,
        speedMs: null,
        accuracyM: 10,
        at: enRoute - 5_000,
        source: 'vehicle_tracker',
        receivedAt: enRoute,
      });
    }
    await keepPositions(test.db, { latest: [], trail });
  }

  beforeAll(async () => {
    const world = await operationsWorld();
    ({ test, picture } = world);
    travel = openTravel({
      db: test.db,
      dataDir: '/nowhere',
      script: '',
      log: createLog('silent'),
      clock: Date.now,
      valhalla: null,
    });
    const officer = await personAt(test.db, picture, 'Officer', [['duty_officer', REGION]]);
    const { incident, unitId } = await dispatchedBy(officer, test.db);
    const task = { id: 10_000, incident: incident.id, unit: unitId };
    // Twenty-nine drives, a stop on the way among them.
    await drive([...Array.from({ length: 28 }, (_, i) => 1.2 + i / 100), 9], task);
    later = { ...task, id: 20_000 };
  });
  afterAll(() => test.drop());

  it('shows how many drives there are and gives no factor while they are too few', async () => {
    expect(hoursAt(noonMs)).toBe('day');
    const answer = await chief().get(question);
    expect(answer?.findings.find(({ kind, hours }) => kind === 'rural' && hours === 'day')).toMatchObject({
      n: 28,
      leftOut: 1,
      enough: false,
      factor: null,
    });
    const accept = { ...question, kind: 'rural', hours: 'day', reason: 'Too early' } as const;
    await expect(republic().accept({ ...accept, unit: '000000000' })).rejects.toThrow(/28 drives/);
  });

  it('holds only once somebody of the Republic has accepted it, until it is taken back, and both are in the audit', async () => {
    await drive([1.5, 1.5, 1.5], later);
    const ask = async (): Promise<number> => (await travel.matrix(way)).seconds[0] ?? 0;
    const plain = await ask();
    const found = (await chief().get(question))?.findings.find(({ factor }) => factor !== null);
    expect(found).toMatchObject({ kind: 'rural', hours: 'day', n: 31 });
    expect(found?.factor).toBeCloseTo(1.35, 2);
    expect(await ask()).toBe(plain);

    const accept = { ...question, kind: 'rural', hours: 'day', reason: 'Own tracks of a month' } as const;
    await expect(chief().accept(accept)).rejects.toThrow(/whole Republic/);
    expect(await ask()).toBe(plain);
    await republic().accept({ ...accept, unit: '000000000' });
    expect((await ask()) / plain).toBeCloseTo(1.35, 2);
    expect((await travel.status()).factors).toMatchObject([{ kind: 'rural', hours: 'day', trips: 31 }]);
    await republic().accept({ ...accept, unit: '000000000', applies: false, reason: 'The road was rebuilt' });
    expect(await ask()).toBe(plain);

    const entries = await test.db
      .selectFrom('audit_entry')
      .select(['object', 'note'])
      .where('action', '=', 'planning.acceptCalibration')
      .orderBy('id')
      .execute();
    expect(entries).toEqual([
      { object: 'travel_calibration:estimate.rural.day', note: 'Own tracks of a month' },
      { object: 'travel_calibration:estimate.rural.day', note: 'The road was rebuilt' },
    ]);
  });

  it('hears nothing of drives beside the territory that is asked for', async () => {
    const other = await caller(['chief', '000000000']).get({ unit: '630000000', basis: 'estimate' });
    expect(other?.findings.every(({ n, leftOut }) => n + leftOut === 0)).toBe(true);
    expect(DISTRICT.startsWith('61')).toBe(true);
  });
});
