import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../trpc.ts';

/** The server has answered, and its answer is no: asking again gives the same. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof TRPCClientError && ((error as TRPCClientError<AppRouter>).data?.httpStatus ?? 500) < 500;
