import { z } from 'zod';
import { katoSchema } from './schema.ts';

const positionSchema = z
  .array(z.number())
  .min(2)
  .refine(([lon = NaN, lat = NaN]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90, {
    error: 'A position lies outside the world: [longitude, latitude] in degrees is expected',
  });

const ringSchema = z
  .array(positionSchema)
  .min(4, { error: 'A ring needs four positions at least' })
  .refine((ring) => sameplace(ring[0], ring.at(-1)), {
    error: 'A ring is not closed: its last position must repeat the first',
  });

function sameplace(a: number[] | undefined, b: number[] | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

const geometrySchema = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)).min(1) }),
  ],
  { error: 'A boundary is a Polygon or a MultiPolygon' },
);

/** One feature of a boundary file (RFC 7946): an area of a unit of territory, named by property `kato`. */
export const boundaryFeatureSchema = z.object({
  type: z.literal('Feature'),
  properties: z.looseObject({ kato: katoSchema }),
  geometry: geometrySchema,
});

/** The outer shape of a boundary file; its features are checked one by one, so that each can be named. */
export const boundaryFileSchema = z.object({
  type: z.literal('FeatureCollection', { error: 'A GeoJSON FeatureCollection is expected' }),
  features: z.array(z.unknown()).min(1, { error: 'The file holds no feature' }),
});
