import type { Map as MapLibreMap } from 'maplibre-gl';
import { movingPointsLayer, type MovingPointsStyle, type Rgb } from './moving-points-layer.ts';
import type { MovingPoints } from './moving-points.ts';

export type ShownMovingPoints = {
  /** The points have changed: they are drawn anew, and again for as long as they move. */
  changed(): void;
  setStyle(style: MovingPointsStyle): void;
  remove(): void;
};

/** Between two frames of a movement; thirty a second look smooth and leave the processor alone. */
const FRAME_MS = 33;
/**
 * Half of a blink: an outline blinks once a second, which nobody is harmed by, and not at all where motion is unwanted. There
 * points move in steps of the same length.
 */
const BLINK_MS = 500;

/** `#rrggbb` as the graphics card wants it. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/**
 * Shows moving points over a map whose style has loaded. The map is drawn again only while something moves or blinks and,
 * as fixes grow old without a new one, once every ten seconds.
 */
export function showMovingPoints(
  map: MapLibreMap,
  points: MovingPoints,
  first: MovingPointsStyle,
  now: () => number,
): ShownMovingPoints {
  let style = first;
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const isLit = (): boolean => still.matches || Math.floor(now() / BLINK_MS) % 2 === 0;
  const layer = movingPointsLayer({
    id: 'moving-points',
    points,
    style: () => style,
    isLit,
    now,
    centre: () => map.getCenter(),
    pixelRatio: () => map.getPixelRatio(),
  });
  map.addLayer(layer);

  let timer: ReturnType<typeof setTimeout> | undefined;
  const animate = (): void => {
    map.triggerRepaint();
    const isMoving = now() < points.movingUntilMs;
    const isBlinking = points.isBlinking && !still.matches;
    const isSmooth = isMoving && !still.matches;
    timer = isMoving || isBlinking ? setTimeout(animate, isSmooth ? FRAME_MS : BLINK_MS) : undefined;
  };
  const ageing = setInterval(() => map.triggerRepaint(), 10_000);

  const redraw = (): void => {
    clearTimeout(timer);
    animate();
  };
  return {
    changed: redraw,
    setStyle(next) {
      style = next;
      redraw();
    },
    remove() {
      clearTimeout(timer);
      clearInterval(ageing);
      map.removeLayer(layer.id);
    },
  };
}
