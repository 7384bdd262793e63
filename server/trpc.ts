import { initTRPC } from '@trpc/server';
import { z, ZodError } from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from './db/schema.ts';
import type { Picture } from './picture/picture.ts';

/** What every procedure may use. Made once per request. */
export type Context = { db: Kysely<Database>; picture: Picture };

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: error.cause instanceof ZodError ? z.prettifyError(error.cause) : shape.message,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path },
  }),
});

export const router = t.router;
export const procedure = t.procedure;
export const createCaller = t.createCallerFactory;
