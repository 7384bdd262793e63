import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactElement } from 'react';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { useCoverageLayer } from './coverage/layer.ts';
import { boxOf, type UnitBox } from './hierarchy/boxes.ts';
import { useBoundaries } from './hierarchy/use-hierarchy.ts';
import type { MapEngine, MapFailure, MapPadding } from './map/engine.ts';
import { MapTooling } from './map-tooling.tsx';
import { MapView } from './map/map-view.tsx';
import { useCameraLayer, type CameraTiles } from './register/cameras/layer.ts';
import { CameraTip } from './register/cameras/camera-tip.tsx';
import { filterOfView } from './register/cameras/camera-words.ts';
import { useCamera, useCameraTiles } from './register/cameras/use-cameras.ts';
import type { SeenCamera } from './register/cameras/wedges.ts';
import { FacilityTip } from './register/facility-tip.tsx';
import { useFacilityLayer } from './register/layer.ts';
import { useFacility, usePoints } from './register/use-register.ts';
import { useHover } from './state/hover.ts';
import { useShownMap } from './state/shown-map.ts';
import { roomFor } from './state/padding.ts';
import { openUnit, useChangeView } from './state/use-view.ts';
import { positionOf, roundPosition } from './state/view.ts';
import { useTheme } from './ui/use-theme.tsx';
import { usePaint } from './use-paint.ts';
import type { Screen } from './use-screen.ts';

const FACILITIES = ['facilities'] as const;
const FACILITIES_AND_CAMERAS = ['facilities', 'cameras'] as const;

type MapScreenProps = {
  screen: Screen;
  /** What the panels at the edges cover, CSS pixels. */
  covered: MapPadding;
  /** Size of the legend in the lower left corner, CSS pixels. */
  corner: { widthPx: number; heightPx: number };
  onFailure: (reason: MapFailure | 'boundaries') => void;
  onCamerasMissing: (areMissing: boolean) => void;
};

/** The map with its layers: what the layers show is decided here, how they draw it is theirs. */
export function MapScreen(props: MapScreenProps): ReactElement {
  const { screen, covered, corner, onFailure } = props;
  const { view, unit, i18n, hierarchy, filter, rollup } = screen;
  const theme = useTheme();
  const change = useChangeView();
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [tip, setTip] = useState<{ id: number; x: number; y: number } | null>(null);
  const { kato: hovered, setKato } = useHover();

  const { query, boundaries, boxes } = useBoundaries(hierarchy.boundarySet?.hash ?? null);
  useEffect(() => {
    if (query.isError) onFailure('boundaries');
  }, [query.isError, onFailure]);

  const { setPicture } = useShownMap();
  useEffect(() => {
    setPicture(engine && (() => engine.picture()));
    return () => setPicture(null);
  }, [engine, setPicture]);

  const { shares, labels, scale } = usePaint(screen, theme);
  useCoverageLayer(engine, {
    boundaries,
    shares,
    labels,
    outline: unit && unit.level > 0 ? unit.kato : null,
    hovered,
    theme,
    scale,
    onHover: setKato,
    onSelect: (kato) => {
      if (kato !== view.unit) change(openUnit(kato));
    },
  });

  const points = usePoints(
    { ...filter, unit: unit?.kato ?? view.unit },
    unit?.level ?? 0,
    rollup.data?.unit.facilities,
  );
  useFacilityLayer(engine, {
    points: points.data ?? null,
    selectedId: view.facility ?? null,
    theme,
    onSelect: (id) => change({ facility: id, camera: undefined }),
    onHover: (id, at) => setTip(id !== null && at ? { id, ...at } : null),
  });

  const cameraTip = useCameras(engine, screen, props.onCamerasMissing);

  const card = useFacility(view.facility ?? null).data?.facility;
  const seen = useCallback(
    () => ({
      territories: [...labels].map(([kato, { text, sub, lon, lat }]) => ({
        key: kato,
        name: text,
        note: () => sub,
        lon,
        lat,
        open: () => change(openUnit(kato)),
      })),
    }),
    [labels, change],
  );
  useFit({ engine, screen, boxes, covered, corner });
  const [initialView] = useState(() => positionOf(view));
  return (
    <>
      <MapView
        theme={theme}
        language={view.lang}
        initialView={initialView}
        inset={{ right: covered.right, bottom: 0 }}
        label={i18n.t('map.label', { name: unit ? i18n.name(unit.name) : '' })}
        onMove={(position) => change(roundPosition(position), 'replace')}
        onReady={setEngine}
        onFailure={onFailure}
      />
      {engine ? (
        <MapTooling
          engine={engine}
          insetRightPx={covered.right}
          seen={seen}
          facilityIds={points.data?.id ?? null}
          show={view.cameras === 'on' ? FACILITIES_AND_CAMERAS : FACILITIES}
          around={card && card.id === view.facility ? card : null}
        />
      ) : null}
      {tip ? <FacilityTip {...tip} measure={view.measure} /> : null}
      {cameraTip ? <CameraTip {...cameraTip} pathOf={screen.pathOf} /> : null}
    </>
  );
}

/** The cameras while they are switched on; answers the one under the pointer. */
function useCameras(
  engine: MapEngine | null,
  { view }: Screen,
  onMissing: (areMissing: boolean) => void,
): { camera: SeenCamera; x: number; y: number } | null {
  const theme = useTheme();
  const change = useChangeView();
  const isOn = view.cameras === 'on';
  const { data } = useCameraTiles(isOn);
  const [tip, setTip] = useState<{ camera: SeenCamera; x: number; y: number } | null>(null);
  const tiles = useMemo<CameraTiles | null>(
    () => (isOn && data ? { ...data, url: `${location.origin}${data.path}` } : null),
    [isOn, data],
  );
  const filter = useMemo(() => filterOfView(view), [view]);
  const card = useCamera(view.camera ?? null).data?.camera;
  useCameraLayer(engine, {
    tiles,
    filter,
    selected: card && card.id === view.camera ? card : null,
    theme,
    onSelect: (id) => change({ camera: id, facility: undefined }),
    onHover: (camera, at) => setTip(camera && at ? { camera, ...at } : null),
    onMissing,
  });
  return tip;
}

/**
 * Fits the map to the unit when the reader opened one, and only then. A position in the address wins when the
 * application starts.
 */
function useFit(props: {
  engine: MapEngine | null;
  screen: Screen;
  boxes: ReturnType<typeof useBoundaries>['boxes'];
  covered: MapPadding;
  corner: { widthPx: number; heightPx: number };
}): void {
  const { engine, screen, boxes, covered, corner } = props;
  const { tree, unit, view } = screen;
  const isPlaced = positionOf(view) !== null;
  const fitted = useRef<string | null>(isPlaced ? view.unit : null);
  const room = useEffectEvent((box: UnitBox): MapPadding => {
    const { clientWidth: widthPx, clientHeight: heightPx } = document.documentElement;
    return roomFor(box, { widthPx, heightPx }, covered, corner);
  });
  useEffect(() => {
    if (!engine || !tree || boxes.size === 0) return;
    // A unit that does not exist is looked for nowhere: the Republic is shown.
    const target = unit?.kato ?? COUNTRY_KATO;
    if (fitted.current === target && isPlaced) return;
    const box = boxOf(tree, boxes, target);
    if (!box) return;
    engine.fit(box, { animate: fitted.current !== null, padding: () => room(box) });
    fitted.current = target;
  }, [engine, tree, unit, boxes, isPlaced]);
}
