import type { Map as MapLibreMap } from 'maplibre-gl';

/** Part of a symbol: an SVG path in a square box, filled, stroked or both; colours `#rrggbb`, widths in box units. */
export type Stroke = { d: string; fill?: string; stroke?: string; width?: number; dash?: readonly number[] };

/** A drawing of `sizePx` × `sizePx` CSS pixels; its paths are in a box of `boxPx`, where that is another one. */
export type Drawing = { sizePx: number; boxPx?: number; strokes: readonly Stroke[] };

/** Symbols are drawn twice as fine as CSS pixels, so that they stay sharp on a dense screen. */
const PIXEL_RATIO = 2;

/** Ends of a line: round, but a dash keeps its length. */
export const capOf = ({ dash }: { dash?: readonly number[] | undefined }): 'round' | 'butt' =>
  dash ? 'butt' : 'round';

const pathOf = (d: string) => new Path2D(d);

function rasterise({ sizePx, boxPx = sizePx, strokes }: Drawing): ImageData {
  const side = Math.round(sizePx * PIXEL_RATIO);
  // It is drawn to be read: on a graphics card every symbol would be waited for.
  const pen = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('The browser gives no 2D canvas to draw symbols on');
  pen.scale(side / boxPx, side / boxPx);
  pen.lineJoin = 'round';
  for (const { d, fill, stroke, width, dash } of strokes) {
    const path = pathOf(d);
    if (fill) {
      pen.fillStyle = fill;
      pen.fill(path, 'evenodd');
    }
    if (stroke) {
      pen.strokeStyle = stroke;
      pen.lineWidth = width ?? 1;
      pen.lineCap = capOf({ dash });
      pen.setLineDash([...(dash ?? [])]);
      pen.stroke(path);
    }
  }
  return pen.getImageData(0, 0, side, side);
}

/** What the images of a map were drawn from. */
const drawn = new WeakMap<MapLibreMap, Map<string, string>>();

/** Puts drawings into the map under their names, or renews them after a change of theme; what it has already is left as it is. */
export function putImages(map: MapLibreMap, drawings: Readonly<Record<string, Drawing>>): void {
  const before = drawn.get(map) ?? new Map<string, string>();
  drawn.set(map, before);
  for (const [id, drawing] of Object.entries(drawings)) {
    const source = JSON.stringify(drawing);
    if (before.get(id) === source) continue;
    before.set(id, source);
    const image = rasterise(drawing);
    if (map.hasImage(id)) map.updateImage(id, image);
    else map.addImage(id, image, { pixelRatio: PIXEL_RATIO });
  }
}
