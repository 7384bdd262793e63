import { listedSight, sharesSeen, type Sight } from './sight.ts';
import { incidentsWithin } from './store.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { addressLine } from '../../../shared/operations/address.ts';
import { taskDeadline, type Deadline, type Limits } from '../../../shared/operations/limits.ts';
import type { Incident, IncidentFile } from '../../../shared/operations/schema.ts';
import { isLive } from '../../../shared/operations/task-machine.ts';
import { limitsOf } from '../limits/store.ts';
import { maySee, type Viewer } from '../viewer.ts';

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
  /** It lies elsewhere and is shared until then; null for one of the viewer's own territory. */
  sharedUntil: number | null;
  /** The viewer is a wall, and this is a sensitive incident: neither its address nor its exact place. */
  dimmed: boolean;
};

/** A dimmed place is right to a kilometre or so. */
const DIMMED_DIGITS = 2;
const rounded = (degrees: number | undefined): number | null =>
  degrees === undefined ? null : Number(degrees.toFixed(DIMMED_DIGITS));

type Clock = { now: number; limits: Limits };

function rowOf({ incident, tasks }: IncidentFile, sight: Sight, clock: Clock): IncidentRow {
  const dimmed = sight.view === 'dim';
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
    facilityId: dimmed ? null : facilityId,
    sensitive,
    claimedBy,
    version,
    place: dimmed ? '' : addressLine(address) || address.text,
    lon: dimmed ? rounded(place?.lon) : (place?.lon ?? null),
    lat: dimmed ? rounded(place?.lat) : (place?.lat ?? null),
    receivedAt: times.t0 ?? times.t2,
    tasks: { live: live.length, due },
    sharedUntil: sight.share && sight.share.untilMs,
    dimmed,
  };
}

/** A page of incidents of some units, newest first: those that lie there and those that are shared with one of them. */
export async function listIncidents(
  viewer: Viewer,
  page: {
    katos: readonly Kato[];
    states: 'open' | 'closed' | 'all';
    cursor: number | null;
    limit: number;
  },
): Promise<{ rows: IncidentRow[]; nextCursor: number | null }> {
  const { cursor, katos, ...question } = page;
  const shares = await sharesSeen(viewer, katos);
  const clock = { now: viewer.at, limits: await limitsOf(viewer.db) };
  const files = await incidentsWithin(viewer.db, {
    ...question,
    katos: katos.filter((kato) => maySee(viewer, 'operations.read', kato)),
    ids: [...shares.keys()],
    before: cursor,
  });
  const last = files.at(-1)?.incident.id ?? null;
  return {
    rows: files.flatMap((file) => {
      const sight = listedSight(viewer, file.incident, shares.get(file.incident.id));
      return sight && sight.view !== 'hide' ? [rowOf(file, sight, clock)] : [];
    }),
    nextCursor: files.length === page.limit ? last : null,
  };
}
