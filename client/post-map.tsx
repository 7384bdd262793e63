import { useState, type ReactElement } from 'react';
import { useCoverageLayer } from './coverage/layer.ts';
import { shareScale } from './coverage/unit-scale.ts';
import type { useBoundaries } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { MapEngine, MapPosition } from './map/engine.ts';
import { MapView } from './map/map-view.tsx';
import { usePostLayer } from './operations/office/layer.ts';
import type { PickedPoint } from './operations/report/use-place.ts';
import { useView } from './state/use-view.ts';
import { EmptyState } from './ui/state.tsx';
import { useTheme } from './ui/use-theme.tsx';

const NO_SHARES: ReadonlyMap<string, number | null> = new Map();
const NO_LABELS = new Map<string, never>();
const POST_ZOOM = 12;
const TERRITORY_ZOOM = 8;

/** A map on which a home post is pointed at: by a click, or by the keyboard as the middle of the map. */
export function PostMap(props: {
  bounds: ReturnType<typeof useBoundaries>;
  /** Territory that is shown while there is no post. */
  unit: string;
  picked: PickedPoint | null;
  onPick: (point: PickedPoint) => void;
}): ReactElement {
  const { bounds, unit, picked, onPick } = props;
  const { lang } = useView();
  const theme = useTheme();
  const { t } = useI18n();
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [isLost, setLost] = useState(false);
  const [initialView] = useState((): MapPosition | null => {
    if (picked) return { ...picked, zoom: POST_ZOOM };
    const box = bounds.boxes.get(unit);
    return box ? { lon: (box[0] + box[2]) / 2, lat: (box[1] + box[3]) / 2, zoom: TERRITORY_ZOOM } : null;
  });
  const [middle, setMiddle] = useState<PickedPoint | null>(initialView);
  const [scale] = useState(() => shareScale(theme));
  useCoverageLayer(engine, {
    boundaries: bounds.boundaries,
    shares: NO_SHARES,
    labels: NO_LABELS,
    outline: unit,
    hovered: null,
    theme,
    scale,
    onHover: () => undefined,
    onSelect: () => undefined,
  });
  usePostLayer(engine, { picked, theme, onPick });
  if (isLost) return <EmptyState broken title={t('map.failed')} />;
  return (
    <>
      <MapView
        theme={theme}
        language={lang}
        initialView={initialView}
        label={t('office.mapLabel')}
        onMove={({ lon, lat }) => setMiddle({ lon, lat })}
        onReady={setEngine}
        onFailure={(reason) => setLost(reason === 'webgl')}
      />
      <button
        type="button"
        className="quiet-button post-map-middle"
        disabled={middle === null}
        onClick={() => middle && onPick(middle)}
      >
        {t('office.takeMiddle')}
      </button>
    </>
  );
}
