import { sql } from 'kysely';
import type { Finding, InspectionFacts, PhotoType } from '../../../shared/coverage/inspection.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Measure, MeasureState } from '../../../shared/register/schema.ts';
import type { Db } from '../../db/schema.ts';
import type { Word } from '../../register/edit/store.ts';

/** A finding with what the inspection's word was before it; not `written` where a younger act had spoken already. */
export type KeptFinding = Finding & { before: Word | null; written: boolean };

/** @returns its number; undefined when the facility has an act with this number already. */
export async function insertInspection(
  trx: Db,
  facts: InspectionFacts,
  kept: { findings: readonly KeptFinding[]; actor: string; at: number; importRun: number | null },
): Promise<number | undefined> {
  const row = await trx
    .insertInto('inspection')
    .values({
      facility_id: facts.facilityId,
      act: facts.act,
      inspected_on: facts.inspectedOn,
      inspector: facts.inspector,
      note: facts.note,
      recorded_at: new Date(kept.at),
      recorded_by: kept.actor,
      import_run: kept.importRun,
      undone_at: null,
      undone_by: null,
      undone_reason: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['facility_id', 'act']).where('undone_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!row) return undefined;
  await trx
    .insertInto('inspection_finding')
    .values(
      kept.findings.map(({ before, ...finding }) => ({
        inspection_id: row.id,
        ...finding,
        before: before === null ? null : JSON.stringify(before),
      })),
    )
    .execute();
  return row.id;
}

export type StoredInspection = {
  id: number;
  facilityId: number;
  kato: Kato;
  inspectedOn: string;
  act: string;
  isUndone: boolean;
  findings: KeptFinding[];
};

/** An inspection of a facility that the register has; with `lock` nobody else takes it back meanwhile. */
export async function inspectionById(
  db: Db,
  id: number,
  { lock = false } = {},
): Promise<StoredInspection | undefined> {
  const query = db
    .selectFrom('inspection as i')
    .innerJoin('facility as f', 'f.id', 'i.facility_id')
    .select(['i.id', 'i.facility_id', 'i.inspected_on', 'i.act', 'i.undone_at', 'f.kato'])
    .where('i.id', '=', id);
  const row = await (lock ? query.forUpdate('i') : query).executeTakeFirst();
  if (!row) return undefined;
  const findings = await db
    .selectFrom('inspection_finding')
    .select(['measure', 'state', 'note', 'before', 'written'])
    .where('inspection_id', '=', id)
    .orderBy('measure')
    .execute();
  return {
    id: row.id,
    facilityId: row.facility_id,
    kato: row.kato,
    inspectedOn: row.inspected_on,
    act: row.act,
    isUndone: row.undone_at !== null,
    findings: findings.map((one) => ({ ...one, before: one.before as Word | null })),
  };
}

/** Marks an inspection as taken back. */
export async function markUndone(
  trx: Db,
  id: number,
  { actor, at, reason }: { actor: string; at: number; reason: string },
): Promise<void> {
  await trx
    .updateTable('inspection')
    .set({ undone_at: new Date(at), undone_by: actor, undone_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** An act as the card of a facility shows it. */
export type InspectionLine = {
  id: number;
  act: string;
  inspectedOn: string;
  inspector: string;
  note: string;
  recordedAtMs: number;
  recordedBy: string;
  /** Who took it back, by name, and why; null while it stands. */
  undone: { atMs: number; by: string; reason: string } | null;
  findings: { measure: Measure; state: MeasureState; note: string }[];
  photos: { id: string; name: string; type: PhotoType; bytes: number }[];
};

/** The acts of a facility, the newest first. */
export async function inspectionsOf(db: Db, facilityId: number): Promise<InspectionLine[]> {
  const { rows } = await sql<
    Omit<InspectionLine, 'recordedAtMs' | 'undone'> & {
      recordedAt: Date;
      undoneAt: Date | null;
      undoneBy: string | null;
      undoneReason: string | null;
    }
  >`
    select i.id, i.act, i.inspected_on as "inspectedOn", i.inspector, i.note, i.recorded_at as "recordedAt",
      coalesce(p.display_name, i.recorded_by) as "recordedBy", i.undone_at as "undoneAt",
      coalesce(u.display_name, i.undone_by) as "undoneBy", i.undone_reason as "undoneReason",
      (select coalesce(jsonb_agg(jsonb_build_object('measure', n.measure, 'state', n.state, 'note', n.note)
        order by n.measure), '[]') from inspection_finding n where n.inspection_id = i.id) as findings,
      (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name, 'type', h.type, 'bytes', h.bytes)
        order by h.added_at, h.id), '[]') from inspection_photo h where h.inspection_id = i.id) as photos
    from inspection i
    left join person p on 'person:' || p.id = i.recorded_by
    left join person u on 'person:' || u.id = i.undone_by
    where i.facility_id = ${facilityId} order by i.inspected_on desc, i.id desc limit 100`.execute(db);
  return rows.map(({ recordedAt, undoneAt, undoneBy, undoneReason, ...line }) => ({
    ...line,
    recordedAtMs: recordedAt.getTime(),
    undone: undoneAt && { atMs: undoneAt.getTime(), by: undoneBy ?? '', reason: undoneReason ?? '' },
  }));
}

/** Inspections that an import made and nobody has taken back, the newest first. */
export async function inspectionsOfImport(db: Db, runId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('inspection')
    .select('id')
    .where('import_run', '=', runId)
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** A photograph and whose it is. */
export type StoredPhoto = {
  id: string;
  inspectionId: number;
  kato: Kato;
  name: string;
  type: string;
  bytes: number;
};

/** How many photographs an inspection has. */
export async function countPhotos(db: Db, inspectionId: number): Promise<number> {
  const row = await db
    .selectFrom('inspection_photo')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('inspection_id', '=', inspectionId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Writes a photograph and its content, piece by piece. */
export async function insertPhoto(
  trx: Db,
  photo: { id: string; inspectionId: number; name: string; type: PhotoType; bytes: number; sha256: string },
  of: { actor: string; at: number; content: AsyncIterable<Buffer> },
): Promise<void> {
  await trx
    .insertInto('inspection_photo')
    .values({
      id: photo.id,
      inspection_id: photo.inspectionId,
      name: photo.name,
      type: photo.type,
      bytes: photo.bytes,
      sha256: Buffer.from(photo.sha256, 'hex'),
      actor: of.actor,
      added_at: new Date(of.at),
    })
    .execute();
  let n = 0;
  for await (const data of of.content)
    await trx.insertInto('inspection_photo_chunk').values({ photo_id: photo.id, n: n++, data }).execute();
}

export async function photoById(db: Db, id: string): Promise<StoredPhoto | undefined> {
  const row = await db
    .selectFrom('inspection_photo as p')
    .innerJoin('inspection as i', 'i.id', 'p.inspection_id')
    .innerJoin('facility as f', 'f.id', 'i.facility_id')
    .select(['p.id', 'p.inspection_id', 'p.name', 'p.type', 'p.bytes', 'f.kato'])
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { inspection_id: inspectionId, ...rest } = row;
  return { ...rest, inspectionId };
}

/** The content of a photograph, piece by piece. */
export async function* photoContent(db: Db, id: string): AsyncGenerator<Buffer> {
  for (let n = 0; ; n++) {
    const row = await db
      .selectFrom('inspection_photo_chunk')
      .select('data')
      .where('photo_id', '=', id)
      .where('n', '=', n)
      .executeTakeFirst();
    if (!row) return;
    yield row.data;
  }
}
