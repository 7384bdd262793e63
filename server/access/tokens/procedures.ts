import { z } from 'zod';
import { createToken, listTokens, revokeToken } from './tokens.ts';
import { officeOf } from '../office.ts';
import {
  createdTokenSchema,
  createTokenSchema,
  revokeTokenSchema,
  tokenSchema,
} from '../../../shared/access/token.ts';
import { may, router } from '../../trpc.ts';

const administers = may('access.tokens').use(({ ctx, next }) => next({ ctx: { office: officeOf(ctx) } }));

/** Tokens of programs, made, seen and taken back by who administers them in their unit of territory. */
export const tokensRouter = router({
  list: administers.output(z.array(tokenSchema)).query(({ ctx }) => listTokens(ctx.office, ctx.scope.paths)),

  create: administers
    .input(createTokenSchema)
    .output(createdTokenSchema)
    .mutation(({ ctx, input }) => createToken(ctx.office, input)),

  revoke: administers
    .input(revokeTokenSchema)
    .mutation(({ ctx, input }) => revokeToken({ ...ctx.office, actor: ctx.access.actor }, input)),
});
