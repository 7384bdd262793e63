/** The storage cannot be opened; the message is for the operator: what is wrong, where, and the way out. */
export class StorageError extends Error {
  override name = 'StorageError';
}

/** The code of a file system, network or PostgreSQL error; empty when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The sentence that every dead end of the embedded server closes with. */
export const WAY_OUT = 'Set DATABASE_URL to use a PostgreSQL (15 or newer) of your own instead.';
