import { createHash } from 'node:crypto';
import type { Scope } from '../../shared/hierarchy/scope.ts';

/** Content address of a boundary set as a scope sees it, 64 hexadecimal digits: who sees all has the set's own hash. */
export const boundaryAddress = (hash: string, scope: Scope): string =>
  scope.all ? hash : createHash('sha256').update(`${hash} ${scope.key}`).digest('hex');
