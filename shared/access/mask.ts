/** What is known of somebody who called. Null is "not known". */
export type Caller = { name: string | null; phone: string | null; address: string | null };

/** Stands for what the reader may not see; its length says nothing of what is behind it. */
export const MASKED = '•••';

const masked = (value: string | null): string | null => (value === null ? null : MASKED);

/**
 * A caller as somebody may see them, by whether they have `operations.personal-data` where the incident lies. What is not
 * known stays unknown: a mask only covers what is there.
 */
export const maskCaller = (caller: Caller, mayRead: boolean): Caller =>
  mayRead
    ? caller
    : { name: masked(caller.name), phone: masked(caller.phone), address: masked(caller.address) };
