import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { demoAccounts, demoSignIn } from './demo.ts';
import { addGrant, grantHistory, requireManageable, revokeGrant } from './grants.ts';
import { me } from './me.ts';
import { doorOf, officeOf } from './office.ts';
import {
  createPerson,
  disablePerson,
  getPerson,
  listPeople,
  renamePerson,
  requirePerson,
  resetPassword,
} from './people.ts';
import { confirmTotp, enrolTotp, removeTotp, renewRecoveryCodes } from './second-factor.ts';
import { preferencesRouter, viewsRouter } from './saved-view/procedures.ts';
import { sessionsOf } from './sessions/store.ts';
import { tokensRouter } from './tokens/procedures.ts';
import { changePassword, endSessions, giveSecondFactor, signIn, signOut } from './sign-in.ts';
import {
  addGrantSchema,
  changePasswordResultSchema,
  changePasswordSchema,
  codeSchema,
  createPersonSchema,
  demoAccountSchema,
  demoSignInSchema,
  disablePersonSchema,
  grantHistorySchema,
  grantsQuestionSchema,
  meSchema,
  oneTimePasswordSchema,
  passwordAgainSchema,
  peoplePageSchema,
  peopleQuestionSchema,
  personIdSchema,
  personSchema,
  recoveryCodesSchema,
  resetPasswordSchema,
  revokeGrantSchema,
  sessionIdSchema,
  sessionSchema,
  signInResultSchema,
  signInSchema,
  totpEnrolmentSchema,
  updatePersonSchema,
} from '../../shared/access/schema.ts';
import { write } from '../db/write.ts';
import { may, open, router, signedIn } from '../trpc.ts';

const administers = may('access.people').use(({ ctx, next }) => next({ ctx: { office: officeOf(ctx) } }));

const sessions = router({
  list: signedIn.output(z.array(sessionSchema)).query(async ({ ctx }) => {
    const { access } = ctx;
    const rows = await sessionsOf(ctx.db, access.personId, doorOf(ctx).clock());
    return rows.map((row) => ({
      id: row.id,
      current: row.id === access.sessionId,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      address: row.address,
      userAgent: row.user_agent,
    }));
  }),

  /** Ends one of one's own sessions; another person's is as one that is not there. */
  revoke: signedIn.input(sessionIdSchema).mutation(({ ctx, input }) =>
    write(ctx.db, { actor: ctx.access.actor, action: 'access.revokeSession' }, async (trx) => {
      await endSessions(trx, ctx.access.personId, { only: input.id }, doorOf(ctx).clock());
      return { result: null, object: `session:${input.id}` };
    }),
  ),
});

const people = router({
  list: administers
    .input(peopleQuestionSchema)
    .output(peoplePageSchema)
    .query(({ ctx, input }) => listPeople(ctx.office, input)),

  get: administers
    .input(personIdSchema)
    .output(personSchema)
    .query(({ ctx, input }) => getPerson(ctx.office, input.id)),

  create: administers
    .input(createPersonSchema)
    .output(oneTimePasswordSchema)
    .mutation(({ ctx, input }) => createPerson(ctx.office, input)),

  update: administers.input(updatePersonSchema).mutation(({ ctx, input }) => renamePerson(ctx.office, input)),

  disable: administers
    .input(disablePersonSchema)
    .mutation(({ ctx, input }) => disablePerson(ctx.office, input)),

  resetPassword: administers
    .input(resetPasswordSchema)
    .output(oneTimePasswordSchema)
    .mutation(({ ctx, input }) => resetPassword(ctx.office, input)),
});

const grants = router({
  list: administers
    .input(grantsQuestionSchema)
    .output(z.array(grantHistorySchema))
    .query(async ({ ctx, input }) => {
      await requirePerson(ctx.office, input.personId);
      return grantHistory(ctx.office, input.personId);
    }),

  add: administers
    .input(addGrantSchema)
    .output(z.object({ id: z.number() }))
    .mutation(async ({ ctx, input }) => {
      const person = await requirePerson(ctx.office, input.personId);
      requireManageable(ctx.office, person);
      return { id: await addGrant(ctx.office, person, input) };
    }),

  revoke: administers.input(revokeGrantSchema).mutation(({ ctx, input }) => revokeGrant(ctx.office, input)),
});

/** Coming in, one's own account, and the administration of people. */
export const accessRouter = router({
  me: open.output(meSchema).query(({ ctx }) => me(doorOf(ctx), ctx.access)),

  signIn: open
    .input(signInSchema)
    .output(signInResultSchema)
    .mutation(({ ctx, input }) => signIn(doorOf(ctx), input)),

  totp: open
    .input(codeSchema)
    .output(signInResultSchema)
    .mutation(({ ctx, input }) => giveSecondFactor(doorOf(ctx), input.code)),

  signOut: open.mutation(({ ctx }) => signOut(doorOf(ctx))),

  /** One's own, once in or when a one-time password must be changed. */
  changePassword: open
    .input(changePasswordSchema)
    .output(changePasswordResultSchema)
    .mutation(({ ctx, input }) => {
      const door = doorOf(ctx);
      if (!door.session || door.session.stage === 'totp')
        throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first' });
      return changePassword(door, door.session, input);
    }),

  demoAccounts: open
    .output(z.array(demoAccountSchema))
    .query(({ ctx }) => (doorOf(ctx).demo ? demoAccounts(ctx.picture.tree) : [])),

  demoSignIn: open
    .input(demoSignInSchema)
    .mutation(({ ctx, input }) => demoSignIn(doorOf(ctx), input.account)),

  totpEnrol: signedIn
    .input(passwordAgainSchema)
    .output(totpEnrolmentSchema)
    .mutation(({ ctx, input }) => enrolTotp(doorOf(ctx), ctx.access.personId, input.password)),

  totpConfirm: signedIn
    .input(codeSchema)
    .output(recoveryCodesSchema)
    .mutation(async ({ ctx, input }) => ({
      codes: await confirmTotp(doorOf(ctx), ctx.access.personId, input.code),
    })),

  totpRemove: signedIn
    .input(passwordAgainSchema)
    .mutation(({ ctx, input }) => removeTotp(doorOf(ctx), ctx.access.personId, input.password)),

  recoveryCodes: signedIn
    .input(passwordAgainSchema)
    .output(recoveryCodesSchema)
    .mutation(async ({ ctx, input }) => ({
      codes: await renewRecoveryCodes(doorOf(ctx), ctx.access.personId, input.password),
    })),

  sessions,
  people,
  grants,
  tokens: tokensRouter,
  views: viewsRouter,
  preferences: preferencesRouter,
});
