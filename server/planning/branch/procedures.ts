import { z } from 'zod';
import { planPicture } from './picture.ts';
import { katoSchema, languageSchema } from '../../../shared/hierarchy/schema.ts';
import { boardOf } from '../../operations/void/procedures.ts';
import { facilityRange } from '../../picture/picture.ts';
import { may, router } from '../../trpc.ts';

const reads = may('planning.read');

/** What-if branches: the picture they stand on, and the branches themselves. */
export const branchProcedures = router({
  /** A territory as it is now. */
  picture: reads.input(z.object({ unit: katoSchema })).query(({ ctx, input: { unit } }) => {
    ctx.requireUnit(unit);
    return planPicture({ db: ctx.db, picture: ctx.picture, board: boardOf(ctx) }, unit);
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
        name: here.map(({ name }) => name[lang]),
        kato: here.map(({ kato }) => kato),
      };
    }),
});
