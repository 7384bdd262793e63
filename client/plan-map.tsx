import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { boxOf } from './hierarchy/boxes.ts';
import type { Hierarchy, useBoundaries } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { MapFailure, MapPadding } from './map/engine.ts';
import { MapView } from './map/map-view.tsx';
import { usePlanLayer } from './planning/branch/layer.ts';
import { planFeatures } from './planning/branch/plan-features.ts';
import { reckon, usePlanPicture } from './planning/branch/use-plan.ts';
import { useTravelMap } from './planning/travel/use-travel-map.ts';
import { useChangeView, useView } from './state/use-view.ts';
import { useTerritoryMap } from './use-territory-map.ts';

/** The map of a plan: facilities by whether somebody reaches them, posts and crews, and what the plan makes of them. */
export function PlanMap(props: {
  tree: Hierarchy | null;
  bounds: ReturnType<typeof useBoundaries>;
  covered: MapPadding;
  onFailure: (reason: MapFailure) => void;
}): ReactElement {
  const { tree, bounds, covered, onFailure } = props;
  const view = useView();
  const change = useChangeView();
  const { t, name } = useI18n();
  const { engine, unit, view: map } = useTerritoryMap({ tree, bounds, covered });
  const { data: picture } = usePlanPicture(view.unit);
  const features = useMemo(() => {
    if (!picture) return null;
    const now = reckon(picture, [], 'posts');
    return planFeatures(picture, { after: now, before: now, basis: 'posts', chosen: null });
  }, [picture]);
  usePlanLayer(engine, {
    features,
    theme: map.theme,
    onPick: null,
    onChoose: () => undefined,
    onFacility: (facility) => change({ facility }),
    onDrag: null,
  });
  useTravelMap(engine, map.theme);
  // Whoever opens another territory wants to see it; the map stays where it is otherwise.
  const shown = useRef(view.unit);
  const { boxes } = bounds;
  useEffect(() => {
    if (!engine || !tree || shown.current === view.unit) return;
    shown.current = view.unit;
    const box = boxOf(tree, boxes, view.unit);
    if (box) engine.fit(box, { padding: covered });
  }, [engine, tree, boxes, view.unit, covered]);
  return (
    <MapView
      {...map}
      inset={{ right: covered.right, bottom: 0 }}
      label={t('plan.map', { name: unit ? name(unit.name) : '' })}
      onFailure={onFailure}
    />
  );
}
