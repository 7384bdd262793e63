import { pino, type DestinationStream } from 'pino';
import { isMaskedName, MASKED } from '../shared/access/personal-fields.ts';

/** Structured log on standard error; standard output belongs to the command line's results. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

const MAX_DEPTH = 8;

/** A copy without the values nobody may write down, however deep they lie. */
function masked(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Error) return value;
  if (depth === MAX_DEPTH) return MASKED;
  if (Array.isArray(value)) return value.map((member) => masked(member, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isMaskedName(name) ? MASKED : masked(member, depth + 1),
    ]),
  );
}

/**
 * What is told of a failure. Errors of the database carry whole rows in `detail`, those of the interface the input: only
 * what says where it failed is taken.
 */
function failure(error: unknown): unknown {
  if (!(error instanceof Error)) return masked(error);
  const code = 'code' in error ? error.code : undefined;
  const cause = error.cause instanceof Error ? { cause: failure(error.cause) } : {};
  return { type: error.name, message: error.message, code, stack: error.stack, ...cause };
}

export function createLog(level: string, to: DestinationStream = pino.destination(2)): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: (fields) => masked(fields) as Record<string, unknown> },
      serializers: { err: failure },
    },
    to,
  );
}
