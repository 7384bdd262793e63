import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dismissPanels, enlistPanels } from './enlist-panels.ts';
import type { SimulatedPanel } from './message.ts';
import { openPanelProxy, type Fate, type PanelProxy, type Sent } from './panel-proxy.fixture.ts';
import { startSimulatedServer, type SimulatedServer } from './simulation.fixture.ts';
import { testAccessParts } from '../access/test-access.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { seedHierarchy } from '../hierarchy/store.ts';
import { panelCipher } from '../ingest/dc09/cipher.ts';
import { crewUnit, DISTRICT } from '../operations/operations.fixture.ts';
import { insertUnits } from '../operations/unit/store.ts';
import { upsertFacilities } from '../register/bulk/store.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import { openContent } from '../../shared/ingest/dc09/cipher.ts';
import { parseContent } from '../../shared/ingest/dc09/content.ts';
import { parseFrame, type Frame } from '../../shared/ingest/dc09/frame.ts';
import { ALARM_CLASSES, ALARM_RULES } from '../../shared/alarms/alarm-class.ts';
import { nextRound } from '../../shared/simulation/bad-day.ts';
import { makePanel } from '../../shared/simulation/panel.ts';

/** A bad round takes a minute and a half at this speed; a lost line waits for no speed. */
const SOON = { timeout: 200_000, interval: 500 };
const TEST_MS = 400_000;
const PACE = { speed: 60, held: false, day: 'bad' } as const;
const SEED = 'test';
/** The soonest that a silent panel may be missed. */
const SUPERVISION_S = 30;
/** A city with many schools, and two regions with some. */
const SCHOOLS = [
  ['751110000', 30],
  [DISTRICT, 8],
  ['191000000', 8],
] as const;
const EQUIPMENT = ALARM_CLASSES.filter((name) => ALARM_RULES[name].category === null && name !== 'line_lost');

/** Of a line that is not good: one frame in nine breaks off, the answer to one in eleven is lost. */
const fateOf = (n: number): Fate => (n % 9 === 4 ? 'cut' : n % 11 === 7 ? 'unheard' : 'whole');

let test: TestDatabase;
let server: SimulatedServer;
let proxy: PanelProxy;
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  await upsertFacilities(
    test.db,
    SCHOOLS.flatMap(([kato, count]) =>
      Array.from({ length: count }, (_, n) => ({
        externalId: `F-${kato}-${n}`,
        type: 'school' as const,
        name: { kk: `Мектеп ${n}`, ru: `Школа ${n}`, en: `School ${n}` },
        kato,
        settlement: null,
        lon: 68.5 + n / 1_000,
        lat: 42.3,
        people: 500,
        learners: 450,
        placeKind: 'rural' as const,
        owner: 'state' as const,
        demonstration: true,
      })),
    ),
  );
  const units = [1, 2].map((n) => crewUnit({ callSign: `Барыс-${n}`, type: 'patrol_car' }));
  await insertUnits(test.db, units, { actor: 'seed', at: Date.now(), demonstration: true });
  server = await startSimulatedServer(test, PACE, {
    supervisionS: SUPERVISION_S,
    between: async (line) => {
      proxy = await openPanelProxy(line, fateOf);
      return proxy.line;
    },
  });
});
afterAll(async () => {
  await server.close();
  await proxy.close();
  await test.drop();
});

/** Where the model says that the first round plays: the seed and the panels decide alone. */
function expected() {
  const now = { model: 0, real: 0 };
  const panels = server.panels.map(({ id, centre, key, supervisionS }) =>
    makePanel({ id, centre, encrypted: key !== null, supervisionMs: supervisionS * 1_000 }, SEED, now),
  );
  return nextRound(null, panels, { seed: SEED, now }).scene;
}

const frameOf = ({ text }: Sent): Frame => {
  const read = parseFrame(text);
  if (!read.ok) throw new Error(`A panel sent what is no frame: ${read.problem}`);
  return read.frame;
};
const panelOf = (frame: Frame): SimulatedPanel => {
  const panel = server.panels.find(({ account }) => account === frame.account);
  if (!panel) throw new Error(`There is no panel ${frame.account}`);
  return panel;
};
/** What a frame says, as the database knows it again; null for a supervision. */
function identityOf(sent: Sent): string | null {
  const frame = frameOf(sent);
  if (frame.id === 'NULL') return null;
  const { id, key } = panelOf(frame);
  expect(frame.encrypted).toBe(key !== null);
  const content = key
    ? openContent(frame.rest, panelCipher(Buffer.from(key, 'hex')))
    : parseContent(frame.rest, { padded: false });
  const said = `${frame.id} ${frame.sequence} ${content?.data}`;
  return `${id} ${createHash('sha256').update(said).digest('base64url')}`;
}
const identitiesSent = (): Set<string> => new Set(proxy.sent.flatMap((sent) => identityOf(sent) ?? []));

const panelEvents = () =>
  test.db.selectFrom('panel_event').select(['account_id', 'frame', 'what', 'class', 'source_id']).execute();
const lineAlarms = () =>
  test.db.selectFrom('alarm').select(['state', 'account_id']).where('class', '=', 'line_lost').execute();
async function countsOfStations() {
  const rows = await test.db
    .selectFrom('ingest_source_count')
    .selectAll()
    .where(
      'source_id',
      'in',
      server.panels.map(({ sourceId }) => sourceId),
    )
    .execute();
  const sum = (of: 'accepted' | 'duplicate' | 'quarantined' | 'refused'): number =>
    rows.reduce((all, row) => all + row[of], 0);
  return {
    accepted: sum('accepted'),
    duplicate: sum('duplicate'),
    quarantined: sum('quarantined'),
    refused: sum('refused'),
  };
}

describe('panels of the simulation', { timeout: TEST_MS }, () => {
  it('are the same after a restart, and what somebody has switched off is left alone', async () => {
    const { key } = testAccessParts({ demo: true });
    expect(server.panels).toHaveLength(46);
    expect(server.panels.filter((panel) => panel.key === null).length).toBe(11);
    const again = () => enlistPanels(test.db, { key, supervisionS: SUPERVISION_S });
    expect(await again()).toEqual(server.panels);
    const { sourceId } = server.panels[0] ?? { sourceId: 0 };
    const setEnabled = (enabled: boolean) =>
      test.db.updateTable('ingest_source').set({ enabled }).where('id', '=', sourceId).execute();
    await setEnabled(false);
    const left = await again();
    await setEnabled(true);
    expect(left.length).toBeGreaterThan(0);
    expect(left.some((panel) => panel.sourceId === sourceId)).toBe(false);
    // While nobody plays them they are not missed.
    await dismissPanels(test.db);
    const watched = test.db.selectFrom('alarm_account').select('id').where('supervision_s', 'is not', null);
    expect(await watched.execute()).toEqual([]);
    expect(await again()).toEqual(server.panels);
    const deeds = test.db.selectFrom('audit_entry').select(['actor', 'action']).orderBy('id');
    expect(await deeds.where('action', 'like', 'simulation.%Panels').execute()).toEqual([
      { actor: 'simulation', action: 'simulation.enlistPanels' },
      { actor: 'simulation', action: 'simulation.dismissPanels' },
      { actor: 'simulation', action: 'simulation.enlistPanels' },
    ]);
  });

  it('leave of a bad day in the database exactly what they sent, over a bad line and a restart', async () => {
    const scene = expected();
    const ofStorm = new Set(server.panels.filter(({ centre }) => centre === scene.storm).map(({ id }) => id));
    expect(ofStorm.size).toBe(30);
    const stormNow = async (what: string) =>
      (await panelEvents()).filter(
        (one) =>
          ofStorm.has(one.account_id ?? 0) &&
          one.what === what &&
          EQUIPMENT.some((name) => name === one.class),
      ).length;

    // In the middle of the flood the server goes, and comes back.
    await expect.poll(() => stormNow('raised'), SOON).toBeGreaterThan(scene.alarms / 4);
    await server.restartIngest(2_000);

    await expect.poll(() => stormNow('raised'), SOON).toBeGreaterThanOrEqual(scene.alarms);
    await expect.poll(() => stormNow('restored'), SOON).toBeGreaterThanOrEqual(scene.alarms);
    // Its lines are lost, are missed, and come back.
    const silent = server.panels.filter(({ centre }) => centre === scene.silence?.centre);
    expect(silent).toHaveLength(8);
    const isLine = ({ account_id }: { account_id: number | null }): boolean =>
      silent.some(({ id }) => id === account_id);
    await expect.poll(async () => (await lineAlarms()).filter(isLine).length, SOON).toBe(silent.length);
    await expect
      .poll(async () => (await lineAlarms()).map(({ state }) => state).filter((is) => is !== 'closed'), SOON)
      .toEqual([]);

    server.simulation.setPace({ ...PACE, held: true });
    // Whatever left a panel is in the database, once; whatever is in the database left a panel.
    const kept = async (): Promise<string[]> =>
      (await panelEvents()).map(({ account_id, frame }) => `${account_id} ${frame}`);
    await expect
      .poll(async () => {
        const there = new Set(await kept());
        return [...identitiesSent()].filter((identity) => !there.has(identity));
      }, SOON)
      .toEqual([]);
    const there = await kept();
    expect(new Set(there).size).toBe(there.length);
    expect(there.filter((identity) => !identitiesSent().has(identity))).toEqual([]);
    // Of the storm nothing was lost on the way from the model to the panel either; trouble of an ordinary day is rare.
    expect((await stormNow('raised')) - scene.alarms).toBeLessThan(5);
  });

  it('had every frame of theirs counted as one of four', async () => {
    await server.simulation.close();
    await server.restartIngest(0);
    const { sent } = proxy;
    const answered = sent.filter(({ answer }) => answer !== null);
    const unclear = sent.filter(({ answer, fate }) => answer === null && fate !== 'cut');
    const counts = await countsOfStations();
    const all = counts.accepted + counts.duplicate + counts.quarantined + counts.refused;
    // What was on its way when the server went may or may not have come in.
    expect(all).toBeGreaterThanOrEqual(answered.length);
    expect(all).toBeLessThanOrEqual(answered.length + unclear.length);
    const wasSaid = (id: string): number =>
      answered.filter(({ answer }) => new RegExp(`"\\*?${id}"`).test(answer ?? '')).length;
    expect(wasSaid('ACK') + wasSaid('NAK')).toBe(answered.length);
    // Clocks were wrong, and set; answers were lost, and the frame sent again acted once; the line broke.
    expect(wasSaid('NAK')).toBeGreaterThan(0);
    expect(counts.quarantined).toBe(wasSaid('NAK'));
    expect(counts.duplicate).toBeGreaterThan(0);
    expect(counts.refused).toBe(0);
    expect(sent.filter(({ fate }) => fate === 'cut').length).toBeGreaterThan(50);
    const reasons = await test.db.selectFrom('ingest_refused').select('reason').distinct().execute();
    expect(
      reasons.filter(({ reason }) => !reason.startsWith('clock') && reason !== 'unknown_device'),
    ).toEqual([]);
  });

  it('had a real alarm button and a call for help among it, each once', async () => {
    const scene = expected();
    const alarms = await test.db.selectFrom('alarm').selectAll().where('class', '=', 'panic').execute();
    expect(alarms.map(({ account_id }) => account_id)).toContain(scene.panic);
    expect(alarms.every(({ incident_id }) => incident_id !== null)).toBe(true);
    // The desk of the simulation has taken what its panel called for.
    const called = alarms.flatMap(({ account_id, incident_id }) =>
      account_id === scene.panic && incident_id !== null ? [incident_id] : [],
    );
    const incidents = await test.db
      .selectFrom('incident')
      .select('state')
      .where('id', 'in', called)
      .execute();
    expect(incidents.filter(({ state }) => state === 'new')).toEqual([]);
    const calls = await test.db
      .selectFrom('event')
      .select('object')
      .where('kind', '=', 'unit.sos_raised')
      .execute();
    expect(calls).toHaveLength(1);
    const falseAlarms = test.db
      .selectFrom('alarm')
      .select('data')
      .where('class', '=', 'intrusion')
      .where('account_id', '=', scene.falseAlarms);
    const said = (await falseAlarms.execute()).map(
      ({ data }) => (data as { occurrences: number }).occurrences,
    );
    expect(said.reduce((sum, times) => sum + times, 0)).toBeGreaterThan(5);
  });
});
