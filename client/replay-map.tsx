import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Board } from '../shared/operations/board-at.ts';
import { useCoverageLayer } from './coverage/layer.ts';
import { shareScale } from './coverage/unit-scale.ts';
import { boxOf } from './hierarchy/boxes.ts';
import type { Hierarchy, useBoundaries } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { MapEngine, MapFailure, MapPadding } from './map/engine.ts';
import { MapView } from './map/map-view.tsx';
import { useReplayLayer } from './operations/replay/layer.ts';
import { useChangeView, useView } from './state/use-view.ts';
import { positionOf, roundPosition } from './state/view.ts';
import { useTheme } from './ui/use-theme.tsx';

const NO_SHARES: ReadonlyMap<string, number | null> = new Map();
const NO_LABELS = new Map<string, never>();

/** The map of a past moment: boundaries without figures, incidents and units as they stood. */
export function ReplayMap(props: {
  tree: Hierarchy | null;
  bounds: ReturnType<typeof useBoundaries>;
  board: Board;
  atMs: number;
  covered: MapPadding;
  onFailure: (reason: MapFailure) => void;
}): ReactElement {
  const { tree, bounds, board, atMs, covered, onFailure } = props;
  const view = useView();
  const theme = useTheme();
  const { t, name } = useI18n();
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
  useReplayLayer(engine, {
    board,
    atMs,
    openId: view.incident ?? null,
    theme,
    onOpen: (incident) => change({ incident }),
  });

  // Once, to the territory of the address: afterwards the map moves only when somebody moves it.
  const isFitted = useRef(initialView !== null);
  const { boxes } = bounds;
  useEffect(() => {
    if (!engine || !tree || boxes.size === 0 || isFitted.current) return;
    const box = boxOf(tree, boxes, view.unit);
    if (!box) return;
    engine.fit(box, { animate: false, padding: covered });
    isFitted.current = true;
  }, [engine, tree, boxes, view.unit, covered]);

  return (
    <MapView
      theme={theme}
      language={view.lang}
      initialView={initialView}
      inset={{ right: covered.right, bottom: covered.bottom }}
      label={t('replay.map', { name: unit ? name(unit.name) : '' })}
      onMove={(position) => change(roundPosition(position), 'replace')}
      onReady={setEngine}
      onFailure={onFailure}
    />
  );
}
