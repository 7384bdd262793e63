import { useMemo } from 'react';
import type { CoverageFilter } from '../shared/coverage/schema.ts';
import type { AdminUnit, Kato } from '../shared/hierarchy/schema.ts';
import { ancestry, childrenOf } from '../shared/hierarchy/tree.ts';
import { chooseSource } from './coverage/choose-source.ts';
import { chooseVersus } from './coverage/choose-versus.ts';
import { useComparison, useRollup, useSources } from './coverage/use-coverage.ts';
import { useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useView } from './state/use-view.ts';

/**
 * The unit whose children the map paints: the current one while it is the Republic or a region, else the region or
 * city above it, so that a district is seen among its neighbours.
 */
function paintedUnit(tree: Parameters<typeof ancestry<AdminUnit>>[0], kato: Kato): Kato | null {
  const chain = ancestry(tree, kato);
  const painted = chain.find(
    (unit) => unit.level <= 1 && childrenOf(tree, unit.kato).some((c) => c.level <= 2),
  );
  return painted?.kato ?? null;
}

/** Everything the parts of the screen share: the view, the hierarchy, the question and its answer. */
export function useScreen() {
  const view = useView();
  const i18n = useI18n();
  const hierarchy = useHierarchy();
  const { tree } = hierarchy;
  const sources = useSources();
  const known = sources.data ?? EMPTY;

  const chain = useMemo(() => (tree ? ancestry(tree, view.unit) : []), [tree, view.unit]);
  const unit = chain[0] ?? null;
  const choice = chooseSource(view, known);
  const { measure, type, group } = view;
  const filter = useMemo<CoverageFilter>(
    () => ({ measure, type, group, source: choice.source }),
    [measure, type, group, choice.source],
  );
  // Nothing is asked before the sources are known, so that no answer of a silent source flashes by.
  const ready = unit !== null && sources.data !== undefined;
  const painted = tree && unit ? paintedUnit(tree, unit.kato) : null;
  const ofUnit = ready ? { ...filter, unit: unit.kato } : null;
  const ofPainted = ready && painted !== null ? { ...filter, unit: painted } : null;
  const rollup = useRollup(ofUnit);
  const paintedRollup = useRollup(ofPainted);
  const versusChoice = chooseVersus(view, choice.source, known);
  const { versus } = versusChoice;
  const comparison = useComparison(ofUnit, versus);
  const paintedComparison = useComparison(ofPainted, versus);

  const { name, t } = i18n;
  const nameOf = useMemo(() => {
    const names = new Map(tree?.units.map((u) => [u.kato, name(u.name)]));
    return (kato: Kato): string | undefined => names.get(kato);
  }, [tree, name]);
  const pathOf = useMemo(
    () =>
      (kato: Kato): string =>
        tree
          ? ancestry(tree, kato)
              .filter((u) => u.level > 0)
              .map((u) => name(u.name))
              .join(', ')
          : kato,
    [tree, name],
  );
  const titleOf = useMemo(
    () =>
      (id: string): string => {
        const source = known.find((s) => s.id === id);
        return source ? name(source.title) : t('source.latest');
      },
    [known, name, t],
  );
  return {
    view,
    i18n,
    hierarchy,
    tree,
    unit,
    parent: chain[1] ?? null,
    sources,
    known,
    choice,
    filter,
    rollup,
    paintedRollup,
    nameOf,
    pathOf,
    versusChoice,
    versus,
    /** Null while there is no second source, and while its answer is awaited. */
    comparison: versus === null ? null : (comparison.data ?? null),
    paintedComparison: versus === null ? null : (paintedComparison.data ?? null),
    titleOf,
    sourceTitle: titleOf(choice.source),
  };
}

export type Screen = ReturnType<typeof useScreen>;

const EMPTY: NonNullable<ReturnType<typeof useSources>['data']> = [];
