/** A key that makes a command act once, however often it is sent. */
export const newKey = (): string => crypto.randomUUID();
