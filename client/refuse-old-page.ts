import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AnyTRPCRouter } from '@trpc/server';
import { languageSchema } from '../shared/hierarchy/schema.ts';
import { createTranslate } from './i18n/translate.ts';
import { mayCommand, useServerBuild } from './state/server-build.ts';

/** JSON-RPC's code of a request that does not fit, as tRPC writes it. */
const PRECONDITION_FAILED = -32012;

/** Gives no command from a page that is older than its server, and says so in the page's language. Questions pass. */
export const refuseOldPage =
  <Router extends AnyTRPCRouter>(): TRPCLink<Router> =>
  () =>
  ({ op, next }) => {
    if (op.type !== 'mutation' || mayCommand(op.path, useServerBuild.getState())) return next(op);
    const language = languageSchema.catch('ru').parse(document.documentElement.lang);
    const message = createTranslate(language)('pocket.oldPage');
    return observable((observer) => {
      observer.error(
        TRPCClientError.from({
          error: {
            message,
            code: PRECONDITION_FAILED,
            data: { code: 'PRECONDITION_FAILED', httpStatus: 412, path: op.path },
          },
        }),
      );
    });
  };
