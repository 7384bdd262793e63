import { create } from 'zustand';

/** Header by which the server says which build of the client it serves. */
export const BUILD_HEADER = 'x-sholu-build';

/** `newer`: the server has another client than this page; `since` is its mark. */
export type ServerBuild = { state: 'same' } | { state: 'newer'; since: string };

/** What follows when the server names its build. `own` is null while developing, `heard` for a server that names none. */
export function judgeBuild(
  own: string | null,
  heard: string | null,
  first: { isFirst: boolean; reloadedFor: string | null },
): 'same' | 'newer' | 'reload' {
  if (own === null || heard === null || own === heard) return 'same';
  // Once only: a proxy that keeps an old page would have it go round for ever.
  return first.isFirst && first.reloadedFor !== heard ? 'reload' : 'newer';
}

export const useServerBuild = create<ServerBuild>(() => ({ state: 'same' }));

const RELOADED = 'sholu-reloaded-for';
let isFirst = true;

/**
 * Takes note of the build that an answer names. A page that began old – it was kept, and the server has been renewed since –
 * loads itself anew before anything is done in it; one that was being worked in says so and waits for the reader.
 */
export function heardBuild(heard: string | null): void {
  const own = document.querySelector<HTMLMetaElement>('meta[name="sholu-build"]')?.content ?? null;
  const verdict = judgeBuild(own, heard, { isFirst, reloadedFor: sessionStorage.getItem(RELOADED) });
  isFirst = false;
  if (heard === null || verdict === 'same') return;
  if (verdict === 'reload') {
    sessionStorage.setItem(RELOADED, heard);
    location.reload();
    return;
  }
  useServerBuild.setState({ state: 'newer', since: heard });
}

/** Procedures that an old page may still call: a crew's word is never refused, and everybody may leave. */
const ALWAYS = /^(operations\.crew|access)\./;

/** Whether a page as old as this may give the command. */
export const mayCommand = (path: string, { state }: ServerBuild): boolean =>
  state === 'same' || ALWAYS.test(path);
