import { randomUUID } from 'node:crypto';

/** By the key of the command that opened it an incident of the simulation is known again after a restart. */
export const KEY_PREFIX = 'simulation-';
export const newKey = (): string => `${KEY_PREFIX}${randomUUID()}`;
