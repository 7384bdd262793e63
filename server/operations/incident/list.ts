import { incidentsWithin } from './store.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { addressLine } from '../../../shared/operations/address.ts';
import { taskDeadline, type Deadline, type Limits } from '../../../shared/operations/limits.ts';
import type { Incident, IncidentFile } from '../../../shared/operations/schema.ts';
import { isLive } from '../../../shared/operations/task-machine.ts';
import type { Db } from '../../db/schema.ts';
import { limitsOf } from '../limits/store.ts';

/** A line of the queue. */
export type IncidentRow = Pick<
  Incident,
  | 'id'
  | 'number'
  | 'kato'
  | 'category'
  | 'priority'
  | 'state'
  | 'stateSince'
  | 'facilityId'
  | 'sensitive'
  | 'claimedBy'
  | 'version'
> & {
  /** The address in a line; empty when none was told. */
  place: string;
  lon: number | null;
  lat: number | null;
  /** t0, or the moment it was created. */
  receivedAt: number;
  /** Tasks under way, and which crew's word is waited for first, until when. */
  tasks: { live: number; due: Pick<Deadline, 'waiting' | 'dueAt'> | null };
};

function rowOf({ incident, tasks }: IncidentFile, clock: { now: number; limits: Limits }): IncidentRow {
  const { id, number, kato, category, priority, state, stateSince, facilityId, sensitive } = incident;
  const { claimedBy, version, address, place, times } = incident;
  const live = tasks.filter(isLive);
  const [due = null] = live
    .flatMap((task) => taskDeadline(task, priority, clock) ?? [])
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map(({ waiting, dueAt }) => ({ waiting, dueAt }));
  return {
    id,
    number,
    kato,
    category,
    priority,
    state,
    stateSince,
    facilityId,
    sensitive,
    claimedBy,
    version,
    place: addressLine(address) || address.text,
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    receivedAt: times.t0 ?? times.t2,
    tasks: { live: live.length, due },
  };
}

/** A page of incidents, newest first. */
export async function listIncidents(
  db: Db,
  page: {
    katos: readonly Kato[];
    states: 'open' | 'closed' | 'all';
    cursor: number | null;
    limit: number;
    now: number;
  },
): Promise<{ rows: IncidentRow[]; nextCursor: number | null }> {
  const { cursor, now, ...question } = page;
  const limits = await limitsOf(db);
  const files = await incidentsWithin(db, { ...question, before: cursor });
  const last = files.at(-1)?.incident.id ?? null;
  return {
    rows: files.map((file) => rowOf(file, { now, limits })),
    nextCursor: files.length === page.limit ? last : null,
  };
}
