import type { Category } from '../shared/operations/playbook.ts';
import type { Hierarchy } from './hierarchy/use-hierarchy.ts';
import type { IncidentRow, UnitRow } from './operations/answers.ts';
import { MOST, type KeptOperations } from './pocket/kept-picture.ts';
import { useKept } from './pocket/use-kept.ts';

/** What is seen of operations, by the server's clock. */
type Seen = {
  unit: string;
  tree: Hierarchy | null;
  incidents: readonly IncidentRow[] | undefined;
  /** Undefined for whoever may not see units, and while they are awaited. */
  units: readonly UnitRow[] | undefined;
  categories: ReadonlyMap<string, Category>;
  fixOf: (unit: UnitRow) => number | null;
  /** Up to when it is complete, and what that clock shows now; milliseconds. */
  asOfMs: number | null;
  serverNow: () => number;
};

/**
 * What of operations may stay on a device: number, category, priority, state, territory and moments. Incidents of limited
 * access are counted only. Moments are by the clock of the device, which is the one that is there without a server.
 */
export function keptOperations(seen: Seen, nowMs: number): KeptOperations | null {
  const { tree, incidents, units, categories, fixOf, asOfMs } = seen;
  const unitOf = (kato: string) => tree?.units[tree.indexOf.get(kato) ?? -1];
  const unit = unitOf(seen.unit);
  if (!unit || !incidents || asOfMs === null) return null;
  const aheadMs = seen.serverNow() - nowMs;
  const rows = incidents
    .filter(({ sensitive, dimmed }) => !sensitive && !dimmed)
    .toSorted((a, b) => a.priority - b.priority || b.receivedAt - a.receivedAt)
    .slice(0, MOST.incidents);
  return {
    takenMs: asOfMs - aheadMs,
    unit: unit.name,
    open: incidents.length,
    incidents: rows.map((row) => ({
      number: row.number,
      category: categories.get(row.category)?.name ?? {
        kk: row.category,
        ru: row.category,
        en: row.category,
      },
      priority: row.priority,
      state: row.state,
      receivedMs: row.receivedAt - aheadMs,
      where: unitOf(row.kato)?.name ?? null,
    })),
    units: units
      ? {
          total: units.length,
          rows: units.slice(0, MOST.units).map((row) => {
            const fixMs = fixOf(row);
            return {
              callSign: row.unit.callSign,
              status: row.unit.status,
              fixMs: fixMs === null ? null : fixMs - aheadMs,
            };
          }),
        }
      : null,
  };
}

/**
 * Keeps the open incidents and units that are seen, for when there is no server.
 * @param seen.asOf asked for `asOfMs` when something is kept.
 */
export function useKeepOperations(seen: Omit<Seen, 'asOfMs'> & { asOf: () => number | null }): void {
  const isThere = seen.incidents !== undefined && seen.tree !== null && seen.asOf() !== null;
  useKept(isThere ? seen.unit : null, () => {
    const operations = keptOperations({ ...seen, asOfMs: seen.asOf() }, Date.now());
    return operations && { operations };
  });
}
