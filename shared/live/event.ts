import type { Kato } from '../hierarchy/schema.ts';

/** What happened to what, as it stands in the log and as a screen is told of it. */
export type LoggedEvent = {
  /** Gap-free number in the order of the log. */
  seq: number;
  /** When it was written, milliseconds. */
  atMs: number;
  /** `domain.what_happened`, as in `incident.opened`. */
  kind: string;
  /** Territory it concerns; null concerns everybody and then holds nothing of one territory. */
  kato: Kato | null;
  /** KATO codes from the root to that territory, joined by '/'. */
  path: string | null;
  /** As in `incident:42`. */
  object: string;
  /** Version of the object after it. */
  version: number | null;
  data?: unknown;
};

/** Somebody's notices are others now; told to the screens of that person alone. */
export const NOTICED = 'notify.noticed';

/**
 * What a screen is told, always in this order: once `snapshot` – load the picture by questions now, what follows comes
 * after `seq` –, then events, and every second how complete that is. `prev` is the number of the message before it on the
 * same line: another one means that something was lost on the way.
 */
export type LiveMessage =
  | { type: 'snapshot'; seq: number }
  | { type: 'event'; prev: number; event: LoggedEvent }
  | { type: 'asOf'; prev: number; seq: number; asOfMs: number; complete: boolean };

/** True when the territory of `path` is one of `paths` or lies below one; a path of nobody's territory is everybody's. */
export function isInScope(path: string | null, paths: readonly string[]): boolean {
  return path === null || paths.some((p) => path === p || path.startsWith(`${p}/`));
}

/** What of some territories lies in the one of `path`; nothing for an unknown one, whose path is empty. */
export function pathsWithin(paths: readonly string[], path: string): string[] {
  if (path === '') return [];
  return isInScope(path, paths) ? [path] : paths.filter((p) => isInScope(p, [path]));
}
