import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editableFacility, historyOf } from './store.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { buildPicture } from '../../picture/picture.ts';
import { insertPerson } from '../../access/people/store.ts';
import { testContext, type TestGrants } from '../../access/test-access.ts';
import { createCaller } from '../../trpc.ts';
import { upsertCameras, upsertEvidence, upsertEvidenceSources, upsertFacilities } from '../bulk/store.ts';
import { registerRouter } from '../router.ts';
import { camerasWithin, facilityWithEvidence } from '../store.ts';

const units = parseUnits(hierarchyCsv, aliasesCsv);
const SCHOOL = {
  externalId: 'E-1',
  type: 'school' as const,
  name: { kk: '№ 1 мектеп', ru: 'Школа № 1', en: 'School No. 1' },
  kato: '611000000',
  settlement: null,
  lon: 68.25,
  lat: 43.3,
  people: 850,
  learners: 800,
  placeKind: 'regional_city' as const,
  owner: 'state' as const,
  demonstration: true,
};

let test: TestDatabase;
let school = 0;
let camera = 0;
beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, units, HIERARCHY_VALID_FROM);
  school = (await upsertFacilities(test.db, [SCHOOL])).get('E-1') ?? 0;
  await upsertEvidenceSources(test.db, [
    { id: 'moe', kind: 'import', title: { kk: 'm', ru: 'm', en: 'm' }, asOf: '2023-03-31', priority: 20 },
  ]);
  await upsertEvidence(test.db, [
    { facilityId: school, measure: 'video_link', source: 'moe', state: 'absent', observedOn: '2023-03-31' },
  ]);
  await upsertCameras(
    test.db,
    {
      externalId: ['C-1'],
      owner: ['facility'],
      facilityId: [school],
      kato: ['611000000'],
      lon: [68.25],
      lat: [43.3],
      azimuthDeg: [90],
      fovDeg: [null],
      linked: [true],
      working: [true],
      technicalClass: ['unknown'],
      traffic: [false],
    },
    { demonstration: true },
  );
  const person = { login: 'aigerim', displayName: 'Aigerim S.', passwordHash: null, passwordUntil: null };
  await insertPerson(test.db, { ...person, demonstration: false, createdBy: 'test' });
  camera = (await camerasWithin(test.db, { units: ['611000000'], after: 0, limit: 1 }))[0]?.id ?? 0;
});
afterAll(() => test.drop());

const renewed: string[] = [];
const picture = buildPicture({ units, sources: [], facilities: [], evidence: [] });
const desk = (grants?: TestGrants) =>
  createCaller(registerRouter)({
    ...testContext(test.db, picture, grants),
    registerChanged: (object) => Promise.resolve(void renewed.push(object)),
  });
const fieldsNow = async () => (await editableFacility(test.db, school))?.fields;
const versionNow = async () => (await editableFacility(test.db, school))?.version ?? 0;
const edit = async (changes: object, version?: number) =>
  desk().editFacility({
    id: school,
    version: version ?? (await versionNow()),
    reason: 'Counted on the spot',
    changes,
  });
const refusalOf = async (work: Promise<unknown>): Promise<[code: string, message: string]> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TRPCError)) throw new Error('It was not refused', { cause: error });
  return [error.code, error.message];
};

describe('a facility edited by hand', () => {
  it('keeps who, when, why, before and after of every field, in the history and in the audit', async () => {
    const { version } = await edit({ people: 640, nameRu: 'Школа-лицей № 1', learners: 600 });
    expect(version).toBe(2);
    expect(await fieldsNow()).toMatchObject({ people: 640, nameRu: 'Школа-лицей № 1', learners: 600 });
    const history = await desk().history({ object: `facility:${school}` });
    expect(Object.fromEntries(history.map(({ field, before, after }) => [field, [before, after]]))).toEqual({
      learners: [800, 600],
      nameRu: ['Школа № 1', 'Школа-лицей № 1'],
      people: [850, 640],
    });
    expect(new Set(history.map((c) => `${c.actor} ${c.reason}`))).toEqual(
      new Set(['Aigerim S. Counted on the spot']),
    );
    const audit = await test.db.selectFrom('audit_entry').selectAll().executeTakeFirstOrThrow();
    expect(audit).toMatchObject({
      actor: 'person:1',
      action: 'register.editFacility',
      object: `facility:${school}`,
      note: 'Counted on the spot',
      before: { people: 850, nameRu: 'Школа № 1', learners: 800 },
      after: { people: 640, nameRu: 'Школа-лицей № 1', learners: 600 },
    });
    expect(renewed).toEqual([`facility:${school}`]);
  });

  it('is not changed by the value it has', async () => {
    const before = await versionNow();
    const { changeIds } = await edit({ people: 640 });
    expect([changeIds, await versionNow()]).toEqual([[], before]);
  });

  it('is refused to the one who saw an older version, naming who changed what', async () => {
    const seen = await versionNow();
    await edit({ people: 660 }, seen);
    const [code, message] = await refusalOf(edit({ people: 670 }, seen));
    expect(code).toBe('CONFLICT');
    expect(message).toContain('Aigerim S. changed people');
    expect(await fieldsNow()).toMatchObject({ people: 660 });
  });

  it('is refused after an import, which raises the version as well', async () => {
    const seen = await versionNow();
    await upsertFacilities(test.db, [{ ...SCHOOL, people: 700, learners: 650 }]);
    const [code, message] = await refusalOf(edit({ people: 670 }, seen));
    expect([code, message.includes('an import changed it')]).toEqual(['CONFLICT', true]);
  });

  it.each([
    [{ people: -1 }, 'people'],
    [{ people: 1.5 }, 'people'],
    [{ lon: 43.3, lat: 68.25 }, 'lon'],
    [{ nameKk: '  ' }, 'nameMissing'],
    [{ kato: '61' }, 'kato'],
    [{ kato: '999999999' }, 'kato'],
    [{ learners: 701 }, 'learnersAbovePeople'],
    [{ owner: 'nobody' }, 'owner'],
    [{}, 'No field is changed'],
  ])('refuses %j and stays as it was', async (changes, problem) => {
    const before = await fieldsNow();
    const [code, message] = await refusalOf(edit(changes));
    expect([code, message.includes(problem)]).toEqual(['BAD_REQUEST', true]);
    expect(await fieldsNow()).toEqual(before);
  });

  it('wants a reason of three characters', async () => {
    const asked = { id: school, version: await versionNow(), reason: ' a ', changes: { people: 1 } };
    expect(await refusalOf(desk().editFacility(asked))).toEqual([
      'BAD_REQUEST',
      expect.stringContaining('reason'),
    ]);
  });
});

describe('an undo', () => {
  const latest = async (field: string) => {
    const found = (await historyOf(test.db, `facility:${school}`)).find((c) => c.field === field);
    if (!found) throw new Error(`Nobody changed ${field}`);
    return found;
  };
  const undo = (changeId: number) => desk().undo({ changeId, reason: 'It was a mistake' });

  it('puts the former value back, marks the change, and can be undone itself', async () => {
    await edit({ nameEn: 'Lyceum No. 1' });
    const change = await latest('nameEn');
    await undo(change.id);
    expect(await fieldsNow()).toMatchObject({ nameEn: 'School No. 1' });
    const back = await latest('nameEn');
    expect(back).toMatchObject({ before: 'Lyceum No. 1', after: 'School No. 1', undoneBy: null });
    const history = await historyOf(test.db, `facility:${school}`);
    expect(history.find((c) => c.id === change.id)?.undoneBy).toBe(back.id);
    await undo(back.id);
    expect(await fieldsNow()).toMatchObject({ nameEn: 'Lyceum No. 1' });
  });

  it('is refused the second time, and after another change of the field, by name', async () => {
    await edit({ owner: 'private' });
    const first = await latest('owner');
    await edit({ owner: 'state' });
    const [code, message] = await refusalOf(undo(first.id));
    expect([code, message.includes('Aigerim S. changed owner')]).toEqual(['CONFLICT', true]);
    const second = await latest('owner');
    await undo(second.id);
    expect((await refusalOf(undo(second.id)))[1]).toContain('it was undone already');
  });

  it('of a change that does not exist is not found', async () => {
    expect((await refusalOf(undo(99_999)))[0]).toBe('NOT_FOUND');
  });

  it('undoes once when two people press at the same time', async () => {
    await edit({ people: 720 });
    const { id } = await latest('people');
    const outcomes = await Promise.allSettled([undo(id), undo(id)]);
    expect(outcomes.map((o) => o.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await fieldsNow()).toMatchObject({ people: 700 });
  });
});

describe('an inspection', () => {
  const inspect = (state: 'working' | 'absent' | null, observedOn = '2024-05-20') =>
    desk().setEvidence({
      facilityId: school,
      measure: 'video_link',
      state,
      observedOn,
      reason: 'Seen by the inspector',
    });
  const words = async () =>
    (await facilityWithEvidence(test.db, school))?.evidence.map((e) => `${e.source} ${e.state}`);

  it('stands beside what others say, as a source of its own', async () => {
    await inspect('working');
    expect(await words()).toEqual(['inspection working', 'moe absent']);
    const source = await test.db
      .selectFrom('evidence_source')
      .selectAll()
      .where('id', '=', 'inspection')
      .executeTakeFirstOrThrow();
    expect([source.title_kk, source.title_ru, source.title_en, source.kind]).toEqual([
      'Тексеру',
      'Осмотр',
      'Inspection',
      'import',
    ]);
  });

  it('can be taken back, and that can be undone', async () => {
    await inspect(null);
    expect(await words()).toEqual(['moe absent']);
    const [change] = await historyOf(test.db, `facility:${school}`);
    expect(change).toMatchObject({
      field: 'evidence.video_link',
      before: { state: 'working', observedOn: '2024-05-20' },
      after: null,
    });
    await desk().undo({ changeId: change?.id ?? 0, reason: 'Wrong school' });
    expect(await words()).toEqual(['inspection working', 'moe absent']);
  });

  it('cannot have happened on a day that has not come', async () => {
    const [code, message] = await refusalOf(inspect('absent', '2999-01-01'));
    expect([code, message.includes('not come yet')]).toEqual(['BAD_REQUEST', true]);
  });
});

describe('a camera edited by hand', () => {
  it('has the same history and the same way back', async () => {
    const { version } = await desk().editableCamera({ id: camera });
    const changes = { azimuthDeg: 270, fovDeg: 90, working: false };
    await desk().editCamera({ id: camera, version, reason: 'Turned to the gate', changes });
    const history = await desk().history({ object: `camera:${camera}` });
    expect(history.map((c) => c.field).toSorted()).toEqual(['azimuthDeg', 'fovDeg', 'working']);
    const turned = history.find((c) => c.field === 'azimuthDeg');
    await desk().undo({ changeId: turned?.id ?? 0, reason: 'Turned back' });
    const { fields } = await desk().editableCamera({ id: camera });
    expect(fields).toMatchObject({ azimuthDeg: 90, fovDeg: 90, working: false });
  });

  it('stays with its facility, and refuses degrees beyond the circle', async () => {
    const { version } = await desk().editableCamera({ id: camera });
    const asked = { id: camera, version, reason: 'Given to the police' };
    const [, message] = await refusalOf(desk().editCamera({ ...asked, changes: { owner: 'police' } }));
    expect(message).toContain('exactly when it belongs to one');
    const [code] = await refusalOf(desk().editCamera({ ...asked, changes: { azimuthDeg: 360 } }));
    expect(code).toBe('BAD_REQUEST');
  });
});

describe('who edits in a part of the territory', () => {
  const OTHER = '615800000';
  const here = () => desk([['analyst', '611000000']]);
  const asked = async (changes: object) =>
    ({ id: school, version: await versionNow(), reason: 'Moved by mistake', changes }) as const;

  it('carries nothing out of it, and does not learn where something came from', async () => {
    expect((await refusalOf(here().editFacility(await asked({ kato: OTHER }))))[0]).toBe('FORBIDDEN');
    await desk().editFacility(await asked({ kato: OTHER }));
    const object = `facility:${school}` as const;
    expect((await refusalOf(here().editFacility(await asked({ people: 1 }))))[0]).toBe('NOT_FOUND');
    expect((await refusalOf(here().history({ object })))[0]).toBe('NOT_FOUND');
    await desk().editFacility(await asked({ kato: '611000000' }));
    const [back, away] = await here().history({ object, limit: 2 });
    expect([back?.before, back?.after]).toEqual(['•••', '611000000']);
    expect([away?.before, away?.after]).toEqual(['611000000', '•••']);
    // Undoing the way back would carry it out again.
    const undone = here().undo({ changeId: back?.id ?? 0, reason: 'Away with it' });
    expect((await refusalOf(undone))[0]).toBe('FORBIDDEN');
  });
});
