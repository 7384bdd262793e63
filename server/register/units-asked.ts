import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Scope } from '../../shared/hierarchy/scope.ts';
import type { Guard } from '../access/guard.ts';

/** The unit that was asked for, when it lies inside; all that was granted when none was. */
export function unitsAsked(
  { scope, requireUnit }: Pick<Guard, 'requireUnit'> & { scope: Scope },
  unit: Kato | undefined,
): readonly Kato[] {
  if (unit === undefined) return scope.roots;
  requireUnit(unit);
  return [unit];
}
