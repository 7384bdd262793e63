import { incidentsDuring, trailsDuring, unitLogsUntil, type View } from './store.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { takenBy, unitAt, type UnitHistory } from '../../../shared/operations/board-at.ts';
import type { IncidentLogEntry } from '../../../shared/operations/log.ts';
import { namesOf } from '../incident/store.ts';
import { seenEntry } from '../mask.ts';
import { maySee, type Viewer } from '../viewer.ts';

/** Rows of an answer. */
const INCIDENTS = 200;
const UNITS = 100;
/** Points of a unit in a period: a replay of an hour has every one that is kept. */
const POINTS = 720;

type Period = { katos: readonly Kato[]; fromMs: number; toMs: number; cursor: number | null };

/** The end of a page: the last id, null when there is no further page. */
const nextOf = (rows: readonly { id: number }[], limit: number): number | null =>
  rows.length === limit ? (rows.at(-1)?.id ?? null) : null;

/** The log of an incident and who opened its card. */
export type IncidentHistory = { id: number; log: IncidentLogEntry[]; views: View[] };

/** A page of the incidents of a period, each entry as the viewer may see it, with the names of who did and saw it. */
export async function incidentHistories(
  viewer: Viewer,
  { cursor, ...period }: Period,
): Promise<{ rows: IncidentHistory[]; people: Record<string, string>; nextCursor: number | null }> {
  const stored = await incidentsDuring(viewer.db, { ...period, after: cursor ?? 0, limit: INCIDENTS });
  const rows = stored.map(({ id, kato, log, views }) => {
    const mayRead = maySee(viewer, 'operations.personal-data', kato);
    return { id, log: log.map((entry) => seenEntry(entry, mayRead)), views };
  });
  const actors = rows.flatMap(({ log, views }) => [...log, ...views].map(({ actor }) => actor));
  return {
    rows,
    people: Object.fromEntries(await namesOf(viewer.db, [...new Set(actors)])),
    nextCursor: nextOf(stored, INCIDENTS),
  };
}

/** A page of the units of a period: as each was at its beginning, what it did, where it was seen. */
export async function unitHistories(
  { db }: Pick<Viewer, 'db'>,
  { cursor, katos, fromMs, toMs }: Period,
): Promise<{ rows: UnitHistory[]; nextCursor: number | null }> {
  const stored = await unitLogsUntil(db, { katos, fromMs, toMs, after: cursor ?? 0, limit: UNITS });
  const unitIds = stored.map(({ id }) => id);
  const stepMs = Math.max(1_000, (toMs - fromMs) / POINTS);
  const trails = await trailsDuring(db, { unitIds, fromMs, toMs, stepMs });
  return {
    rows: stored.map(({ id, log }) => {
      const before = takenBy(log, fromMs);
      return {
        id,
        base: unitAt({ id, base: null, log: before, trail: [] }, fromMs),
        log: log.slice(before.length),
        trail: trails.get(id) ?? [],
      };
    }),
    nextCursor: nextOf(stored, UNITS),
  };
}
