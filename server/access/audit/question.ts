import { TRPCError } from '@trpc/server';
import type { StoredFilter } from './store.ts';
import type { AuditFilter } from '../../../shared/access/audit.ts';
import type { Picture } from '../../picture/picture.ts';

/**
 * The filter with its territory as the list of its units.
 * @throws TRPCError NOT_FOUND for a unit of territory that does not exist.
 */
export function storedFilter(picture: Picture, { unit, ...filter }: AuditFilter): StoredFilter {
  if (unit === undefined) return filter;
  const { tree } = picture;
  const index = tree.indexOf.get(unit);
  if (index === undefined)
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: `There is no unit of territory with KATO code ${unit}`,
    });
  return { ...filter, katos: tree.units.slice(index, tree.end[index]).map(({ kato }) => kato) };
}
