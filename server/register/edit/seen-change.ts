import { MASKED } from '../../../shared/access/mask.ts';
import type { Scope } from '../../../shared/hierarchy/scope.ts';
import type { ChangedValue, RegisterChange } from '../../../shared/register/edit.ts';

/** A line of a history as a scope sees it: from where outside something came, or where it went, is not said. */
export function seenChange(change: RegisterChange, scope: Scope): RegisterChange {
  if (change.field !== 'kato') return change;
  const seen = (value: ChangedValue): ChangedValue =>
    typeof value === 'string' && !scope.covers(value) ? MASKED : value;
  return { ...change, before: seen(change.before), after: seen(change.after) };
}
