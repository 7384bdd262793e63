import { createDc09 } from './adapter.ts';
import { listenTcp, listenUdp } from './listen.ts';
import { readPanelLines } from './panels.ts';
import { createTestDatabase } from '../../db/test-database.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { createLog } from '../../log.ts';
import { putAccount } from '../account/manage.ts';
import { openFollowed } from '../followed.ts';
import { openLedger } from '../ledger.ts';
import { connectPanel, plantSchool, type TestPanel } from '../panels.fixture.ts';
import { openSupervision } from '../panel/supervision.ts';
import { takeSignals } from '../panel/take.ts';
import { createSource, listSetAside, type Keeper } from '../source/manage.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';

export const REGION = '610000000';
export const DISTRICT = '615800000';
const SERVER_KEY = Buffer.alloc(32, 9);
/** Keys of 128, 192 and 256 bits. */
export const KEYS = ['00112233445566778899AABBCCDDEEFF', 'A1'.repeat(24), 'B2'.repeat(32)] as const;
export const log = createLog('silent');

/** A receiver of panels on free ports, over a database of its own: line 1 of a region, and line 0. */
export async function openReceiver() {
  const test = await createTestDatabase();
  const { db } = test;
  await seedHierarchy(db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  const keeper: Keeper & { key: Buffer } = {
    db,
    actor: 'person:1',
    key: SERVER_KEY,
    requireUnit: () => 0,
    requireObject: (object, found) => {
      if (found === undefined) throw new Error(`There is no ${object}`);
      return found;
    },
  };
  const wanted = { kind: 'dc09', unit: REGION, perMinute: 100_000, reason: 'for a test' } as const;
  const { id: sourceId } = await createSource(keeper, { ...wanted, name: 'Panels', settings: { line: '1' } });
  const { id: published } = await createSource(keeper, {
    ...wanted,
    name: 'Published',
    settings: { line: '0' },
  });
  const ledger = openLedger({ db, log });
  const lines = await openFollowed({ db, log }, 'panels', (of) =>
    readPanelLines(of, { key: SERVER_KEY, log }),
  );
  /** The server's clock, which tests set. */
  const time = { nowMs: Date.now() };
  const clock = (): number => time.nowMs;
  const supervision = openSupervision({ db, log, clock });
  const adapter = createDc09({
    lines: lines.current,
    ledger,
    takeSignals: (said, at) => takeSignals(db, said, at),
    heard: supervision.heard,
    clock,
    log,
  });
  const tcp = await listenTcp({ host: '127.0.0.1', port: 0, adapter, log });
  const udp = await listenUdp({ host: '127.0.0.1', port: 0, adapter, log });
  const withPanel = async <T>(talk: (panel: TestPanel) => Promise<T>): Promise<T> => {
    const panel = await connectPanel(tcp.port);
    try {
      return await talk(panel);
    } finally {
      panel.close();
    }
  };
  let serial = 0x1000;
  return {
    db,
    pool: test.pool,
    keeper,
    sourceId,
    published,
    ledger,
    lines,
    time,
    supervision,
    udpPort: udp.port,
    withPanel,
    say: (text: string, patienceMs?: number) => withPanel((panel) => panel.say(text, patienceMs)),
    /** A school of its own with a panel of its own. */
    newPanel: async (
      own: { key?: string | null; supervisionS?: number | null; source?: number; account?: string } = {},
    ): Promise<{ account: string; accountId: number; facilityId: number }> => {
      const { key = null, supervisionS = null, source = sourceId } = own;
      const account = own.account ?? (++serial).toString(16).toUpperCase();
      const facilityId = await plantSchool(db, `S-${account}`, DISTRICT);
      const { id } = await putAccount(keeper, {
        sourceId: source,
        account,
        facility: `S-${account}`,
        key,
        supervisionS,
        enabled: true,
        reason: 'for a test',
      });
      await lines.reload();
      return { account, accountId: id, facilityId };
    },
    incidentsAt: (facilityId: number) =>
      db.selectFrom('incident').selectAll().where('facility_id', '=', facilityId).orderBy('id').execute(),
    alarmsAt: (facilityId: number) =>
      db.selectFrom('alarm').selectAll().where('facility_id', '=', facilityId).orderBy('id').execute(),
    /** Why frames were not taken, the latest first. */
    reasons: async (): Promise<string[]> => {
      await ledger.flush();
      return (await listSetAside(keeper, { id: sourceId, before: null })).map(({ reason }) => reason);
    },
    close: async () => {
      await tcp.close();
      await udp.close();
      await supervision.close();
      lines.close();
      await ledger.close();
      await test.drop();
    },
  };
}
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
