import { z } from 'zod';
import { targetKey, targetSchema, type Target } from '../target.ts';

/** How many are remembered. */
const MOST = 8;
const keyOfPerson = (personId: number): string => `sholu-recent-${personId}`;

/** What a person had the palette do lately at this desk, newest first; what can be read no longer is left out. */
export function recentOf(personId: number): Target[] {
  try {
    const kept = z.array(z.unknown()).parse(JSON.parse(localStorage.getItem(keyOfPerson(personId)) ?? '[]'));
    return kept.flatMap((one) => targetSchema.safeParse(one).data ?? []);
  } catch {
    return [];
  }
}

/** Remembers one as the newest. A unit is not sent twice by a slip of the hand, so that is not remembered. */
export function remember(personId: number, target: Target): void {
  if (target.to === 'send') return;
  const others = recentOf(personId).filter((one) => targetKey(one) !== targetKey(target));
  try {
    localStorage.setItem(keyOfPerson(personId), JSON.stringify([target, ...others].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing has no recent ones.
  }
}
