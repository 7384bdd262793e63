import { TRPCError } from '@trpc/server';
import type { Access } from './access.ts';
import type { Door } from './door.ts';
import type { Office } from './grants.ts';
import type { Territory } from './guard.ts';
import type { Context } from '../trpc.ts';

/** The door of the request. A program that calls procedures without one cannot sign anybody in. */
export function doorOf(ctx: Context): Door {
  if (!ctx.door) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'There is no door here' });
  return ctx.door;
}

/** Who administers, over what, when. */
export function officeOf(ctx: Omit<Context, 'access'> & Territory & { access: Access }): Office {
  const { db, access, scope, requireUnit, requireObject } = ctx;
  const { tree } = ctx.picture;
  return { db, access, scope, requireUnit, requireObject, tree, nowMs: doorOf(ctx).clock() };
}
