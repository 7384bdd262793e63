import 'maplibre-gl/dist/maplibre-gl.css';
import './map-view.css';
import { useEffect, useEffectEvent, useState } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import type { Language } from '../../shared/hierarchy/schema.ts';
import { useShownMap } from '../state/shown-map.ts';
import type { Theme } from '../theme.ts';
import { startEngine } from './engine.ts';
import type { MapEngine, MapFailure, MapPosition } from './engine.ts';
import { MapFurniture } from './map-furniture.tsx';

/** The Republic on a desk screen, until the caller fits something better. */
const HOME_VIEW: MapPosition = { lon: 67, lat: 48.2, zoom: 4.2 };

type Variables = CSSProperties & Record<`--map-${string}`, string>;

function colours(theme: Theme, inset: { right: number; bottom: number }): Variables {
  const { map } = theme;
  return {
    '--map-sea': map.sea,
    '--map-halo': map.labelHalo,
    '--map-muted': map.labelMuted,
    '--map-text': theme.text,
    '--map-line': theme.line,
    '--map-raised': theme.surfaceRaised,
    '--map-focus': theme.focus,
    '--map-inset-right': `${inset.right}px`,
    '--map-inset-bottom': `${inset.bottom}px`,
  };
}

type MapViewProps = {
  theme: Theme;
  language: Language;
  initialView: MapPosition | null;
  /** Says what the map shows, for people who do not see it. */
  label: string;
  /** Space taken by panels over the map, so that scale and zoom buttons stay free of them; CSS pixels. */
  inset?: { right: number; bottom: number };
  /** CSS pixels of one rem by which layers are sized, where it changes: the map is then drawn anew where it stands. */
  remPx?: number;
  /** After every move, by hand or by program. */
  onMove(view: MapPosition): void;
  /** The engine once layers may be added, null when it goes. */
  onReady(engine: MapEngine | null): void;
  onFailure(reason: MapFailure): void;
};

/** The map and its furniture. Fills its positioned parent; the map never moves unless someone moves it. */
export function MapView(props: MapViewProps): ReactElement {
  const { theme, language, label, inset = { right: 0, bottom: 0 } } = props;
  const [container, setContainer] = useState<HTMLDivElement | null>(null);
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [position, setPosition] = useState<MapPosition>(props.initialView ?? HOME_VIEW);
  const [generation, setGeneration] = useState(0);

  const ready = useEffectEvent((next: MapEngine | null) => {
    setEngine(next);
    props.onReady(next);
  });
  const failed = useEffectEvent((reason: MapFailure) => props.onFailure(reason));
  const moved = useEffectEvent((view: MapPosition) => {
    setPosition(view);
    props.onMove(view);
  });
  const start = useEffectEvent((element: HTMLElement) => {
    try {
      return startEngine({
        container: element,
        theme,
        language,
        view: position,
        onMove: (view) => moved(view),
        onReady: (next) => ready(next),
        onFailure: (reason) => failed(reason),
        onRestored: () => setGeneration((n) => n + 1),
      });
    } catch {
      failed('webgl');
      return null;
    }
  });

  useEffect(() => {
    if (!container) return undefined;
    let started: MapEngine | null = null;
    // In a task of its own: what a screen that comes with its map draws beside it is long enough.
    const timer = setTimeout(() => {
      started = start(container);
    });
    return () => {
      clearTimeout(timer);
      if (!started) return;
      ready(null);
      started.destroy();
    };
  }, [container]);

  useEffect(() => {
    if (!engine) return undefined;
    useShownMap.setState({ goTo: (place) => engine.flyTo(place) });
    return () => useShownMap.setState({ goTo: null });
  }, [engine]);
  useEffect(() => engine?.setTheme(theme), [engine, theme]);
  useEffect(() => engine?.setLanguage(language), [engine, language]);
  useEffect(() => engine?.setLabel(label), [engine, label]);

  return (
    <div className="map-view" style={colours(theme, inset)}>
      <div className="map-canvas" key={`${generation} ${props.remPx}`} ref={setContainer} />
      <MapFurniture
        language={language}
        position={position}
        onZoom={(step) => (step > 0 ? engine?.map.zoomIn() : engine?.map.zoomOut())}
      />
    </div>
  );
}
