import { z } from 'zod';
import { TERRITORY_WORDS } from './territory-words.ts';

/** Names of WGS 84 with longitude first, as GeoJSON of 2008 writes them; RFC 7946 has no other system. */
const WGS84 = /(OGC:1\.3:CRS84|OGC::CRS84|CRS84|EPSG:{1,2}4326)$/i;

const crsSchema = z.object({ properties: z.object({ name: z.string() }) });

/**
 * The outer shape of a boundary file (RFC 7946); its features are checked one by one, so that each can be named.
 * Another coordinate system than WGS 84 is refused: drawing it as degrees would put the country elsewhere.
 */
export const boundaryFileSchema = z.object({
  type: z.literal('FeatureCollection', { error: TERRITORY_WORDS['file-collection'].en }),
  crs: z
    .unknown()
    .optional()
    .superRefine((crs, context) => {
      if (crs === undefined || crs === null) return;
      const name = crsSchema.safeParse(crs).data?.properties.name;
      if (name !== undefined && WGS84.test(name)) return;
      context.addIssue({
        code: 'custom',
        message: TERRITORY_WORDS['file-crs'].en,
      });
    }),
  features: z.array(z.unknown()).min(1, { error: TERRITORY_WORDS['file-no-feature'].en }),
});

/** One feature; its geometry is checked apart, with the unit's name at hand. */
export const boundaryFeatureSchema = z.object({
  type: z.literal('Feature', { error: 'A GeoJSON Feature is expected' }),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown(),
});
