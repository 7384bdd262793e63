import type { Scope } from '../../shared/hierarchy/scope.ts';
import type { PublishedConflict } from '../../shared/published/conflict-schema.ts';
import type { PublishedBudget, PublishedFigure, PublishedHeadline } from '../../shared/published/schema.ts';
import { findUnitsOfPublishedRow } from '../../shared/published/units.ts';

/** Whether every unit that a printed row stands for lies inside. */
function isInside(level: 'region' | 'city', unit: string, scope: Scope): boolean {
  if (scope.all) return true;
  const units = findUnitsOfPublishedRow(level, unit);
  return units !== undefined && units.every((kato) => scope.covers(kato));
}

export const figuresWithin = (figures: readonly PublishedFigure[], scope: Scope): PublishedFigure[] =>
  figures.filter(({ level, unit }) => isInside(level, unit, scope));

/** Headlines are of the Republic: figures of what stands above a territory are not shown in it. */
export const headlinesWithin = (headlines: readonly PublishedHeadline[], scope: Scope): PublishedHeadline[] =>
  scope.all ? [...headlines] : [];

/** Budgets are of regions. */
export const budgetsWithin = (budgets: readonly PublishedBudget[], scope: Scope): PublishedBudget[] =>
  budgets.filter(({ unit }) => isInside('region', unit, scope));

/** A conflict is seen by who sees everything that contradicts in it. */
export const conflictsWithin = (conflicts: readonly PublishedConflict[], scope: Scope): PublishedConflict[] =>
  conflicts.filter((conflict) => {
    switch (conflict.kind) {
      case 'percent-contradicts-fraction':
        return isInside(conflict.figure.level, conflict.figure.unit, scope);
      case 'denominators-drift':
      case 'sources-disagree':
        return isInside(conflict.level, conflict.unit, scope);
      case 'table-contradicts-total':
      case 'table-contradicts-text':
      default:
        return scope.all;
    }
  });
