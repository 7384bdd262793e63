import type { StoredFilter } from './store.ts';
import type { AuditFilter } from '../../../shared/access/audit.ts';
import type { Picture } from '../../picture/picture.ts';
import type { Territory } from '../guard.ts';

/**
 * The filter with its territory as the list of its units. Whoever does not read the whole Republic reads the entries that
 * concern their territory; one that concerns none, as a sign-in, is read by those who read everything.
 * @throws TRPCError NOT_FOUND for a unit of territory that does not exist, FORBIDDEN for one outside.
 */
export function storedFilter(
  territory: Territory & { picture: Picture },
  { unit, ...filter }: AuditFilter,
): StoredFilter {
  const { scope } = territory;
  const { tree } = territory.picture;
  if (unit === undefined && scope.all) return filter;
  const ranges =
    unit === undefined
      ? scope.ranges
      : [[territory.requireUnit(unit), tree.end[tree.indexOf.get(unit) ?? 0] ?? 0] as const];
  return {
    ...filter,
    katos: ranges.flatMap(([from, to]) => tree.units.slice(from, to).map(({ kato }) => kato)),
  };
}
