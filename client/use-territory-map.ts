import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useCoverageLayer } from './coverage/layer.ts';
import { shareScale } from './coverage/unit-scale.ts';
import { boxOf } from './hierarchy/boxes.ts';
import type { Hierarchy, useBoundaries } from './hierarchy/use-hierarchy.ts';
import type { MapEngine, MapPadding } from './map/engine.ts';
import { useChangeView, useView } from './state/use-view.ts';
import { positionOf, roundPosition } from './state/view.ts';
import { useTheme } from './ui/use-theme.tsx';

const NO_SHARES: ReadonlyMap<string, number | null> = new Map();
const NO_LABELS = new Map<string, never>();

/**
 * A map of boundaries without figures, over which others draw. It is fitted once, to the territory of the address; afterwards
 * it moves only when somebody moves it, and the address follows. `view` is what its `MapView` needs of that.
 */
export function useTerritoryMap(props: {
  tree: Hierarchy | null;
  bounds: Pick<ReturnType<typeof useBoundaries>, 'boundaries' | 'boxes'>;
  covered: MapPadding;
}) {
  const { tree, bounds, covered } = props;
  const view = useView();
  const theme = useTheme();
  const change = useChangeView();
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [initialView] = useState(() => positionOf(view));
  const unit = tree?.units[tree.indexOf.get(view.unit) ?? -1] ?? null;
  const scale = useMemo(() => shareScale(theme), [theme]);
  useCoverageLayer(engine, {
    boundaries: bounds.boundaries,
    shares: NO_SHARES,
    labels: NO_LABELS,
    outline: unit && unit.level > 0 ? unit.kato : null,
    hovered: null,
    theme,
    scale,
    onHover: () => undefined,
    onSelect: () => undefined,
  });

  const isFitted = useRef(initialView !== null);
  const { boxes } = bounds;
  const padding = useEffectEvent(() => covered);
  useEffect(() => {
    if (!engine || !tree || boxes.size === 0 || isFitted.current) return;
    const box = boxOf(tree, boxes, view.unit);
    if (!box) return;
    engine.fit(box, { animate: false, padding: () => padding() });
    isFitted.current = true;
  }, [engine, tree, boxes, view.unit]);

  const onMove = (position: Parameters<typeof roundPosition>[0]): void =>
    change(roundPosition(position), 'replace');
  return { engine, unit, view: { theme, language: view.lang, initialView, onMove, onReady: setEngine } };
}
