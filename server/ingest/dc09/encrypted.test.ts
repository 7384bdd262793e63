import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { panelCipher } from './cipher.ts';
import { readPanelLines } from './panels.ts';
import { KEYS, log, openReceiver, type Receiver } from './receiver.fixture.ts';
import { openContent } from '../../../shared/ingest/dc09/cipher.ts';
import { parseContent } from '../../../shared/ingest/dc09/content.ts';
import { panelFrame } from '../panels.fixture.ts';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.time.nowMs = Date.now();
});

describe('an encrypted frame', () => {
  it.each(KEYS)('is opened with the panel’s key and answered with it: %s', async (key) => {
    const { account, facilityId } = await receiver.newPanel({ key });
    const answer = await receiver.say(panelFrame({ account, key, atMs: receiver.time.nowMs }));
    expect(answer).toMatchObject({ id: 'ACK', encrypted: true, account });
    const inside = openContent(answer?.rest ?? '', panelCipher(Buffer.from(key, 'hex')));
    expect(inside).toMatchObject({ data: '', atMs: Math.floor(receiver.time.nowMs / 1_000) * 1_000 });
    expect(await receiver.incidentsAt(facilityId)).toHaveLength(1);
    const sealed = receiver.db
      .selectFrom('alarm_account')
      .select('sealed_key')
      .where('account', '=', account);
    expect((await sealed.executeTakeFirstOrThrow()).sealed_key?.includes(Buffer.from(key, 'hex'))).toBe(
      false,
    );
  });

  it('of another key is set aside and raises nothing', async () => {
    const { account, facilityId } = await receiver.newPanel({ key: KEYS[0] });
    const answer = await receiver.say(
      panelFrame({ account, key: 'FF'.repeat(16), atMs: receiver.time.nowMs }),
    );
    expect(answer).toMatchObject({ id: 'DUH', sequence: '0001' });
    expect(await receiver.alarmsAt(facilityId)).toEqual([]);
    expect((await receiver.reasons())[0]).toBe('wrong_key');
  });

  it('in the clear from a panel that has a key is no panel’s', async () => {
    const { account, facilityId } = await receiver.newPanel({ key: KEYS[0] });
    expect(await receiver.say(panelFrame({ account }))).toMatchObject({ id: 'DUH' });
    expect(await receiver.alarmsAt(facilityId)).toEqual([]);
    expect((await receiver.reasons())[0]).toBe('not_encrypted');
  });

  it.each([
    [-41_000, 'NAK'],
    [-39_000, 'ACK'],
    [19_000, 'ACK'],
    [22_000, 'NAK'],
  ])('whose clock is off by %i ms is answered %s, with the time for it to set', async (offMs, expected) => {
    const key = KEYS[1];
    const { account, facilityId } = await receiver.newPanel({ key });
    receiver.time.nowMs = Math.floor(Date.now() / 1_000) * 1_000;
    const answer = await receiver.say(panelFrame({ account, key, atMs: receiver.time.nowMs + offMs }));
    expect(answer?.id).toBe(expected);
    expect(await receiver.alarmsAt(facilityId)).toHaveLength(expected === 'ACK' ? 1 : 0);
    if (expected === 'ACK') return;
    expect(answer).toMatchObject({ encrypted: false, sequence: '0000', receiver: '0', line: '0A0' });
    expect(parseContent(answer?.rest ?? '', { padded: false })?.atMs).toBe(receiver.time.nowMs);
  });

  it('that was recorded and is sent again raises nothing: soon it is a retry, later its time has passed', async () => {
    const key = KEYS[2];
    const { account, facilityId } = await receiver.newPanel({ key });
    const recorded = panelFrame({ account, key, atMs: receiver.time.nowMs });
    expect(await receiver.say(recorded)).toMatchObject({ id: 'ACK' });
    expect(await receiver.say(recorded)).toMatchObject({ id: 'ACK' });
    receiver.time.nowMs += 60_000;
    expect(await receiver.say(recorded)).toMatchObject({ id: 'NAK' });
    const [alarm] = await receiver.alarmsAt(facilityId);
    expect(alarm?.data).toMatchObject({ occurrences: 1 });
  });

  it('that the panel makes anew for its retry, with another pad and time, is still the same alarm', async () => {
    const key = KEYS[0];
    const { account, facilityId } = await receiver.newPanel({ key });
    for (let i = 0; i < 3; i++)
      expect(
        await receiver.say(panelFrame({ account, key, atMs: (receiver.time.nowMs += 20_000) })),
      ).toMatchObject({ id: 'ACK' });
    const [alarm] = await receiver.alarmsAt(facilityId);
    expect(alarm?.data).toMatchObject({ occurrences: 1 });
  });

  it('of a server with another secret than the keys were kept with is set aside, not taken for a wrong key', async () => {
    const { account } = await receiver.newPanel({ key: KEYS[0] });
    const other = await readPanelLines(receiver.db, { key: Buffer.alloc(32, 1), log });
    expect(other.get('1')?.panels.get(account)?.cipher).toBe('unreadable');
  });
});
