import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { alarmLogEntrySchema, alarmSchema } from '../../../shared/alarms/alarm.ts';
import { replayAlarm } from '../../../shared/alarms/alarm-machine.ts';
import { migrate, MIGRATIONS } from '../migrate.ts';
import { makeKysely, makePool } from '../pool.ts';
import { silentLog, withDatabase } from '../test-database.ts';

const NAME = '0021-alarm-discipline';
const RAISED = Date.UTC(2026, 10, 20, 4);
const { serverUrl } = inject('testCluster');
const database = `sholu_before_${randomUUID().replaceAll('-', '')}`;
const server = new Pool({ connectionString: serverUrl, max: 1 });
let pool: Pool;
beforeAll(async () => {
  await server.query(`create database ${database} template template0 encoding 'UTF8' locale 'C'`);
  pool = makePool(withDatabase(serverUrl, database), silentLog);
});
afterAll(async () => {
  await pool.end();
  await server.query(`drop database ${database} with (force)`);
  await server.end();
});

/** An alarm as it was written before: a log whose beginning does not say what the alarm is. */
async function plant(state: 'raised' | 'closed'): Promise<number> {
  const said = (type: string, seq: number) => ({
    seq,
    at: RAISED + seq,
    actor: 'source:1',
    event: { type, code: 'BA', reason: '' },
  });
  const log = [said('raised', 1), said('repeated', 2), ...(state === 'closed' ? [said('closed', 3)] : [])];
  const { at } = log.at(-1) ?? { at: RAISED };
  const facts = { kato: '000000000', class: 'intrusion', zone: '7', code: 'BA' };
  const ids = { facilityId: null, sourceId: null, accountId: null, incidentId: null };
  const data = {
    ...facts,
    ...ids,
    state,
    stateSince: state === 'closed' ? at : RAISED + 1,
    stateBy: 'source:1',
    stateReason: '',
    shelvedUntil: null,
    raisedAt: RAISED + 1,
    lastAt: RAISED + 2,
    occurrences: 2,
    restoredAt: null,
    version: log.length,
  };
  const { rows } = await pool.query<{ id: number }>(
    `insert into alarm (kato, class, zone, state, raised_at, data) values ('000000000', 'intrusion', '7', $1, $2, $3) returning id`,
    [state, new Date(RAISED + 1), JSON.stringify(data)],
  );
  const id = rows[0]?.id ?? 0;
  for (const entry of log)
    await pool.query('insert into alarm_log (alarm_id, seq, entry) values ($1, $2, $3)', [
      id,
      entry.seq,
      JSON.stringify(entry),
    ]);
  return id;
}

it('alarms that were there before have their place in the order, and their logs replay', async () => {
  const db = makeKysely(pool);
  const before = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < NAME));
  await migrate(db, before);
  await pool.query(`insert into admin_unit (kato) values ('000000000') on conflict do nothing`);
  const ids = [await plant('raised'), await plant('closed')];
  expect(await migrate(db)).toContain(NAME);
  for (const id of ids) {
    const row = await db.selectFrom('alarm').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const log = await db
      .selectFrom('alarm_log')
      .select('entry')
      .where('alarm_id', '=', id)
      .orderBy('seq')
      .execute();
    const alarm = alarmSchema.parse({ ...(row.data as object), id });
    const replayed = replayAlarm(
      id,
      log.map(({ entry }) => alarmLogEntrySchema.parse(entry)),
    );
    expect({ ...alarm, stateVersion: 0 }).toEqual({ ...replayed, stateVersion: 0 });
    expect(row).toMatchObject({ level: 2, urgency: 4 });
    expect(row.closed_at?.getTime() ?? null).toBe(alarm.state === 'closed' ? alarm.stateSince : null);
  }
  const activations = await db
    .selectFrom('alarm_activation')
    .select(['alarm_id', 'annunciated'])
    .orderBy('id')
    .execute();
  expect(
    activations.filter(({ alarm_id }) => alarm_id === ids[0]).map(({ annunciated }) => annunciated),
  ).toEqual([true, false]);
  await expect(pool.query('delete from alarm_activation')).rejects.toThrow(/append-only/);
});
