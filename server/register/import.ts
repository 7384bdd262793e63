import {
  upsertCameras,
  upsertEvidence,
  upsertEvidenceSources,
  upsertFacilities,
  type CameraColumns,
} from './bulk/store.ts';
import { duplicates, readCheckedCsv, type CheckedRow } from './import-file.ts';
import { facilityIdsByExternalId, recordImport } from './store.ts';
import type { ImportReport, RowProblem } from '../../shared/register/import-report.ts';
import {
  cameraFileRowSchema,
  facilityFileRowSchema,
  type CameraFileRow,
  type FacilityFileRow,
} from '../../shared/register/row.ts';
import { MEASURES } from '../../shared/register/schema.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';
import { currentUnits } from '../hierarchy/store.ts';

type ImportOptions = { db: Db; path: string; actor: string; dryRun: boolean };

/** Evidence without a named source is this import's own word. */
const OWN_SOURCE = 'import';

/**
 * Imports facilities from CSV (columns: `FACILITY_COLUMNS`). A known external id is updated, a new one added.
 * Nothing is written when a single row has a problem; the report names row and column.
 * @throws ImportFileError when the file is not a table.
 */
export async function importFacilities({ db, path, actor, dryRun }: ImportOptions): Promise<ImportReport> {
  const { rowsRead, rows, problems } = await readCheckedCsv(path, facilityFileRowSchema);
  problems.push(
    ...(await unknownUnits(db, rows)),
    ...duplicates(rows, 'external_id', (row) => row.external_id),
    ...rows.flatMap(undatedEvidence),
  );
  if (problems.length > 0 || dryRun) return { rowsRead, rowsWritten: 0, problems };
  const values = rows.map((r) => r.value);
  await write(db, { actor, action: 'register.import', note: path }, async (trx) => {
    const ids = await upsertFacilities(trx, values.map(toFacility));
    const evidence = values.flatMap((row) => toEvidence(row, ids.get(row.external_id) ?? 0));
    const latest = new Map<string, string>();
    for (const e of evidence)
      if ((latest.get(e.source) ?? '') < e.observedOn) latest.set(e.source, e.observedOn);
    await upsertEvidenceSources(
      trx,
      [...latest].map(([id, asOf]) => ({
        id,
        kind: 'import',
        title: { kk: id, ru: id, en: id },
        asOf,
        priority: 10,
      })),
    );
    await upsertEvidence(trx, evidence);
    await recordImport(trx, { kind: 'facilities', fileName: path, rows: values.length, actor });
    return { result: undefined, object: 'register', after: { facilities: values.length } };
  });
  return { rowsRead, rowsWritten: values.length, problems };
}

/** Imports cameras from CSV (columns: `CAMERA_COLUMNS`), under the same rules as facilities. */
export async function importCameras({ db, path, actor, dryRun }: ImportOptions): Promise<ImportReport> {
  const { rowsRead, rows, problems } = await readCheckedCsv(path, cameraFileRowSchema);
  const ids = await facilityIdsByExternalId(db);
  problems.push(
    ...(await unknownUnits(db, rows)),
    ...duplicates(rows, 'external_id', (row) => row.external_id),
    ...rows.flatMap(({ row, value }): RowProblem[] => {
      const facility = value.facility_external_id;
      const column = 'facility_external_id';
      if (facility !== null && !ids.has(facility))
        return [{ row, column, value: facility, message: 'There is no facility with this external id' }];
      if ((value.owner === 'facility') !== (facility !== null))
        return [
          {
            row,
            column,
            value: facility ?? '',
            message: 'A camera has a facility exactly when its owner is facility',
          },
        ];
      return [];
    }),
  );
  if (problems.length > 0 || dryRun) return { rowsRead, rowsWritten: 0, problems };
  await write(db, { actor, action: 'register.import', note: path }, async (trx) => {
    await upsertCameras(trx, toColumns(rows, ids), { demonstration: false });
    await recordImport(trx, { kind: 'cameras', fileName: path, rows: rows.length, actor });
    return { result: undefined, object: 'register', after: { cameras: rows.length } };
  });
  return { rowsRead, rowsWritten: rows.length, problems };
}

async function unknownUnits(db: Db, rows: readonly CheckedRow<{ kato: string }>[]): Promise<RowProblem[]> {
  const known = new Set((await currentUnits(db)).map((unit) => unit.kato));
  return rows
    .filter(({ value }) => !known.has(value.kato))
    .map(({ row, value }) => ({
      row,
      column: 'kato',
      value: value.kato,
      message: 'There is no unit of territory with this KATO code',
    }));
}

function undatedEvidence({ row, value }: CheckedRow<FacilityFileRow>): RowProblem[] {
  const says = MEASURES.some((measure) => value[measure] !== null);
  if (!says || value.evidence_date !== null) return [];
  return [
    { row, column: 'evidence_date', value: '', message: 'States of measures need the date they were seen' },
  ];
}

function toFacility(row: FacilityFileRow) {
  const { settlement_kk: kk, settlement_ru: ru, settlement_en: en } = row;
  const any = kk ?? ru ?? en;
  return {
    externalId: row.external_id,
    type: row.type,
    name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
    kato: row.kato,
    settlement: any === null ? null : { kk: kk ?? any, ru: ru ?? any, en: en ?? any },
    lon: row.lon,
    lat: row.lat,
    people: row.people,
    learners: row.learners,
    placeKind: row.place_kind,
    owner: row.owner,
    demonstration: false,
  };
}

function toEvidence(row: FacilityFileRow, facilityId: number) {
  const { evidence_date: observedOn, evidence_source } = row;
  if (observedOn === null) return [];
  const source = evidence_source ?? OWN_SOURCE;
  return MEASURES.flatMap((measure) => {
    const state = row[measure];
    return state === null ? [] : [{ facilityId, measure, source, state, observedOn }];
  });
}

function toColumns(
  rows: readonly CheckedRow<CameraFileRow>[],
  ids: ReadonlyMap<string, number>,
): CameraColumns {
  const column = <T>(of: (row: CameraFileRow) => T): T[] => rows.map(({ value }) => of(value));
  return {
    externalId: column((c) => c.external_id),
    owner: column((c) => c.owner),
    facilityId: column((c) => ids.get(c.facility_external_id ?? '') ?? null),
    kato: column((c) => c.kato),
    lon: column((c) => c.lon),
    lat: column((c) => c.lat),
    azimuthDeg: column((c) => c.azimuth_deg),
    fovDeg: column((c) => c.fov_deg),
    linked: column((c) => c.linked),
    working: column((c) => c.working),
    technicalClass: column((c) => c.technical_class),
    traffic: column((c) => c.traffic),
  };
}
