import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { COUNTRY_KATO, katoSchema } from '../../../shared/hierarchy/schema.ts';
import { cameraFilterSchema, filterMask } from '../../../shared/register/camera-filter.ts';
import { DEFAULT_CAMERA_PROFILE } from '../../../shared/register/camera-profile.ts';
import { cameraIdsAfter, countCameras } from '../../picture/camera-picture.ts';
import { procedure } from '../../trpc.ts';
import { ALL_FROM_ZOOM, MAX_ZOOM, MIN_ZOOM } from '../camera-tile.ts';
import { cameraTilesPath } from '../tile.ts';
import { cameraById, camerasById } from './store.ts';

const lonSchema = z.number().min(-180).max(180);
const latSchema = z.number().min(-90).max(90);

const listSchema = z.object({
  unit: katoSchema.default(COUNTRY_KATO),
  /** `[west, south, east, north]`, degrees. */
  box: z
    .tuple([lonSchema, latSchema, lonSchema, latSchema])
    .refine(([west, south, east, north]) => west <= east && south <= north, {
      error: 'A box is west, south, east, north',
    })
    .optional(),
  filter: cameraFilterSchema.default({}),
  /** The last id of the page before. */
  cursor: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(500).default(100),
});

/** The camera layer: where its tiles are, the list that says the same in words, the card of one camera. */
export const cameraProcedures = {
  cameraTiles: procedure.query(({ ctx }) => {
    const { version, id, counts } = ctx.picture.cameras;
    return {
      version,
      path: cameraTilesPath(version),
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      allFromZoom: ALL_FROM_ZOOM,
      total: id.length,
      counts: counts.map(([code, count]): [number, number] => [code, count]),
    };
  }),

  /** Cameras of a unit of territory, of a box or of both, by id; `total` is of the whole list. */
  cameraList: procedure.input(listSchema).query(async ({ ctx, input }) => {
    const { tree, cameras } = ctx.picture;
    const unit = tree.indexOf.get(input.unit);
    if (unit === undefined)
      throw new TRPCError({
        code: 'NOT_FOUND',
        message: `There is no unit of territory with KATO code ${input.unit}`,
      });
    const question = {
      units: [unit, tree.end[unit] ?? unit] as const,
      box: input.box ?? null,
      mask: filterMask(input.filter),
    };
    const ids = cameraIdsAfter(cameras, question, input.cursor, input.limit);
    return {
      rows: await camerasById(ctx.db, ids),
      nextCursor: ids.length === input.limit ? (ids.at(-1) ?? null) : null,
      total: countCameras(cameras, question),
    };
  }),

  camera: procedure.input(z.object({ id: z.number().int().positive() })).query(async ({ ctx, input }) => {
    const camera = await cameraById(ctx.db, input.id);
    if (!camera)
      throw new TRPCError({ code: 'NOT_FOUND', message: `There is no camera with number ${input.id}` });
    return { camera, profile: DEFAULT_CAMERA_PROFILE };
  }),
};
