import { z } from 'zod';
import { isWay, targetKey, targetSchema, type Way } from '../target.ts';

/** How many are remembered. */
const MOST = 8;
const keyOfPerson = (personId: number): string => `sholu-recent-${personId}`;

/** What a person had the palette do lately at this desk, newest first; what can be read no longer is left out. */
export function recentOf(personId: number): Way[] {
  try {
    const kept = z.array(z.unknown()).parse(JSON.parse(localStorage.getItem(keyOfPerson(personId)) ?? '[]'));
    return kept.flatMap((one) => targetSchema.safeParse(one).data ?? []).filter(isWay);
  } catch {
    return [];
  }
}

/** Remembers one as the newest. */
export function remember(personId: number, target: Way): void {
  const others = recentOf(personId).filter((one) => targetKey(one) !== targetKey(target));
  try {
    localStorage.setItem(keyOfPerson(personId), JSON.stringify([target, ...others].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing has no recent ones.
  }
}
