import type { Address } from './schema.ts';

/** An address in one line, without the words in which it was told; empty when there is none. */
export const addressLine = ({ commonName, settlement, street, house, crossing }: Address): string =>
  [commonName, settlement, [street, house].filter(Boolean).join(' '), crossing].filter(Boolean).join(', ');
