import { initTRPC, type TRPCError } from '@trpc/server';
import { ZodError, prettifyError } from 'zod';
import type { Access } from './access/access.ts';
import type { Door } from './access/door.ts';
import { territoryOf, type Denied } from './access/guard.ts';
import type { Db } from './db/schema.ts';
import type { Line } from './live/line.ts';
import type { Notify } from './notify/notify.ts';
import { RefusedError, type RefusalDetail } from './operations/refusal.ts';
import type { Voids } from './operations/void/voids.ts';
import type { Picture } from './picture/picture.ts';
import type { CameraSitingJobs, LocationJobs } from './planning/location/kinds.ts';
import type { Travel } from './planning/travel/travel.ts';
import type { Imports } from './register/import/imports.ts';
import { refuse, RefusedAnswer } from './refused.ts';
import { ImportRefusal } from './register/import/refusal.ts';
import type { SimulationControl } from './simulation/control.ts';
import type { Action } from '../shared/access/action.ts';
import type { Position } from '../shared/operations/schema.ts';

/** What every procedure may use. The picture is read anew for each request, because an import replaces it. */
export type Context = {
  db: Db;
  picture: Picture;
  /** Who asks; null for somebody who is not signed in. */
  access: Access | null;
  /** What the procedures of the door need; no other looks at it. */
  door: Door | null;
  /** Address that the request came from. */
  remoteAddress?: string | undefined;
  /** Told of every refusal. */
  denied?: Denied | undefined;
  /** Carries a changed object, as `facility:42`, into the picture; resolves when it shows. */
  registerChanged?: ((object: string) => Promise<void>) | undefined;
  /** Imports of this process; a caller without them may only look. */
  imports?: Imports | undefined;
  /** The screen's line of the live channel; only what comes over it has one. */
  line?: Line | undefined;
  /** Answers a command even while the database does not; without it a command waits for the database. */
  answerCommand?: AnswerCommand | undefined;
  /** What nobody reaches in time; without it nothing is watched. */
  voids?: Voids | undefined;
  /** Travel time by road or as an estimate; without it nobody plans with it. */
  travel?: Travel | undefined;
  /** Takes a position of a crew's page into the pipeline and says what became of it; without it none are taken. */
  takePosition?: ((device: string, position: Position) => Promise<string>) | undefined;
  /** Plans that are being reckoned in the background; without them none are. */
  locations?: LocationJobs | undefined;
  cameraSitings?: CameraSitingJobs | undefined;
  /** The part of this server that notifies; a caller without it is only told later. */
  notify?: Notify | undefined;
  /** The simulation of this server; none where nothing is simulated. */
  simulation?: SimulationControl | undefined;
};

/** Runs a command and answers for it, with a refusal when the database is silent. */
export type AnswerCommand = <Result>(run: () => Promise<Result>) => Promise<Result>;

/** Who does it, as histories and the audit keep it. */
export const actorOf = (ctx: { access: Access }): string => ctx.access.actor;

/** What a procedure needs of who calls it: an action, a sign-in alone, or nothing. */
type Meta = { needs: Action | 'signed-in' | 'nothing' };

/** What a failure of ours is called tells strangers what we are made of; it stands in the log. */
function messageOf(error: TRPCError, message: string): string {
  if (error.code === 'INTERNAL_SERVER_ERROR')
    return 'The server could not answer. The failure is in its log.';
  return error.cause instanceof ZodError ? prettifyError(error.cause) : message;
}

/** What stands in the way of a command, for the screen to say in the person's language. */
const refusalOf = ({ cause }: TRPCError): Partial<RefusalDetail> =>
  cause instanceof RefusedError ? cause.detail : {};

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: messageOf(error, shape.message),
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        /** The refusal of an import in codes, which the screen says in its language. */
        ...(error.cause instanceof ImportRefusal ? { problem: error.cause.problem } : {}),
        /** Any other refusal that has words of its own in every language. */
        ...(error.cause instanceof RefusedAnswer ? { refused: error.cause.refused } : {}),
        ...refusalOf(error),
      },
    }),
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

const signInFirst = (): TRPCError => refuse('UNAUTHORIZED', 'sign_in_first', 'Sign in first');

/** A procedure for whoever stands at the door: signing in, and what the door looks like. Nothing else is one. */
export const open = t.procedure.meta({ needs: 'nothing' });

/** A procedure about the caller's own account. */
export const signedIn = t.procedure.meta({ needs: 'signed-in' }).use(({ ctx, next }) => {
  // A program with a token has no account.
  if (!ctx.access || ctx.access.sessionId === null) throw signInFirst();
  return next({ ctx: { access: ctx.access } });
});

/**
 * A procedure for who has an action in at least one unit of territory. `ctx.scope` is where; `requireUnit` and
 * `requireObject` let through what lies inside, and a procedure that is asked for a unit or an object calls them first.
 */
export const may = (action: Action) =>
  t.procedure.meta({ needs: action }).use(({ ctx, path, next }) => {
    const { access, denied } = ctx;
    if (!access) throw signInFirst();
    const scope = access.scope(action);
    if (scope.roots.length === 0) {
      denied?.(action, path);
      throw refuse('FORBIDDEN', 'no_role', `None of your roles includes ${action}`);
    }
    return next({ ctx: { access, ...territoryOf(ctx.picture.tree, action, scope, denied) } });
  });

/** As `may`, for a command that carries a key and so acts once however often it is sent: it is answered in any case. */
export const mayCommand = (action: Action) =>
  may(action).use(({ ctx, next }) => (ctx.answerCommand ? ctx.answerCommand(() => next()) : next()));
