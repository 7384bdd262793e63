import { z } from 'zod';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { cameraFilterSchema, filterMask } from '../../../shared/register/camera-filter.ts';
import { DEFAULT_CAMERA_PROFILE } from '../../../shared/register/camera-profile.ts';
import { cameraIdsAfter, countCameras } from '../../picture/camera-picture.ts';
import { camerasWithin } from '../../picture/camera-scope.ts';
import { noteView } from '../../access/audit/views.ts';
import { may } from '../../trpc.ts';
import { ALL_FROM_ZOOM, MAX_ZOOM, MIN_ZOOM } from '../camera-tile.ts';
import { cameraTilesPath } from '../tile.ts';
import { cameraById, camerasById } from './store.ts';

const lonSchema = z.number().min(-180).max(180);
const latSchema = z.number().min(-90).max(90);

const listSchema = z.object({
  /** Everything granted, when it is left out. */
  unit: katoSchema.optional(),
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

const procedure = may('cameras.read');

/** The camera layer: where its tiles are, the list that says the same in words, the card of one camera. */
export const cameraProcedures = {
  cameraTiles: procedure.query(({ ctx }) => {
    const { version, id, counts } = camerasWithin(ctx.picture.cameras, ctx.scope);
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
    const { tree } = ctx.picture;
    const cameras = camerasWithin(ctx.picture.cameras, ctx.scope);
    const unit = input.unit === undefined ? null : ctx.requireUnit(input.unit);
    const question = {
      units: unit === null ? ([0, tree.units.length] as const) : ([unit, tree.end[unit] ?? unit] as const),
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
    const camera = ctx.requireObject(
      `camera:${input.id}`,
      await cameraById(ctx.db, input.id),
      ({ kato }) => kato,
    );
    const { access } = ctx;
    await noteView(
      ctx.db,
      { actor: access.actor, action: 'camera.view', object: `camera:${input.id}`, kato: camera.kato },
      Date.now(),
    );
    return { camera, profile: DEFAULT_CAMERA_PROFILE };
  }),
};
