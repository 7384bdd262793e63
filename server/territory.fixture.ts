import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { insertGrant, insertPerson } from './access/people/store.ts';
import { closeShare, insertShare } from './access/shares/store.ts';
import { raiseAlarm } from './alarms/raise.ts';
import { insertInspection, insertPhoto } from './coverage/inspection/store.ts';
import type { Db } from './db/schema.ts';
import { replaceBoundarySet } from './hierarchy/store.ts';
import { insertSource } from './ingest/source/store.ts';
import { insertWanted } from './ingest/wanted/store.ts';
import {
  insertControlCentres,
  upsertCameras,
  upsertEvidence,
  upsertEvidenceSources,
  upsertFacilities,
} from './register/bulk/store.ts';
import { insertChanges } from './register/edit/store.ts';
import { plantNotify } from './notify/planted.fixture.ts';
import { nextIncidentId, putIncident } from './operations/incident/store.ts';
import { addDevice } from './ingest/device/store.ts';
import { insertAttachment } from './operations/incident/attachment/store.ts';
import { insertUnits } from './operations/unit/store.ts';
import { emptyResult, questionAbout } from './planning/programme/result.fixture.ts';
import { insertProgramme } from './planning/programme/store.ts';
import { insertRun, type NewRun } from './register/import/run/store.ts';
import { plantBranch } from './planning/branch/planted.fixture.ts';
import { plantWall, type PlantedWall } from './wall/planted.fixture.ts';
import { insertClosure } from './planning/travel/store.ts';
import type { Kato } from '../shared/hierarchy/schema.ts';
import { appended, createIncident } from '../shared/operations/incident-machine.ts';
import { NO_ADDRESS } from '../shared/operations/schema.ts';

/** What lies in one unit of territory, by number. */
export type Planted = PlantedWall & {
  facility: number;
  camera: number;
  change: number;
  person: number;
  grant: number;
  importRun: number;
  incident: number;
  unit: number;
  /** Gives the unit a device and says its number. */
  newDevice: () => Promise<number>;
  /** A file of the incident, and a share of it that is over. */
  attachment: string;
  share: number;
  /** An act of inspection of the facility, and a photograph of it. */
  inspection: number;
  photo: string;
  source: number;
  alarm: number;
  /** Puts a vehicle on its list and says its number. */
  newWanted: () => Promise<number>;
  /** A rule of notification, a webhook, and a message that nobody could send. */
  notifyRule: number;
  reportRule: number;
  webhook: number;
  delivery: number;
  /** A what-if branch that is shared. */
  branch: number;
  /** A saved equipment programme. */
  programme: number;
  /** A closed road. */
  closure: number;
};

const SOURCE = 'moe-2023q1';
let plates = 100;
/** Akmola region, in which nothing is planted; a hierarchy without it shares with the unit itself. */
const SHARED_WITH = '110000000';

/**
 * Puts one of everything into each of the units, for tests of who sees what: a school with evidence and a change, its
 * camera, a control centre, a boundary, an officer, an import that reaches no further, an incident and a unit. Names hold the code of the unit, so that nothing hides.
 */
export async function plantTerritory(db: Db, katos: readonly Kato[]): Promise<ReadonlyMap<Kato, Planted>> {
  await upsertEvidenceSources(db, [
    { id: SOURCE, kind: 'import', title: { kk: 'm', ru: 'm', en: 'm' }, asOf: '2023-03-31', priority: 20 },
  ]);
  const place = (i: number) => ({ lon: 60 + (i % 30) / 10, lat: 43 + Math.floor(i / 30) / 10 });
  const nameOf = (kato: Kato) => ({ kk: `Мектеп ${kato}`, ru: `Школа ${kato}`, en: `School ${kato}` });
  const facilities = await upsertFacilities(
    db,
    katos.map((kato, i) => ({
      externalId: `F-${kato}`,
      type: 'school',
      name: nameOf(kato),
      kato,
      settlement: null,
      ...place(i),
      people: 900,
      learners: 800,
      placeKind: 'rural',
      owner: 'state',
      demonstration: true,
    })),
  );
  const facilityIn = (kato: Kato): number => facilities.get(`F-${kato}`) ?? 0;
  await upsertEvidence(
    db,
    katos.map((kato) => ({
      facilityId: facilityIn(kato),
      measure: 'video_link',
      source: SOURCE,
      state: 'absent',
      observedOn: '2023-03-31',
    })),
  );
  const all = <Value>(value: Value): Value[] => katos.map(() => value);
  await upsertCameras(
    db,
    {
      externalId: katos.map((kato) => `C-${kato}`),
      owner: all('facility'),
      facilityId: katos.map(facilityIn),
      kato: [...katos],
      lon: katos.map((_, i) => place(i).lon),
      lat: katos.map((_, i) => place(i).lat),
      azimuthDeg: all(90),
      fovDeg: all(null),
      linked: all(true),
      working: all(true),
      technicalClass: all('unknown'),
      traffic: all(false),
    },
    { demonstration: true },
  );
  await insertControlCentres(
    db,
    katos.map((kato, i) => ({ kato, name: nameOf(kato), ...place(i), kind: 'regional', openedYear: null })),
  );
  await replaceBoundarySet(db, {
    kind: 'schematic',
    source: 'test',
    licence: null,
    features: katos.map((kato, i) => {
      const { lon, lat } = place(i);
      const ring = [
        [lon, lat],
        [lon + 0.1, lat],
        [lon + 0.1, lat + 0.1],
        [lon, lat],
      ];
      return {
        type: 'Feature',
        properties: { kato },
        geometry: { type: 'Polygon', coordinates: [ring] },
      };
    }),
  });
  const cameras = await db.selectFrom('camera').select(['id', 'kato']).execute();
  const paths = await db
    .selectFrom('admin_unit_version')
    .select(['kato', 'path'])
    .where('valid_to', 'is', null)
    .execute();
  const pathOf = new Map(paths.map(({ kato, path }) => [kato, path]));
  const planted = new Map<Kato, Planted>();
  for (const kato of katos) {
    const [change = 0] = await insertChanges(db, [
      {
        actor: 'test',
        reason: 'planted',
        object: `facility:${facilityIn(kato)}`,
        objectVersion: 1,
        field: 'people',
        before: 850,
        after: 900,
      },
    ]);
    const person = await insertPerson(db, {
      login: `officer-${kato}`,
      displayName: `Officer ${kato}`,
      passwordHash: null,
      passwordUntil: null,
      demonstration: false,
      createdBy: 'test',
    });
    if (person === undefined) throw new Error(`There is an officer of ${kato} already`);
    const grant = await insertGrant(db, officerGrant(person, kato));
    const camera = cameras.find((c) => c.kato === kato)?.id ?? 0;
    const importRun = await insertRun(db, importOf(pathOf.get(kato) ?? ''));
    const operations = await plantOperations(db, kato, place(0));
    const source = await insertSource(db, {
      kind: 'dc09',
      name: `Panels ${kato}`,
      kato,
      settings: { line: Number(kato).toString(16).slice(-6).toUpperCase() },
      perMinute: 60,
      secretHash: null,
      createdBy: 'test',
    });
    if (source === undefined) throw new Error(`The line of ${kato} is taken`);
    const at = Date.now();
    const raising = {
      class: 'panic',
      kato,
      object: `planted:${kato}`,
      facilityId: facilityIn(kato),
    } as const;
    const { alarm } = await raiseAlarm(db, raising, { at, actor: 'test' });
    planted.set(kato, {
      ...(await plantInspection(db, kato, facilityIn(kato))),
      ...(await plantNotify(db, kato, person)),
      ...(await plantWall(db, kato)),
      branch: await plantBranch(db, kato),
      programme: await plantProgramme(db, kato, facilityIn(kato)),
      closure: await insertClosure(
        db,
        { unit: kato, line: [[68, 43]], fromMs: 0, toMs: null, reason: 'test' },
        { actor: 'seed', atMs: 0 },
      ),
      source,
      alarm: alarm.id,
      facility: facilityIn(kato),
      camera,
      change,
      person,
      grant,
      importRun,
      ...operations,
      newDevice: async () => {
        const device = { name: `device ${kato}`, unitId: operations.unit, kato, source: 'radio' as const };
        return (await addDevice(db, device)).id;
      },
      newWanted: async () => {
        const until = new Date(Date.now() + 3_600_000);
        const vehicle = { ground: 'stolen' as const, vehicle: '', caseNumber: '', until };
        const of = { kato, enteredBy: 'test', nowMs: Date.now() };
        const [made] = await insertWanted(db, of, [{ ...vehicle, plate: `${++plates}AAA02` }]);
        return made?.id ?? 0;
      },
    });
  }
  return planted;
}

/** An incident whose caller called, and a unit that is free. */
async function plantOperations(
  db: Db,
  kato: Kato,
  { lon, lat }: { lon: number; lat: number },
): Promise<Pick<Planted, 'incident' | 'unit' | 'attachment' | 'share'>> {
  const at = Date.now();
  const [unit = 0] = await insertUnits(
    db,
    [
      {
        callSign: `Unit ${kato}`,
        type: 'patrol_car',
        crew: [],
        crewSize: null,
        home: { kato, lon, lat },
        shift: null,
        equipment: [],
        status: 'free',
        statusSince: at,
        statusReason: '',
        taskId: null,
        sos: null,
        duty: null,
        retiredAt: null,
        version: 1,
      },
    ],
    { actor: 'test', at, demonstration: false },
  );
  const nothing = { actor: 'test', at, role: 'system' as const, ownUnitId: null };
  const id = await nextIncidentId(db);
  const opened = createIncident(
    {
      type: 'incident.create',
      key: `planted-${kato}`,
      centre: kato,
      source: 'call_102',
      startedAt: null,
      answeredAt: null,
      facts: {
        category: 'fight',
        priority: 2,
        caller: { name: 'Caller', phone: '+7 701 000 00 00', relation: 'witness' },
        address: NO_ADDRESS,
        place: { lon, lat, accuracyM: null, method: 'map' },
        kato,
        facilityId: null,
        sensitive: false,
      },
    },
    { ...nothing, id, number: `${kato}-2025-000001`, playbookOf: () => null },
  );
  if (!opened.ok) throw new Error(opened.refusal.code);
  const content = Buffer.from('planted');
  const attachment = {
    id: randomUUID(),
    name: 'planted.txt',
    type: 'text/plain',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  } as const;
  const by = { key: `planted-file-${kato}`, happenedAt: at, by: nothing };
  const filed = appended(opened.state, [{ type: 'attached', attachment }], by);
  await putIncident(db, filed.state, [...opened.entries, ...filed.entries]);
  const of = { incidentId: id, actor: 'test', content: Readable.from([content]) };
  await insertAttachment(db, attachment, of);
  const akmola = await db
    .selectFrom('admin_unit')
    .select('kato')
    .where('kato', '=', SHARED_WITH)
    .executeTakeFirst();
  const share = await insertShare(db, {
    object: `incident:${id}`,
    kato: akmola?.kato ?? kato,
    fromMs: at,
    untilMs: at + 3_600_000,
    reason: 'planted',
    sharedBy: 'test',
  });
  await closeShare(db, share ?? 0, { by: 'test', atMs: at });
  return { incident: id, unit, attachment: attachment.id, share: share ?? 0 };
}

/** An act that says of nothing what the passport does not say, and a photograph. */
async function plantInspection(
  db: Db,
  kato: Kato,
  facilityId: number,
): Promise<Pick<Planted, 'inspection' | 'photo'>> {
  const at = Date.now();
  const found = { measure: 'video_system' as const, state: 'working' as const, note: '' };
  const inspection =
    (await insertInspection(
      db,
      {
        facilityId,
        act: 'planted',
        inspectedOn: '2024-01-01',
        inspector: 'Inspector',
        note: `Act ${kato}`,
        findings: [found],
      },
      { findings: [{ ...found, before: null, written: false }], actor: 'test', at, importRun: null },
    )) ?? 0;
  const content = Buffer.from('planted');
  const photo = randomUUID();
  const sha256 = createHash('sha256').update(content).digest('hex');
  await insertPhoto(
    db,
    {
      id: photo,
      inspectionId: inspection,
      name: `${kato}.jpg`,
      type: 'image/jpeg',
      bytes: content.length,
      sha256,
    },
    { actor: 'test', at, content: Readable.from([content]) },
  );
  return { inspection, photo };
}

/** A programme that buys the link of the unit's school. */
const plantProgramme = (db: Db, kato: Kato, facility: number): Promise<number> =>
  insertProgramme(
    db,
    {
      kato,
      name: `Programme ${kato}`,
      input: questionAbout(kato),
      result: emptyResult(kato),
      priceVersion: 1,
      asOf: '2023-03-31',
      createdBy: 'test',
    },
    [[facility, 2, 0, 620_000]],
  );

const importOf = (path: string): NewRun => ({
  kind: 'facilities',
  fileName: 'schools.csv',
  actor: 'test',
  options: {},
  allowedPaths: [path],
  file: { path: 'schools.csv', spooled: false, bytes: 0, hash: '' },
});

/** An operator's grant as the fixture gives it. */
export const officerGrant = (personId: number, kato: Kato) =>
  ({
    personId,
    role: 'operator',
    kato,
    from: new Date(Date.now() - 60_000),
    until: null,
    reason: 'planted',
    grantedBy: 'test',
  }) as const;
