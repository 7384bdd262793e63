import { z } from 'zod';
import type { LonLat } from './geodesic.ts';
import { fromMeridian, toMeridian } from './utm.ts';

/** Sheets upright, width and height in mm (ISO 216). */
const PAPERS_MM = { a4: [210, 297], a3: [297, 420] } as const;
export const paperSchema = z.enum(['a4', 'a3']);
export const orientationSchema = z.enum(['portrait', 'landscape']);

/** 1 : so much. */
export const SCALES = [5_000, 10_000, 25_000, 50_000, 100_000, 200_000, 500_000, 1_000_000] as const;
export const scaleSchema = z.union(SCALES.map((scale) => z.literal(scale)));
export type Scale = z.infer<typeof scaleSchema>;

/** A sheet of paper, and what of the Earth is on it. */
export type Sheet = {
  middle: LonLat;
  scale: Scale;
  paper: z.infer<typeof paperSchema>;
  orientation: z.infer<typeof orientationSchema>;
};

/** Room beside the map: above stands the title, below scale, legend and sources. */
const ROOM_MM = { left: 12, right: 12, top: 24, bottom: 34 } as const;
type Frame = { x: number; y: number; w: number; h: number };

/** The page and the frame of the map on it, mm from the left upper corner. */
export function pageOf({ paper, orientation }: Pick<Sheet, 'paper' | 'orientation'>): {
  widthMm: number;
  heightMm: number;
  map: Frame;
} {
  const [short, long] = PAPERS_MM[paper];
  const [widthMm, heightMm] = orientation === 'portrait' ? [short, long] : [long, short];
  const { left, right, top, bottom } = ROOM_MM;
  return {
    widthMm,
    heightMm,
    map: { x: left, y: top, w: widthMm - left - right, h: heightMm - top - bottom },
  };
}

/**
 * Millimetres of the page for a place: transverse Mercator about the meridian of the middle, so that the scale is true there and
 * 0.06 % too large at the edge of the widest sheet (A3 at 1 : 1,000,000). North is up in the middle.
 */
export function sheetProjection(sheet: Sheet): {
  toPage: (place: LonLat) => readonly [xMm: number, yMm: number];
  toPlace: (xMm: number, yMm: number) => LonLat;
} {
  const { map } = pageOf(sheet);
  const [meridian, lat] = sheet.middle;
  const [x0, y0] = toMeridian(meridian, lat, meridian);
  const mmPerM = 1_000 / sheet.scale;
  const [left, top] = [map.x + map.w / 2, map.y + map.h / 2];
  return {
    toPage: ([lon, at]) => {
      const [x, y] = toMeridian(lon, at, meridian);
      return [left + (x - x0) * mmPerM, top - (y - y0) * mmPerM];
    },
    toPlace: (xMm, yMm) => fromMeridian(x0 + (xMm - left) / mmPerM, y0 - (yMm - top) / mmPerM, meridian),
  };
}

/** The corners of the map on the sheet, from the north-west clockwise, with places between them: its sides are bent in degrees. */
export function frameOnGround(sheet: Sheet): LonLat[] {
  const { x, y, w, h } = pageOf(sheet).map;
  const { toPlace } = sheetProjection(sheet);
  const corners = [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ] as const;
  const steps = 8;
  return corners.flatMap(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % 4] ?? [ax, ay];
    return Array.from({ length: steps }, (_, n) =>
      toPlace(ax + ((bx - ax) * n) / steps, ay + ((by - ay) * n) / steps),
    );
  });
}
