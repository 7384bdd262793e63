import { initTRPC, type TRPCError } from '@trpc/server';
import { ZodError, prettifyError } from 'zod';
import type { Db } from './db/schema.ts';
import type { Picture } from './picture/picture.ts';

/** What every procedure may use. The picture is read anew for each request, because an import replaces it. */
export type Context = {
  db: Db;
  picture: Picture;
  /** Address that the request came from. */
  remoteAddress?: string | undefined;
  /** Carries a changed object, as `facility:42`, into the picture; resolves when it shows. */
  registerChanged?: ((object: string) => Promise<void>) | undefined;
};

/** Who does it. There are no accounts yet, so it is a screen and its address. */
export const actorOf = (ctx: Context): string =>
  ctx.remoteAddress === undefined ? 'screen' : `screen ${ctx.remoteAddress}`;

/** What a failure of ours is called tells strangers what we are made of; it stands in the log. */
function messageOf(error: TRPCError, message: string): string {
  if (error.code === 'INTERNAL_SERVER_ERROR')
    return 'The server could not answer. The failure is in its log.';
  return error.cause instanceof ZodError ? prettifyError(error.cause) : message;
}

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: messageOf(error, shape.message),
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path },
  }),
});

export const router = t.router;
export const procedure = t.procedure;
export const createCaller = t.createCallerFactory;
