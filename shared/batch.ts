/** Calls that one request may carry; the server refuses a larger batch whole, so the client sends none. */
export const MAX_BATCH = 20;
