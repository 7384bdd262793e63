import { initTRPC } from '@trpc/server';
import { ZodError, prettifyError } from 'zod';
import type { Db } from './db/schema.ts';
import type { Line } from './live/line.ts';
import type { Picture } from './picture/picture.ts';

/** What every procedure may use. The picture is read anew for each request, because an import replaces it. */
export type Context = {
  db: Db;
  picture: Picture;
  /** Address that the request came from. */
  remoteAddress?: string | undefined;
  /** Carries a changed object, as `facility:42`, into the picture; resolves when it shows. */
  registerChanged?: ((object: string) => Promise<void>) | undefined;
  /** The screen's line of the live channel; only what comes over it has one. */
  line?: Line | undefined;
};

/** Who does it. There are no accounts yet, so it is a screen and its address. */
export const actorOf = (ctx: Context): string =>
  ctx.remoteAddress === undefined ? 'screen' : `screen ${ctx.remoteAddress}`;

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: error.cause instanceof ZodError ? prettifyError(error.cause) : shape.message,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path },
  }),
});

export const router = t.router;
export const procedure = t.procedure;
export const createCaller = t.createCallerFactory;
