import type { Action } from '../../../shared/access/action.ts';
import type { Access } from '../../access/access.ts';
import { notFound, type Denied } from '../../access/guard.ts';
import { openShares, sharedWith, type StoredShare } from '../../access/shares/store.ts';
import type { Db } from '../../db/schema.ts';
import { categoryOf } from '../playbook/playbooks.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Incident, IncidentFile } from '../../../shared/operations/schema.ts';
import { onWall, type WallView } from '../../../shared/operations/wall.ts';

/** How somebody sees an incident: as one of their territory, or as one that a neighbour shares with them for a time. */
export type Sight = { share: StoredShare | null; view: WallView };

type Seer = { db: Db; access: Access; denied?: Denied | undefined; at: number };
type May = (action: Action, kato: Kato) => boolean;
const mayOf =
  ({ access }: Pick<Seer, 'access'>): May =>
  (action, kato) =>
    access.scope(action).covers(kato);

/** `kato`: where the person stands when they see it – in its own territory, or in the unit it is shared with. */
const viewOf = (may: May, incident: Incident, kato: Kato): WallView =>
  may('operations.sensitive', kato) ? 'normal' : onWall(incident.sensitive, categoryOf(incident.category));

/** How somebody sees an incident of their territory; null when it lies outside. */
export const ownView = (may: May, incident: Incident): WallView | null =>
  may('operations.read', incident.kato) ? viewOf(may, incident, incident.kato) : null;

/** Whether an incident may be named to somebody with its place: elsewhere, too, nothing is said of what a wall dims. */
export const isSeenWhole = (seer: Pick<Seer, 'access'>, incident: Incident): boolean =>
  ownView(mayOf(seer), incident) === 'normal';

/** How somebody sees an incident; null when they do not. */
export async function sightOf(seer: Seer, incident: Incident): Promise<Sight | null> {
  const { db, access, at } = seer;
  const view = ownView(mayOf(seer), incident);
  if (view) return { share: null, view };
  const shares = (await openShares(db, `incident:${incident.id}`)).filter(
    ({ kato, fromMs, untilMs }) =>
      fromMs <= at && at < untilMs && access.scope('operations.shared').covers(kato),
  );
  const [share] = shares;
  return share ? { share, view: viewOf(mayOf(seer), incident, share.kato) } : null;
}

/**
 * Lets an incident pass that somebody may open as a whole.
 * @throws TRPCError NOT_FOUND, the same for one that is not there, lies outside, or is hidden or dimmed for them.
 */
export async function requireSeen(
  seer: Seer,
  id: number,
  file: IncidentFile | undefined,
): Promise<{ file: IncidentFile; share: StoredShare | null }> {
  const sight = file ? await sightOf(seer, file.incident) : null;
  if (file && sight?.view === 'normal') return { file, share: sight.share };
  if (file) seer.denied?.('operations.read', `incident:${id}`);
  throw notFound(`incident:${id}`);
}

/** The incidents that are shared with one of some units for whoever asks, by id. */
export async function sharesSeen(
  { db, access, at }: Seer,
  katos: readonly Kato[],
): Promise<ReadonlyMap<number, StoredShare>> {
  const scope = access.scope('operations.shared');
  const shares = await sharedWith(
    db,
    katos.filter((kato) => scope.covers(kato)),
    at,
  );
  return new Map(
    shares.flatMap((share) => {
      const [kind, id] = share.object.split(':', 2);
      return kind === 'incident' ? [[Number(id), share] as const] : [];
    }),
  );
}

/** How an incident of a list is seen; `share` as `sharesSeen` found it. Null when it is not. */
export function listedSight(seer: Pick<Seer, 'access'>, incident: Incident, share: StoredShare | undefined) {
  const view = ownView(mayOf(seer), incident);
  if (view) return { share: null, view };
  return share ? { share, view: viewOf(mayOf(seer), incident, share.kato) } : null;
}
