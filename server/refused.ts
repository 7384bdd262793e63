import { TRPCError } from '@trpc/server';
import type { RefusalCode, RefusalValues, RefusedWith } from '../shared/refusals.ts';

/** Carries the code of a refusal to the answer, for the screen to say it in the person's language. */
export class RefusedAnswer extends Error {
  constructor(readonly refused: RefusedWith) {
    super(refused.code);
  }
}

/**
 * The answer to what a person may not or cannot do.
 * @param message the same in English, for programs and the log.
 */
export const refuse = <Code extends RefusalCode>(
  status: TRPCError['code'],
  code: Code,
  message: string,
  ...[values]: keyof RefusalValues<Code> extends never ? [] : [values: RefusalValues<Code>]
): TRPCError =>
  new TRPCError({ code: status, message, cause: new RefusedAnswer({ code, values: values ?? {} }) });
