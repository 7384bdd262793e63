import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escalateTasks } from './incident/escalate.ts';
import { incidentFile, incidentLog } from './incident/store.ts';
import {
  DISTRICT,
  dispatchedBy,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  PLACE,
  refusalOf,
  REGION,
  unitAt,
  type Caller,
} from './operations.fixture.ts';
import { insertUnits, unitById, unitLog } from './unit/store.ts';
import { demonstrationFleet } from '../../data/units/fleet.ts';
import { replay } from '../../shared/operations/replay.ts';
import { replayUnit } from '../../shared/operations/unit-machine.ts';
import { signedIn } from '../access/test-access.ts';
import type { Db } from '../db/schema.ts';
import { eventsAfter, lastEvent } from '../db/event/store.ts';
import type { Picture } from '../picture/picture.ts';
import { startTestServer } from '../test-server.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
let aida: Caller;
let berik: Caller;
let chief: Caller;
let next = 0;
const callSign = (): string => `Барыс-${++next}`;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db, picture } = world);
  aida = await personAt(db, picture, 'Аида', [['operator', REGION]]);
  berik = await personAt(db, picture, 'Берік', [['operator', REGION]]);
  chief = await personAt(db, picture, 'Шеф', [['duty_officer', REGION]]);
});
afterAll(() => world.test.drop());

describe('two operators on one incident', () => {
  it('lose no update: the second is told who changed what', async () => {
    const { id, version } = await openedBy(aida);
    const desk = { incidentId: id, expectedVersion: version };
    const edit = { type: 'incident.edit', ...desk } as const;
    await aida.incidents.command({ ...edit, key: newKey(), patch: { priority: 2 } });
    const refusal = await refusalOf(
      berik.incidents.command({ ...edit, key: newKey(), patch: { sensitive: true } }),
    );
    expect(refusal).toMatchObject({
      code: 'CONFLICT',
      cause: {
        detail: {
          refusal: { code: 'changed_meanwhile', expected: version, version: version + 1 },
          since: [{ by: 'Аида', what: 'edited', fields: ['priority'] }],
        },
      },
    });
    expect(refusal.message).toContain('Аида: edited (priority)');
    const { incident } = await berik.incidents.card({ id });
    expect(incident).toMatchObject({ priority: 2, sensitive: false, version: version + 1 });
  });

  it('who command at the same moment: one acts, of twenty, and each other is told', async () => {
    const { id, version } = await openedBy(aida);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? aida : berik).incidents.command({
          type: 'incident.edit',
          key: newKey(),
          incidentId: id,
          expectedVersion: version,
          patch: { address: { ...noAddress, text: `${i}` } },
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await incidentLog(db, id)).toHaveLength(2);
  });

  it('who send one unit to two incidents: it goes to one', async () => {
    const [one, two] = [await openedBy(aida), await openedBy(berik)];
    const unitId = await unitAt(db, { callSign: callSign() });
    const outcomes = await Promise.allSettled(
      [one, two].map(({ id, version }, i) =>
        (i === 0 ? aida : berik).incidents.command({
          type: 'task.assign',
          key: newKey(),
          incidentId: id,
          expectedVersion: version,
          unitId,
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

const noAddress = { settlement: '', street: '', house: '', commonName: '', crossing: '', text: '' };

describe('a retried command', () => {
  it('acts once and gets the first answer, also when both arrive together', async () => {
    const { id, version } = await openedBy(aida);
    const command = {
      type: 'incident.note',
      key: newKey(),
      incidentId: id,
      text: 'Екі адам, қара көлік',
    } as const;
    const before = await lastEvent(db);
    const answers = await Promise.all([1, 2, 3, 4].map(() => aida.incidents.command(command)));
    expect(answers.map((answer) => answer.version)).toEqual([version, version, version, version]);
    expect(await incidentLog(db, id)).toHaveLength(2);
    expect(await eventsAfter(db, before, 100)).toHaveLength(1);
  });

  it('is refused when its key was used for another', async () => {
    const { id } = await openedBy(aida);
    const note = { type: 'incident.note', key: newKey(), incidentId: id } as const;
    await aida.incidents.command({ ...note, text: 'бір' });
    const other = refusalOf(aida.incidents.command({ ...note, text: 'екі' }));
    expect(await other).toMatchObject({
      code: 'CONFLICT',
      cause: { detail: { refusal: { code: 'already_sent' } } },
    });
  });

  it('opens one incident, under one number', async () => {
    const incident = await openedBy(aida);
    const [year, sequence] = incident.number.split('-').slice(1).map(Number);
    const following = await openedBy(aida);
    expect(following.number).toBe(`${DISTRICT}-${year}-${String((sequence ?? 0) + 1).padStart(6, '0')}`);
  });
});

describe('an incident of another territory', () => {
  it('is not found, whatever is asked of it', async () => {
    const stranger = await personAt(db, picture, 'Бөтен', [['duty_officer', '630000000']]);
    const { id, version } = await openedBy(aida);
    const note = { type: 'incident.note', key: newKey(), incidentId: id, text: 'x' } as const;
    const close = {
      type: 'incident.close',
      key: newKey(),
      incidentId: id,
      expectedVersion: version,
    } as const;
    for (const asked of [
      () => stranger.incidents.card({ id }),
      () => stranger.recommend({ incidentId: id }),
      () => stranger.incidents.command(note),
      () => stranger.incidents.command({ ...close, outcome: 'resolved', reason: '' }),
    ])
      expect((await refusalOf(asked())).code).toBe('NOT_FOUND');
    await expect(refusalOf(stranger.incidents.list({ unit: REGION }))).resolves.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await incidentLog(db, id)).toHaveLength(1);
  });

  it('sends no unit of a territory where the person sends none', async () => {
    const unitId = await unitAt(db, { callSign: callSign(), home: { kato: '630000000', ...PLACE } });
    const { id, version } = await openedBy(aida);
    const assign = { type: 'task.assign', key: newKey(), incidentId: id, expectedVersion: version } as const;
    expect(await refusalOf(aida.incidents.command({ ...assign, unitId }))).toMatchObject({
      cause: { detail: { refusal: { code: 'unit_unknown' } } },
    });
  });
});

describe('a log', () => {
  it('in the database replays to the incident, its tasks and its unit, after a whole story with a merge', async () => {
    const { incident, unitId, task } = await dispatchedBy(aida, db);
    const { secret } = await chief.units.link({ unitId, reason: 'ауысым' });
    const say = (command: Parameters<Caller['crew']['command']>[0]['command']) =>
      aida.crew.command({ secret, command, key: newKey(), happenedAt: Date.now() });
    await say({ type: 'task.accept', taskId: task.id });
    await say({ type: 'task.en_route', taskId: task.id });
    await say({ type: 'task.on_scene', taskId: task.id });
    const step = { type: 'incident.step', incidentId: incident.id, stepId: 'lockdown', reason: '' } as const;
    await aida.incidents.command({ ...step, key: newKey(), state: 'done' });
    const other = await openedBy(berik);
    const card = await aida.incidents.card({ id: incident.id });
    expect(card.duplicates.map(({ id }) => id)).toContain(other.id);
    const merged = await berik.incidents.command({
      type: 'incident.merge',
      key: newKey(),
      incidentId: other.id,
      expectedVersion: other.version,
      intoId: incident.id,
      expectedIntoVersion: card.incident.version,
      reason: '',
    });
    expect(merged.incident).toMatchObject({ state: 'merged', mergedInto: incident.id });
    await say({ type: 'task.done', taskId: task.id, reason: 'тыныш' });
    const { incident: now } = await aida.incidents.card({ id: incident.id });
    const close = { type: 'incident.close', outcome: 'detained', reason: '', key: newKey() } as const;
    await aida.incidents.command({ ...close, incidentId: now.id, expectedVersion: now.version });

    for (const id of [incident.id, other.id])
      expect(replay(await incidentLog(db, id))).toEqual(await incidentFile(db, id));
    expect(replayUnit(await unitLog(db, unitId))).toEqual(await unitById(db, unitId));
    expect(await unitById(db, unitId)).toMatchObject({ status: 'free', taskId: null });
    expect(await incidentFile(db, incident.id)).toMatchObject({
      incident: { state: 'closed', duplicates: [other.id] },
      tasks: [{ state: 'done' }],
    });
  });

  it('is append-only', async () => {
    await openedBy(aida);
    await expect(sql`update incident_log set seq = seq + 1000`.execute(db)).rejects.toThrow(/append-only/);
    await expect(sql`delete from incident_log`.execute(db)).rejects.toThrow(/append-only/);
  });
});

describe("a crew's link", () => {
  it('opens its unit alone, and takes what was said without a line later and in order', async () => {
    const { unitId, task } = await dispatchedBy(aida, db);
    const { secret } = await chief.units.link({ unitId, reason: 'ауысым' });
    const before = await aida.crew.me({ secret });
    expect(before).toMatchObject({
      unit: { id: unitId },
      work: { task: { id: task.id, state: 'assigned' } },
    });
    expect(JSON.stringify(before)).not.toContain('+7 701');
    const pressed = Date.now() - 60_000;
    const said = { secret, command: { type: 'task.accept', taskId: task.id }, key: newKey() } as const;
    for (let sent = 0; sent < 3; sent++) await aida.crew.command({ ...said, happenedAt: pressed });
    await aida.crew.command({
      ...said,
      command: { type: 'task.en_route', taskId: task.id },
      key: newKey(),
      happenedAt: pressed + 20_000,
    });
    const { work } = await aida.crew.me({ secret });
    expect(work?.task).toMatchObject({
      state: 'en_route',
      version: 3,
      times: { accepted: pressed, enRoute: pressed + 20_000 },
    });
  });

  it('says no word for another unit, and no longer opens when a new one was made', async () => {
    const { task } = await dispatchedBy(aida, db);
    const other = await unitAt(db, { callSign: callSign() });
    const { secret } = await chief.units.link({ unitId: other, reason: 'ауысым' });
    const command = { type: 'task.accept', taskId: task.id } as const;
    const said = aida.crew.command({ secret, command, key: newKey(), happenedAt: Date.now() });
    expect((await refusalOf(said)).code).toBe('NOT_FOUND');
    await chief.units.link({ unitId: other, reason: 'жоғалды' });
    expect((await refusalOf(aida.crew.me({ secret }))).code).toBe('UNAUTHORIZED');
  });
});

describe('the demonstration fleet', () => {
  it('stands on the register as such, and every log begins with its unit', async () => {
    const at = Date.now();
    const fleet = demonstrationFleet(picture.tree.units, at).filter(({ home }) => home.kato !== DISTRICT);
    const ids = await insertUnits(db, fleet, { actor: 'seed', at, demonstration: true });
    expect(ids).toHaveLength(fleet.length);
    const [first = 0] = ids;
    expect(await unitById(db, first)).toEqual({ ...fleet[0], id: first });
    expect(replayUnit(await unitLog(db, first))).toEqual(await unitById(db, first));
    const seen = await chief.units.list({ unit: REGION });
    expect(seen.filter(({ demonstration }) => demonstration).length).toBeGreaterThan(20);
    expect(seen.find(({ demonstration }) => demonstration)).toMatchObject({
      position: null,
      freshness: 'unknown',
    });
  });

  it('is told of in part to whoever asks for some, and without a word about those that lie elsewhere', async () => {
    const all = await chief.units.list({ unit: REGION });
    const [one, other] = all;
    if (!one || !other) throw new Error('No units');
    const ids = [other.unit.id, one.unit.id, 999_999];
    expect((await chief.units.list({ unit: REGION, ids })).map(({ unit }) => unit)).toEqual([
      one.unit,
      other.unit,
    ]);
    const away = all.find(({ unit }) => unit.home.kato !== DISTRICT);
    expect(await chief.units.list({ unit: DISTRICT, ids: [away?.unit.id ?? 0] })).toEqual([]);
  });
});

describe('over the wire', () => {
  it('a screen that comes too late reads who changed what, to say it in its own language', async () => {
    const server = await startTestServer({ db, picture: () => picture });
    const { cookie } = await signedIn(db, [['operator', REGION]], { displayName: 'Самал' });
    const { id, version } = await openedBy(aida);
    const edit = { type: 'incident.edit', incidentId: id, expectedVersion: version };
    const send = (patch: object) =>
      server.mutate('operations.incidents.command', { ...edit, key: newKey(), patch }, cookie);
    expect((await send({ priority: 3 })).status).toBe(200);
    const late = await send({ priority: 4 });
    await server.close();
    expect(late).toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(JSON.parse(late.body)).toMatchObject({
      error: {
        data: { refusal: { code: 'changed_meanwhile' }, since: [{ by: 'Самал', fields: ['priority'] }] },
      },
    });
  });
});

describe('a task that nobody accepts', () => {
  it('is marked once past its limit, in the log and for the screens, also by two servers at once', async () => {
    const { incident, task } = await dispatchedBy(aida, db);
    const assigned = task.times.assigned;
    expect(await escalateTasks(db, assigned + 29_000)).not.toContain(task.id);
    const marked = await Promise.all([1, 2].map(() => escalateTasks(db, assigned + 31_000)));
    expect(marked.flat().filter((id) => id === task.id)).toHaveLength(1);
    expect(await escalateTasks(db, assigned + 600_000)).not.toContain(task.id);
    const log = await incidentLog(db, incident.id);
    expect(log.filter(({ event }) => event.type === 'task_overdue')).toHaveLength(1);
    const { tasks } = await aida.incidents.card({ id: incident.id });
    expect(tasks).toMatchObject([{ id: task.id, escalated: true }]);
    expect(replay(log)).toEqual(await incidentFile(db, incident.id));
  });
});

describe('a recommendation', () => {
  it('names fresh units with the right equipment, and says what is missing', async () => {
    const { id } = await openedBy(aida, { category: 'fight', priority: 2 });
    const answer = await aida.recommend({ incidentId: id });
    if (answer.status !== 'answered') throw new Error('The place is known');
    const [first] = answer.answers;
    expect(first?.chosen[0]?.remarks).toContain('best');
    expect(answer.units[first?.chosen[0]?.unitId ?? 0]?.callSign).toMatch(/^Барыс-/);
    const attack = await openedBy(aida);
    const harder = await aida.recommend({ incidentId: attack.id });
    expect(harder.status === 'answered' && harder.answers.some(({ shortfall }) => shortfall > 0)).toBe(true);
    const nowhere = await openedBy(aida, { place: null });
    await expect(aida.recommend({ incidentId: nowhere.id })).resolves.toEqual({ status: 'no_place' });
  });
});

describe('words for a place', () => {
  it('are answered from the unit asked for alone', async () => {
    const places = await aida.geocode({ text: 'Ленгер', unit: DISTRICT });
    expect(places.length).toBeGreaterThan(0);
    await expect(aida.geocode({ text: 'Өскемен', unit: DISTRICT })).resolves.toEqual([]);
    expect(await aida.parsePlace({ text: '43.238, 76.945' })).toMatchObject({ ok: true, lon: 76.945 });
  });
});

describe('a playbook', () => {
  it('of a running incident keeps its version when a new one is put; only one follows', async () => {
    const running = await openedBy(aida);
    const republic = await personAt(db, picture, 'Республика', [['duty_officer', '000000000']]);
    const playbook = await republic.playbooks.get({ id: 'armed_attack' });
    const following = { ...playbook, version: playbook.version + 1 };
    const put = (who: Caller) => who.playbooks.put({ playbook: following, reason: 'жаңа тәртіп' });
    expect((await refusalOf(put(chief))).code).toBe('FORBIDDEN');
    await expect(put(republic)).resolves.toEqual({ version: following.version });
    expect((await refusalOf(put(republic))).code).toBe('CONFLICT');
    const card = await aida.incidents.card({ id: running.id });
    expect(card.playbook?.playbook.version).toBe(playbook.version);
    expect((await openedBy(aida)).playbook).toEqual({ id: 'armed_attack', version: following.version });
  });

  it('is put by the chief of the Republic, who plans and does not command', async () => {
    const republic = await personAt(db, picture, 'Бастық', [['chief', '000000000']]);
    const playbook = await republic.playbooks.get({ id: 'hostage' });
    const following = { ...playbook, version: playbook.version + 1 };
    await expect(republic.playbooks.put({ playbook: following, reason: 'жаңа тәртіп' })).resolves.toEqual({
      version: following.version,
    });
    expect((await refusalOf(openedBy(republic))).code).toBe('FORBIDDEN');
  });

  it('is not put by the chief of a region, whose attempt is remembered', async () => {
    const server = await startTestServer({ db, picture: () => picture });
    const { cookie } = await signedIn(db, [['chief', REGION]]);
    const playbook = await chief.playbooks.get({ id: 'hostage' });
    const asked = { playbook: { ...playbook, version: playbook.version + 1 }, reason: 'жаңа тәртіп' };
    const said = await server.mutate('operations.playbooks.put', asked, cookie);
    await server.close();
    expect(said.status).toBe(403);
    const denied = () =>
      db
        .selectFrom('audit_entry')
        .select('id')
        .where('outcome', '=', 'denied')
        .where('object', '=', 'operations.playbooks.put')
        .execute();
    await expect.poll(denied).toHaveLength(1);
  });
});
