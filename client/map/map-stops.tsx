import { useEffect, useState, type ReactElement } from 'react';
import type { MapEngine } from './engine.ts';
import { useMapBox } from './use-map-box.ts';
import './map-stops.css';

/** An object of the map that the keyboard goes to. */
export type MapStop = { key: string; name: string; lon: number; lat: number; onOpen: (() => void) | null };

/**
 * Objects of the map as buttons above them, while the map has the focus: Tab goes from one to the next and a reader says its
 * name, Enter opens it, Escape leads past them all. The pointer does not meet them.
 */
export function MapStops(props: {
  engine: MapEngine;
  label: string;
  stops: readonly MapStop[];
}): ReactElement | null {
  const { engine, label, stops } = props;
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [isInside, setInside] = useState(() => document.activeElement === engine.map.getCanvas());
  const [isOnStop, setOnStop] = useState(false);
  // Whoever stands on one sees it stay over its object while the map moves; a map at rest has new stops.
  useMapBox(isOnStop ? engine : null, 'move');

  useEffect(() => {
    const canvas = engine.map.getCanvas();
    const look = (event: FocusEvent): void => {
      const { target } = event;
      const isStop = target instanceof Node && (root?.contains(target) ?? false);
      setInside(target === canvas || isStop);
      setOnStop(isStop);
    };
    // The objects come before the buttons of the map, which follow its canvas in the page.
    const onKey = (event: KeyboardEvent): void => {
      const first = root?.querySelector('button');
      if (event.key !== 'Tab' || event.shiftKey || !first) return;
      event.preventDefault();
      first.focus();
    };
    document.addEventListener('focusin', look);
    canvas.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('focusin', look);
      canvas.removeEventListener('keydown', onKey);
    };
  }, [engine, root]);

  return (
    <fieldset className="map-stops" aria-label={label} ref={setRoot}>
      {isInside
        ? stops.map(({ key, name, lon, lat, onOpen }) => {
            const { x, y } = engine.map.project([lon, lat]);
            return (
              <button
                key={key}
                type="button"
                className="map-stop"
                style={{ left: x, top: y }}
                aria-label={name}
                onClick={onOpen ?? undefined}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape') return;
                  event.stopPropagation();
                  engine.map
                    .getCanvas()
                    .closest('.map-view')
                    ?.querySelector<HTMLElement>('.map-zoom button')
                    ?.focus();
                }}
              >
                <span aria-hidden>{name}</span>
              </button>
            );
          })
        : null}
    </fieldset>
  );
}
