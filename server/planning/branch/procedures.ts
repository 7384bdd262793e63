import { z } from 'zod';
import {
  archiveBranch,
  branchCard,
  createBranch,
  rebaseBranch,
  saveBranch,
  shareBranch,
  sinceBranch,
  type Planner,
} from './branches.ts';
import { planPicture } from './picture.ts';
import { branchesOf } from './store.ts';
import { katoSchema, languageSchema } from '../../../shared/hierarchy/schema.ts';
import { idSchema } from '../../../shared/operations/schema.ts';
import { changesSchema } from '../../../shared/planning/branch/change.ts';
import { basisSchema } from '../../../shared/planning/branch/picture.ts';
import type { Territory } from '../../access/guard.ts';
import { namesOf } from '../../operations/incident/store.ts';
import { boardOf } from '../../operations/void/procedures.ts';
import { facilityRange } from '../../picture/picture.ts';
import { cameraById } from '../../register/cameras/store.ts';
import { actorOf, may, router, type Context } from '../../trpc.ts';
import type { Access } from '../../access/access.ts';

const reads = may('planning.read');
const writes = may('planning.write');

const plannerOf = (ctx: Context & Territory & { access: Access }): Planner => ({
  ...ctx,
  board: boardOf(ctx),
  actor: actorOf(ctx),
  now: Date.now(),
});

const one = z.object({ id: idSchema });
/** The branch, and the version of it that the person saw. */
const seen = one.extend({ version: z.number().int().positive() });
const name = z.string().trim().min(1, 'A name is missing').max(120, '120 characters at most');
const content = { name, basis: basisSchema, changes: changesSchema };

/** What-if branches: the picture they stand on, and the branches themselves. */
export const branchProcedures = router({
  /** A territory as it is now. */
  picture: reads.input(z.object({ unit: katoSchema })).query(({ ctx, input: { unit } }) => {
    ctx.requireUnit(unit);
    return planPicture(plannerOf(ctx), unit);
  }),

  /** Facilities of a territory by name; a name stays when figures change, so it is asked for once. */
  names: reads
    .input(z.object({ unit: katoSchema, lang: languageSchema }))
    .query(({ ctx, input: { unit, lang } }) => {
      ctx.requireUnit(unit);
      const [from, to] = facilityRange(ctx.picture, unit) ?? [0, 0];
      const here = ctx.picture.facilities.slice(from, to);
      return {
        id: here.map(({ id }) => id),
        name: here.map((facility) => facility.name[lang]),
        kato: here.map(({ kato }) => kato),
      };
    }),

  /** A camera of the register as a branch changes it. */
  camera: reads.input(one).query(async ({ ctx, input: { id } }) => {
    const found = ctx.requireObject(`camera:${id}`, await cameraById(ctx.db, id), ({ kato }) => kato);
    const { facilityId, linked, working, lon, lat, azimuthDeg, fovDeg, externalId, kato } = found;
    return { id, externalId, kato, facilityId, counts: linked && working, lon, lat, azimuthDeg, fovDeg };
  }),

  /** Branches of a territory and everything below it, the last changed first. */
  list: reads.input(z.object({ unit: katoSchema })).query(async ({ ctx, input: { unit } }) => {
    const index = ctx.requireUnit(unit);
    const { tree } = ctx.picture;
    const katos = tree.units.slice(index, tree.end[index]).map(({ kato }) => kato);
    const actor = actorOf(ctx);
    const rows = await branchesOf(ctx.db, katos, actor);
    const names = await namesOf(
      ctx.db,
      rows.map(({ createdBy }) => createdBy),
    );
    return rows.map((row) => ({
      ...row,
      own: row.createdBy === actor,
      author: names.get(row.createdBy) ?? row.createdBy,
    }));
  }),

  get: reads.input(one).query(({ ctx, input: { id } }) => branchCard(plannerOf(ctx), id)),

  /** What became of the picture since the branch was made of it. */
  since: reads.input(one).query(({ ctx, input: { id } }) => sinceBranch(plannerOf(ctx), id)),

  create: writes.input(z.object({ unit: katoSchema, ...content })).mutation(({ ctx, input }) => {
    ctx.requireUnit(input.unit);
    return createBranch(plannerOf(ctx), input);
  }),

  save: writes.input(seen.extend(content)).mutation(({ ctx, input }) => saveBranch(plannerOf(ctx), input)),

  share: writes
    .input(seen.extend({ shared: z.boolean() }))
    .mutation(({ ctx, input }) => shareBranch(plannerOf(ctx), input)),

  rebase: writes.input(seen).mutation(({ ctx, input }) => rebaseBranch(plannerOf(ctx), input)),

  archive: writes.input(seen).mutation(({ ctx, input }) => archiveBranch(plannerOf(ctx), input)),
});
