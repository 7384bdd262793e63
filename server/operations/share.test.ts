import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endDueShares } from './incident/share.ts';
import { incidentFile, incidentLog } from './incident/store.ts';
import { newKey, openedBy, operationsWorld, personAt, REGION, type Caller } from './operations.fixture.ts';
import { replay } from '../../shared/operations/replay.ts';
import { eventsAfter, lastEvent } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';
import type { Picture } from '../picture/picture.ts';

/** A neighbouring region, a district of it, and one that has nothing to do with either. */
const NEIGHBOUR = '310000000';
const STRANGER = '630000000';
const reason = 'Қуғын облыс шекарасынан өтеді';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
let officer: Caller;
let neighbour: Caller;
let dispatcher: Caller;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db, picture } = world);
  officer = await personAt(db, picture, 'Аида', [['duty_officer', REGION]]);
  neighbour = await personAt(db, picture, 'Көрші', [['duty_officer', NEIGHBOUR]]);
  dispatcher = await personAt(db, picture, '112', [['dispatcher', NEIGHBOUR]]);
});
afterAll(() => world.test.drop());

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? 'no code',
  );
const listed = async (who: Caller, unit: string): Promise<number[]> =>
  (await who.incidents.list({ unit, states: 'all' })).rows.map(({ id }) => id);
const shared = async (minutes = 60) => {
  const other = await openedBy(officer);
  const incident = await openedBy(officer);
  const share = await officer.shares.begin({ incidentId: incident.id, unit: NEIGHBOUR, minutes, reason });
  return { other, incident, share };
};

describe('an incident that is shared', () => {
  it('is seen by the neighbour, alone and with a masked caller, and by a dispatcher there', async () => {
    const { other, incident } = await shared();
    for (const who of [neighbour, dispatcher]) {
      const seen = await listed(who, NEIGHBOUR);
      expect([seen.includes(incident.id), seen.includes(other.id)]).toEqual([true, false]);
      const card = await who.incidents.card({ id: incident.id });
      expect(card.incident.caller).toMatchObject({ name: '•••', phone: '•••' });
      expect(JSON.stringify(card)).not.toMatch(/Айдана|\+7 701/);
      expect(card).toMatchObject({ rights: { command: false, share: false }, shares: [], duplicates: [] });
      expect(card.sharedUntil).toBeGreaterThan(Date.now());
      expect(await codeOf(who.incidents.card({ id: other.id }))).toBe('NOT_FOUND');
    }
    const own = await officer.incidents.card({ id: incident.id });
    expect(own.shares).toMatchObject([{ kato: NEIGHBOUR, reason, sharedBy: 'Аида' }]);
  });

  it('gives no command to whom it is shown', async () => {
    const { incident } = await shared();
    const { id: incidentId, version: expectedVersion } = incident;
    const key = newKey();
    const asked = [
      neighbour.incidents.command({ type: 'incident.note', key, incidentId, text: 'x' }),
      neighbour.incidents.command({ type: 'incident.claim', key, incidentId, expectedVersion }),
      neighbour.recommend({ incidentId }),
      neighbour.shares.begin({ incidentId, unit: STRANGER, minutes: 30, reason }),
    ];
    expect(new Set(await Promise.all(asked.map(codeOf)))).toEqual(new Set(['NOT_FOUND']));
    expect(
      await codeOf(dispatcher.incidents.command({ type: 'incident.note', key, incidentId, text: 'x' })),
    ).toBe('FORBIDDEN');
  });

  it('is not seen by who has only a part of the neighbour, nor by a third', async () => {
    const { incident } = await shared();
    const part = picture.tree.units[(picture.tree.indexOf.get(NEIGHBOUR) ?? 0) + 1]?.kato ?? '';
    for (const [role, unit] of [
      ['duty_officer', part],
      ['duty_officer', STRANGER],
      ['dispatcher', REGION],
    ] as const) {
      const who = await personAt(db, picture, 'Бөтен', [[role, unit]]);
      expect(await listed(who, unit)).not.toContain(incident.id);
      expect(await codeOf(who.incidents.card({ id: incident.id }))).toBe('NOT_FOUND');
    }
  });

  it('is seen no more from the moment on at which somebody ends it, and the log tells both', async () => {
    const { incident, share } = await shared();
    const before = await lastEvent(db);
    expect(await codeOf(neighbour.shares.end({ id: share.id, reason }))).toBe('NOT_FOUND');
    await officer.shares.end({ id: share.id, reason: 'Қуғын аяқталды' });
    expect(await listed(neighbour, NEIGHBOUR)).not.toContain(incident.id);
    expect(await codeOf(neighbour.incidents.card({ id: incident.id }))).toBe('NOT_FOUND');
    expect(await codeOf(officer.shares.end({ id: share.id, reason }))).toBe('CONFLICT');
    const told = await eventsAfter(db, before, 10);
    expect(told.map(({ kind, kato }) => [kind, kato])).toEqual([
      ['incident.share_ended', incident.kato],
      ['incident.share_ended', NEIGHBOUR],
    ]);
    const log = await incidentLog(db, incident.id);
    expect(log.map(({ event }) => event.type)).toEqual(['created', 'shared', 'share_ended']);
    expect(replay(log)).toEqual(await incidentFile(db, incident.id));
    const audit = await db
      .selectFrom('audit_entry')
      .select(['action', 'note'])
      .where('object', '=', `incident:${incident.id}`)
      .where('action', 'in', ['operations.share', 'operations.endShare'])
      .orderBy('id')
      .execute();
    expect(audit).toEqual([
      { action: 'operations.share', note: reason },
      { action: 'operations.endShare', note: 'Қуғын аяқталды' },
    ]);
  });

  it('ends by the clock to the millisecond, and is told once, also by two servers at once', async () => {
    const { incident, share } = await shared(5);
    await db
      .updateTable('access_share')
      .set({ valid_from: new Date(Date.now() - 20_000), valid_until: new Date(Date.now() - 1) })
      .where('id', '=', share.id)
      .execute();
    expect(await listed(neighbour, NEIGHBOUR)).not.toContain(incident.id);
    expect(await codeOf(neighbour.incidents.card({ id: incident.id }))).toBe('NOT_FOUND');
    const before = await lastEvent(db);
    const ended = await Promise.all([endDueShares(db, Date.now()), endDueShares(db, Date.now())]);
    expect(ended.flat()).toEqual([share.id]);
    expect(await eventsAfter(db, before, 10)).toHaveLength(2);
    // It can be shared anew.
    await officer.shares.begin({ incidentId: incident.id, unit: NEIGHBOUR, minutes: 10, reason });
    expect(await listed(neighbour, NEIGHBOUR)).toContain(incident.id);
  });

  it('is shared by who may, once with each unit, for a week at most', async () => {
    const { incident } = await shared();
    const again = { incidentId: incident.id, unit: NEIGHBOUR, minutes: 30, reason };
    expect(await codeOf(officer.shares.begin(again))).toBe('CONFLICT');
    expect(await codeOf(officer.shares.begin({ ...again, unit: '999999999' }))).toBe('NOT_FOUND');
    expect(await codeOf(officer.shares.begin({ ...again, minutes: 7 * 24 * 60 + 1 }))).toBe('BAD_REQUEST');
    expect(await codeOf(officer.shares.begin({ ...again, reason: ' ' }))).toBe('BAD_REQUEST');
    const operator = await personAt(db, picture, 'Берик', [['operator', REGION]]);
    expect(await codeOf(operator.shares.begin({ ...again, unit: STRANGER }))).toBe('FORBIDDEN');
  });

  it('with its own unit is for the dispatchers there, who see nothing else', async () => {
    const service = await personAt(db, picture, '101', [['dispatcher', REGION]]);
    const incident = await openedBy(officer);
    await officer.shares.begin({ incidentId: incident.id, unit: REGION, minutes: 30, reason });
    expect(await listed(service, REGION)).toEqual([incident.id]);
  });
});
