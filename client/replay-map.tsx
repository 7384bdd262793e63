import type { ReactElement } from 'react';
import type { Board } from '../shared/operations/board-at.ts';
import type { Hierarchy, useBoundaries } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { MapFailure, MapPadding } from './map/engine.ts';
import { MapView } from './map/map-view.tsx';
import { useReplayLayer } from './operations/replay/layer.ts';
import { useChangeView, useView } from './state/use-view.ts';
import { useTerritoryMap } from './use-territory-map.ts';

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
  const { t, name } = useI18n();
  const change = useChangeView();
  const { engine, unit, view: map } = useTerritoryMap({ tree, bounds, covered });
  useReplayLayer(engine, {
    board,
    atMs,
    openId: view.incident ?? null,
    theme: map.theme,
    onOpen: (incident) => change({ incident }),
  });

  return (
    <MapView
      {...map}
      inset={{ right: covered.right, bottom: covered.bottom }}
      label={t('replay.map', { name: unit ? name(unit.name) : '' })}
      onFailure={onFailure}
    />
  );
}
