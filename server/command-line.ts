import { InvalidArgumentError } from 'commander';
import type { z } from 'zod';
import { openDatabase, type OpenDatabase } from './db/open.ts';
import { readEnv } from './env.ts';
import { createLog } from './log.ts';
import { ensureSeeded } from './seed.ts';

/** A mistake of the caller, said in one sentence without a stack. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Says something to the person at the terminal; standard output is for data. */
export const tell = (text: string): boolean => process.stderr.write(`${text}\n`);

/** Lets a zod schema check an argument, with its own words. */
export const checked =
  <T>(schema: z.ZodType<T>, convert: (text: string) => unknown = (text) => text) =>
  (text: string): T => {
    const result = schema.safeParse(convert(text));
    if (!result.success) throw new InvalidArgumentError(result.error.issues[0]?.message ?? 'not understood');
    return result.data;
  };

/** Opens the database beside a running server or alone, fills a new one, and closes it whatever happens. */
export async function withDatabase(work: (opened: OpenDatabase) => Promise<void>): Promise<void> {
  const env = readEnv();
  const log = createLog(env.logLevel);
  const opened = await openDatabase({ env, log, mode: 'share' });
  try {
    await ensureSeeded(opened.db, { demonstration: env.demo, say: tell });
    await work(opened);
  } finally {
    await opened.close();
  }
}
