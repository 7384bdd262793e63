import { findWithin } from './within.ts';
import { areaOfText } from '../../../shared/geometry/area.ts';
import { insideOf } from '../../../shared/geometry/inside.ts';
import { withinSchema } from '../../../shared/operations/within.ts';
import { may } from '../../trpc.ts';

/** What lies in a drawn area, by kind; a page of one kind. Whatever lies outside of the viewer's territory is not in it. */
export const withinProcedure = may('register.read')
  .input(withinSchema)
  .query(({ ctx, input: { area, kind, text, cursor, limit } }) => {
    const drawn = areaOfText(area) ?? { path: [], isClosed: false, radiusM: 0 };
    const from = cursor ?? 0;
    return findWithin({ ...ctx, at: Date.now() }, insideOf(drawn), { kind, from, limit, text });
  });
