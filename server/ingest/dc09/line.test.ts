import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDc09 } from './adapter.ts';
import { log, openReceiver, type Receiver } from './receiver.fixture.ts';
import { panelFrame } from '../panels.fixture.ts';
import { listSetAside, listSources } from '../source/manage.ts';

const REGION_PATH = '000000000/610000000';
let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.time.nowMs = Date.now();
});

describe('a line', () => {
  it('counts 9999 and then 0001, and a number that comes again with something else is something else', async () => {
    const { account, accountId } = await receiver.newPanel();
    await receiver.withPanel(async (panel) => {
      for (const [sequence, zone] of [
        ['9998', '1'],
        ['9999', '2'],
        ['0001', '3'],
        ['0002', '4'],
        ['9999', '5'],
      ])
        expect(
          await panel.say(panelFrame({ account, sequence: sequence ?? '', data: `NBA${zone}` })),
        ).toMatchObject({
          id: 'ACK',
          sequence,
        });
    });
    const kept = await receiver.db
      .selectFrom('panel_event')
      .select('zone')
      .where('account_id', '=', accountId)
      .orderBy('id')
      .execute();
    expect(kept.map(({ zone }) => zone)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('that falls silent is an alarm, once, and is over when it is heard again', async () => {
    const { account, accountId, facilityId } = await receiver.newPanel({ supervisionS: 60 });
    const quiet = await receiver.newPanel({ supervisionS: 600 });
    expect(await receiver.say(panelFrame({ account, id: 'NULL', sequence: '0000' }))).toMatchObject({
      id: 'ACK',
    });
    await receiver.supervision.look();
    receiver.time.nowMs += 55_000;
    await receiver.supervision.look();
    expect(await receiver.alarmsAt(facilityId)).toEqual([]);
    receiver.time.nowMs += 10_000;
    await receiver.supervision.look();
    await receiver.supervision.look();
    expect(await receiver.alarmsAt(facilityId)).toMatchObject([{ class: 'line_lost', state: 'raised' }]);
    expect(await receiver.alarmsAt(quiet.facilityId)).toEqual([]);
    const [source] = await listSources(receiver.db, [REGION_PATH], Date.now());
    expect(source).toMatchObject({ id: receiver.sourceId, linesLost: 1 });
    expect(await receiver.say(panelFrame({ account, id: 'NULL', sequence: '0000' }))).toMatchObject({
      id: 'ACK',
    });
    await receiver.supervision.look();
    expect(await receiver.alarmsAt(facilityId)).toMatchObject([{ class: 'line_lost', state: 'closed' }]);
    const [lost] = await receiver.alarmsAt(facilityId);
    const told = receiver.db
      .selectFrom('event')
      .select('kind')
      .where('object', '=', `alarm:${lost?.id}`)
      .orderBy('seq');
    expect(await told.execute()).toEqual([{ kind: 'alarm.raised' }, { kind: 'alarm.restored' }]);
    const line = receiver.db
      .selectFrom('alarm_account_line')
      .select('lost_at')
      .where('account_id', '=', accountId);
    expect(await line.executeTakeFirst()).toEqual({ lost_at: null });
  });

  it('goes on after rubbish, a broken frame and one that nobody understands', async () => {
    const { account, facilityId } = await receiver.newPanel();
    await receiver.withPanel(async (panel) => {
      panel.socket.write('GET / HTTP/1.1\r\n\r\n\n12340008"what"\r\n');
      const broken = panelFrame({ account }).replace('PA015', 'PA016');
      expect(await panel.say(`${broken}${panelFrame({ account, data: 'Nri1/QQ1' })}`)).toMatchObject({
        id: 'DUH',
      });
      expect(await panel.say(panelFrame({ account, sequence: '0002' }))).toMatchObject({ id: 'ACK' });
    });
    expect(await receiver.incidentsAt(facilityId)).toHaveLength(1);
    expect((await receiver.reasons())[0]).toBe('not_understood: Nri1/QQ1');
  });

  it('of a panel or a receiver that nobody registered is answered, kept and raises nothing', async () => {
    expect(await receiver.say(panelFrame({ account: 'DEAD' }))).toMatchObject({ id: 'DUH', account: 'DEAD' });
    expect((await receiver.reasons())[0]).toBe('unknown_account: DEAD');
    expect(await receiver.say(panelFrame({ account: '1234', line: '77' }))).toMatchObject({ id: 'DUH' });
    await receiver.ledger.flush();
    const strangers = await listSetAside(receiver.keeper, { id: null, before: null });
    expect(strangers[0]?.reason).toBe('unknown_line: 77');
  });

  it('that runs wild is refused without harm to the others', async () => {
    const [wild, calm] = [await receiver.newPanel(), await receiver.newPanel()];
    await receiver.withPanel(async (panel) => {
      const flood = Array.from({ length: 400 }, (_, i) =>
        panelFrame({ account: wild.account, id: 'NULL', sequence: String(i + 1).padStart(4, '0') }),
      ).join('');
      expect(await panel.say(flood)).toMatchObject({ id: 'ACK' });
    });
    expect(await receiver.say(panelFrame({ account: calm.account }))).toMatchObject({ id: 'ACK' });
    await expect.poll(receiver.reasons, { timeout: 5_000 }).toContain('too_much');
  });

  it('that says half a frame and nothing more holds nobody up', async () => {
    const { account } = await receiver.newPanel();
    const frame = panelFrame({ account });
    await receiver.withPanel(async (slow) => {
      slow.socket.write(frame.slice(0, 20));
      expect(await receiver.say(panelFrame({ account, sequence: '0002' }))).toMatchObject({ id: 'ACK' });
      expect(await slow.say(frame.slice(20))).toMatchObject({ id: 'ACK', sequence: '0001' });
    });
  });

  it('is not answered while the database does not take the alarm, so that the panel tries again', async () => {
    const { account } = await receiver.newPanel();
    const away = createDc09({
      lines: receiver.lines.current,
      ledger: receiver.ledger,
      takeSignals: () => Promise.reject(new Error('away')),
      heard: () => {},
      clock: () => receiver.time.nowMs,
      log,
    });
    const text = panelFrame({ account }).slice(1, -1);
    await expect(away.take(text, { address: '', sourceId: null })).resolves.toBeNull();
    expect((await receiver.reasons())[0]).toBe('not_written');
  });
});
