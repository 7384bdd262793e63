import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import { buildTree, type UnitTree } from '../../shared/hierarchy/tree.ts';
import { madeOnce } from '../state/made-once.ts';
import { BY_ITSELF, trpc } from '../trpc.ts';
import { boxesOf, type UnitBox } from './boxes.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';

export type Hierarchy = UnitTree<AdminUnit>;

const REFETCH_MS = 60_000;
/** One tree for all who ask: what is kept of a tree is kept once, too. */
const treeOf = madeOnce((units: readonly AdminUnit[]): Hierarchy => buildTree(units, { roots: 'any' }));

/** Polygons of the first and second level; property `kato`, WGS 84. */
type Boundaries = { level1: GeoJSON.FeatureCollection; level2: GeoJSON.FeatureCollection };

/**
 * All units of territory as a tree; null until they are there or when there are none. Asked again every minute and when
 * the window is looked at again, so that new boundaries are drawn without a reload; what is the same keeps its identity.
 */
export function useHierarchy() {
  const query = useQuery(
    trpc.hierarchy.units.queryOptions(undefined, {
      refetchInterval: REFETCH_MS,
      refetchOnWindowFocus: true,
      trpc: BY_ITSELF,
    }),
  );
  const units = query.data?.units;
  const tree = units && units.length > 0 ? treeOf(units) : null;
  return { query, tree, boundarySet: query.data?.boundarySet ?? null };
}

async function fetchLevel(
  hash: string,
  level: 1 | 2,
  signal: AbortSignal,
): Promise<GeoJSON.FeatureCollection> {
  const response = await fetch(`/map/boundaries/${hash}/${level}.geojson`, { signal });
  if (!response.ok) throw new Error(`Boundaries of level ${level}: HTTP ${response.status}`);
  const collection: GeoJSON.FeatureCollection = await response.json();
  return collection;
}

/** The polygons of a set of boundaries, addressed by content, so that they are fetched once; and the box of each unit. */
export function useBoundaries(hash: string | null) {
  const query = useQuery({
    queryKey: ['boundaries', hash],
    enabled: hash !== null,
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Boundaries> => {
      const [level1, level2] = await Promise.all([
        fetchLevel(hash ?? '', 1, signal),
        fetchLevel(hash ?? '', 2, signal),
      ]);
      return { level1, level2 };
    },
  });
  const boundaries = query.data ?? null;
  const boxes = useMemo<ReadonlyMap<Kato, UnitBox>>(
    () => (boundaries ? boxesOf([...boundaries.level1.features, ...boundaries.level2.features]) : new Map()),
    [boundaries],
  );
  return { query, boundaries, boxes };
}
