import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitFacts } from '../../../../shared/operations/log.ts';
import { replayUnit } from '../../../../shared/operations/unit-machine.ts';
import { signedIn } from '../../../access/test-access.ts';
import { eventsAfter, lastEvent } from '../../../db/event/store.ts';
import type { Db } from '../../../db/schema.ts';
import type { Picture } from '../../../picture/picture.ts';
import { startTestServer } from '../../../test-server.ts';
import {
  DISTRICT,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  PLACE,
  refusalOf,
  REGION,
  unitAt,
  type Caller,
} from '../../operations.fixture.ts';
import { activeUnits, unitById, unitLog } from '../store.ts';

const BESIDE = '750000000';
const reason = 'штат өзгерді';
let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
let dana: Caller;
let erlan: Caller;
let operator: Caller;
let next = 0;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db, picture } = world);
  dana = await personAt(db, picture, 'Дана', [['administrator', REGION]]);
  erlan = await personAt(db, picture, 'Ерлан', [['duty_officer', REGION]]);
  operator = await personAt(db, picture, 'Оператор', [['operator', REGION]]);
});
afterAll(() => world.test.drop());

const facts = (own: Partial<UnitFacts> = {}): UnitFacts => ({
  callSign: `Сұңқар-${++next}`,
  type: 'patrol_car',
  crew: ['Ахметов А.', 'Ли В.'],
  home: { kato: DISTRICT, ...PLACE },
  duty: null,
  equipment: ['body_armour'],
  ...own,
});
const made = async (own: Partial<UnitFacts> = {}): Promise<number> =>
  (await dana.units.create({ key: newKey(), facts: facts(own), reason })).unitId;
const edit = (who: Caller, unitId: number, expectedVersion: number, patch: Partial<UnitFacts>) =>
  who.units.office({ type: 'edit', key: newKey(), unitId, expectedVersion, patch, reason });

describe('a unit that an administrator registers', () => {
  it('is in the roster of positions at once, with an event, an audit entry that names nobody, and its log', async () => {
    const since = await lastEvent(db);
    const id = await made();
    expect((await activeUnits(db)).map(({ unitId }) => unitId)).toContain(id);
    expect(await eventsAfter(db, since, 10)).toMatchObject([
      { kind: 'unit.registered', kato: DISTRICT, object: `unit:${id}` },
    ]);
    const entry = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('object', '=', `unit:${id}`)
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ action: 'operations.unit.create', note: reason, kato: DISTRICT });
    expect(JSON.stringify(entry)).not.toContain('Ахметов');
    expect(replayUnit(await unitLog(db, id))).toEqual(await unitById(db, id));
    const { rows } = await dana.units.page({ unit: REGION, text: 'сұңқар' });
    expect(rows.find(({ unit }) => unit.id === id)).toMatchObject({ freshness: 'unknown', devices: 0 });
  });

  it('is made once however often it is sent', async () => {
    const asked = { key: newKey(), facts: facts(), reason };
    const [one, two] = [await dana.units.create(asked), await dana.units.create(asked)];
    expect(two).toEqual(one);
  });

  it('has a call sign of its own in its territory, until the other is stood down', async () => {
    const { callSign } = facts();
    const id = await made({ callSign });
    const again = await refusalOf(made({ callSign }));
    expect(again).toMatchObject({ code: 'CONFLICT' });
    expect(again.message).toContain(callSign);
    const both = await Promise.allSettled([1, 2].map(() => made({ callSign: 'Қыран-1' })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
    const command = { key: newKey(), unitId: id, expectedVersion: 1, reason } as const;
    await dana.units.office({ type: 'retire', ...command });
    const second = await made({ callSign });
    const back = { ...command, key: newKey(), expectedVersion: 2, type: 'reinstate' } as const;
    expect((await refusalOf(dana.units.office(back))).code).toBe('CONFLICT');
    expect(second).toBeGreaterThan(id);
  });

  it.each([
    ['outside the territory', { home: { kato: BESIDE, ...PLACE } }, 'FORBIDDEN', 'outside'],
    [
      'with a post abroad',
      { home: { kato: DISTRICT, lon: 2.35, lat: 48.85 } },
      'BAD_REQUEST',
      'outside Kazakhstan',
    ],
    ['in no territory', { home: { kato: '999999999', ...PLACE } }, 'NOT_FOUND', '999999999'],
  ] as const)('%s is refused and says why', async (_name, own, code, words) => {
    const said = await refusalOf(made(own));
    expect(said.code).toBe(code);
    expect(said.message).toContain(words);
  });

  it('without a call sign is refused in words that a person understands', async () => {
    const server = await startTestServer({ db, picture: () => picture });
    const { cookie } = await signedIn(db, [['administrator', REGION]]);
    const asked = { key: newKey(), facts: facts({ callSign: ' ', crew: ['x'.repeat(300)] }), reason: '' };
    const said = await server.mutate('operations.units.create', asked, cookie);
    await server.close();
    expect(said.status).toBe(400);
    expect(said.body).toContain('A call sign is missing');
    expect(said.body).toContain('A name has 200 characters at most');
    expect(said.body).toContain('Say why');
  });
});

describe('two administrators of one unit', () => {
  it('lose no edit: the second is told who changed which fields, and may then repeat', async () => {
    const id = await made();
    await edit(dana, id, 1, { equipment: ['dog'], type: 'duty_group' });
    expect(await refusalOf(edit(erlan, id, 1, { crew: ['Ким Е.'] }))).toMatchObject({
      code: 'CONFLICT',
      cause: {
        detail: {
          refusal: { code: 'changed_meanwhile' },
          since: [{ by: 'Дана', fields: ['type', 'equipment'] }],
        },
      },
    });
    await edit(erlan, id, 2, { crew: ['Ким Е.'] });
    const { unit, history } = await erlan.units.file({ id });
    expect(unit).toMatchObject({ type: 'duty_group', crew: ['Ким Е.'], equipment: ['dog'], version: 3 });
    expect(history).toMatchObject([
      { what: 'edited', by: 'Ерлан', before: { crew: ['Ахметов А.', 'Ли В.'] }, after: { crew: ['Ким Е.'] } },
      { what: 'edited', by: 'Дана', reason, before: { type: 'patrol_car' }, after: { type: 'duty_group' } },
      { what: 'registered', by: 'Дана' },
    ]);
    expect(replayUnit(await unitLog(db, id))).toEqual(await unitById(db, id));
  });

  it('are not in the way of what the crew reports', async () => {
    const id = await made();
    const free = { type: 'unit.status', unitId: id, status: 'free', reason: '' } as const;
    await operator.units.command({ ...free, key: newKey(), expectedVersion: 1 });
    await edit(dana, id, 1, { equipment: ['drone'] });
    expect(await unitById(db, id)).toMatchObject({ status: 'free', equipment: ['drone'], version: 3 });
  });

  it('who edit at the same moment: one acts, of ten', async () => {
    const id = await made();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => edit(i % 2 ? dana : erlan, id, 1, { crew: [`№ ${i}`] })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('say nothing new: it is refused, not written', async () => {
    const id = await made();
    expect((await refusalOf(edit(dana, id, 1, { type: 'patrol_car' }))).cause).toMatchObject({
      detail: { refusal: { code: 'nothing_changes' } },
    });
    expect(await unitLog(db, id)).toHaveLength(1);
  });
});

describe('territory', () => {
  it('a unit outside is not there, whatever is asked of it', async () => {
    const id = await unitAt(db, { callSign: 'Алыс-1', home: { kato: BESIDE, ...PLACE } });
    const seen = { unitId: id, key: newKey(), expectedVersion: 1, reason };
    for (const asked of [
      () => dana.units.file({ id }),
      () => dana.units.office({ type: 'retire', ...seen }),
      () => edit(dana, id, 1, { crew: [] }),
    ])
      expect(await refusalOf(asked())).toMatchObject({
        code: 'NOT_FOUND',
        message: `There is no unit ${id}`,
      });
    expect((await refusalOf(dana.units.page({ unit: BESIDE }))).code).toBe('FORBIDDEN');
    expect((await refusalOf(edit(dana, await made(), 1, { home: { kato: BESIDE, ...PLACE } }))).code).toBe(
      'FORBIDDEN',
    );
  });

  it('a unit that moved tells both territories, and its history does not say whence it came', async () => {
    const republic = await personAt(db, picture, 'Республика', [['administrator', '000000000']]);
    const home = { kato: BESIDE, lon: 76.9, lat: 43.2 };
    const { unitId } = await republic.units.create({ key: newKey(), facts: facts({ home }), reason });
    const since = await lastEvent(db);
    await edit(republic, unitId, 1, { home: { kato: DISTRICT, ...PLACE } });
    const told = await eventsAfter(db, since, 10);
    expect(new Set(told.map(({ kato }) => kato))).toEqual(new Set([DISTRICT, BESIDE]));
    const { history } = await dana.units.file({ id: unitId });
    expect(history[0]?.after.home?.kato).toBe(DISTRICT);
    expect(JSON.stringify(history)).not.toContain(BESIDE);
  });
});

describe('a unit that is stood down', () => {
  it('leaves lists, roster and recommendation, its devices end, and its history stays', async () => {
    const id = await made();
    const { secret } = await dana.units.link({ unitId: id, reason });
    await dana.units.office({ type: 'retire', unitId: id, key: newKey(), expectedVersion: 1, reason });
    expect((await operator.units.list({ unit: REGION })).map(({ unit }) => unit.id)).not.toContain(id);
    expect((await activeUnits(db)).map(({ unitId }) => unitId)).not.toContain(id);
    expect((await refusalOf(operator.crew.me({ secret }))).code).toBe('UNAUTHORIZED');
    expect((await refusalOf(dana.units.link({ unitId: id, reason }))).code).toBe('CONFLICT');
    const free = { type: 'unit.status', unitId: id, status: 'free', reason: '' } as const;
    expect(
      (await refusalOf(operator.units.command({ ...free, key: newKey(), expectedVersion: 2 }))).code,
    ).toBe('CONFLICT');
    const page = await dana.units.page({ unit: DISTRICT, retired: true });
    expect(page.rows.map(({ unit }) => unit.id)).toContain(id);
    expect((await dana.units.file({ id })).history.map(({ what }) => what)).toEqual([
      'retired',
      'registered',
    ]);
  });

  it('is not one that has a task or calls for help', async () => {
    const incident = await openedBy(operator);
    const unitId = await unitAt(db, { callSign: 'Бос-1' });
    await operator.incidents.command({
      type: 'task.assign',
      key: newKey(),
      incidentId: incident.id,
      expectedVersion: incident.version,
      unitId,
    });
    const retire = { type: 'retire', unitId, expectedVersion: 9, reason } as const;
    expect((await refusalOf(dana.units.office({ ...retire, key: newKey() }))).cause).toMatchObject({
      detail: { refusal: { code: 'unit_has_task' } },
    });
  });
});

describe('names of a crew', () => {
  it('are for who may read personal data or administers units; others see how many', async () => {
    const id = await made();
    const chief = await personAt(db, picture, 'Бастық', [['chief', REGION]]);
    const seenBy = async (who: Caller) =>
      (await who.units.list({ unit: DISTRICT })).find(({ unit }) => unit.id === id)?.unit.crew;
    expect(await seenBy(operator)).toEqual(['Ахметов А.', 'Ли В.']);
    expect(await seenBy(chief)).toEqual(['•••', '•••']);
  });
});

describe('a unit between two shifts', () => {
  it('is not proposed, and the recommendation says that it rests', async () => {
    const home = { kato: DISTRICT, lon: 68.501, lat: 42.301 };
    // The next shift of this plan begins tomorrow.
    const minute = Math.floor((Date.now() + 5 * 3_600_000) / 60_000) % 1440;
    const duty = {
      kind: 'hours',
      fromMin: (minute + 600) % 1440,
      toMin: (minute + 660) % 1440,
      days: [1, 2, 3, 4, 5, 6, 7],
    } as const;
    const id = await unitAt(db, { callSign: 'Демалыс-1', home, duty: { ...duty, days: [...duty.days] } });
    const { id: incidentId } = await openedBy(operator, { category: 'fight', priority: 2 });
    const said = await operator.recommend({ incidentId });
    if (said.status !== 'answered') throw new Error('The place is known');
    const proposed = said.answers.flatMap(({ chosen, alternatives }) => [...chosen, ...alternatives]);
    expect(proposed.map(({ unitId }) => unitId)).not.toContain(id);
    expect(said.answers.flatMap(({ rejected }) => rejected)).toContainEqual(
      expect.objectContaining({ unitId: id, why: 'resting' }),
    );
  });
});

describe('limits of time', () => {
  it('are those of the Republic; the queue and the marks of tasks go by them', async () => {
    const republic = await personAt(db, picture, 'Республика', [['administrator', '000000000']]);
    const before = await operator.limits.get();
    const limits = { ...before, not_accepted: { ...before.not_accepted, 1: 3_600 } };
    const asked = { limits, seen: before, reason };
    expect((await refusalOf(dana.limits.put(asked))).code).toBe('FORBIDDEN');
    expect((await refusalOf(erlan.limits.put(asked))).code).toBe('FORBIDDEN');
    await republic.limits.put(asked);
    expect(await operator.limits.get()).toEqual(limits);
    expect((await refusalOf(republic.limits.put(asked))).code).toBe('CONFLICT');
    const wrong = { ...limits, busy: { ...limits.busy, 1: 1 } };
    expect(
      (await refusalOf(republic.limits.put({ ...asked, limits: wrong, seen: limits }))).message,
    ).toContain('Five seconds at least');
  });

  it('of ten people who change what they saw at the same moment one does, and each other is told', async () => {
    const republic = await personAt(db, picture, 'Республика', [['administrator', '000000000']]);
    const seen = await operator.limits.get();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        republic.limits.put({ limits: { ...seen, busy: { ...seen.busy, 1: 600 + i } }, seen, reason }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
