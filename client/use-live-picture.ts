import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { NOTICED } from '../shared/live/event.ts';
import { WALL_EVENT } from '../shared/wall/state.ts';
import { mayDo } from './access/use-me.ts';
import { askAnew } from './live/ask-anew.ts';
import { openLiveLine } from './live/line.ts';
import { openLivePicture, type LivePicture, type PictureState } from './live/live-picture.ts';
import { concernsOf, createUnitRows, EVERYTHING, gapMsOf, renew, type Part } from './operations/renewals.ts';
import { BY_ITSELF, trpc } from './trpc.ts';

/** A server that does not say for so long who is there is one that cannot be reached. */
const PATIENCE_MS = 5_000;

const ADDRESS = '/api/live';
/** Any of them opens the line. */
const LIVE = ['operations.read', 'operations.shared', 'positions.read'] as const;

const NOTICES_GAP_MS = 400;
const renewNotices = (queries: QueryClient): Promise<void> =>
  askAnew(queries, trpc.notify.notices.list.pathKey());

const renewWalls = (queries: QueryClient): Promise<void> => askAnew(queries, trpc.wall.walls.pathKey());

/** A browser's screen has one, whoever shows it. */
const useOpened = create<{ picture: LivePicture | null }>(() => ({ picture: null }));

/** The live picture of operations, for as long as the screen stands; null before it is opened. */
export function useLivePicture(unit: string): LivePicture | null {
  const queries = useQueryClient();
  const { picture } = useOpened();
  useEffect(() => {
    // Whoever is no longer signed in is led to the sign-in by the same answer.
    const mayReturn = async (): Promise<boolean> => {
      const me = await Promise.race([
        queries.fetchQuery({
          ...trpc.access.me.queryOptions(undefined, { trpc: BY_ITSELF }),
          staleTime: 0,
          retry: false,
        }),
        new Promise<never>((_, reject) => setTimeout(() => reject(new Error('No answer')), PATIENCE_MS)),
      ]);
      return me.state === 'in' && LIVE.some((action) => mayDo(me, action));
    };
    const url = new URL(ADDRESS, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const line = openLiveLine(url.href, { mayReturn });
    const unitRows = createUnitRows(queries);
    const opened = openLivePicture({
      source: line,
      clock: Date.now,
      concerns: (event): Iterable<Part | 'notices' | 'walls'> => {
        if (event.kind === NOTICED) return ['notices'];
        if (event.kind === WALL_EVENT) return ['walls'];
        return unitRows.note(event) ? [...concernsOf(event), 'unit-rows'] : concernsOf(event);
      },
      everything: [...EVERYTHING, 'notices', 'walls'],
      renew: (part) => {
        if (part === 'notices') return renewNotices(queries);
        if (part === 'walls') return renewWalls(queries);
        return part === 'unit-rows' ? unitRows.renew() : renew(queries, part);
      },
      gapMs: (part) => (part === 'notices' || part === 'walls' ? NOTICES_GAP_MS : gapMsOf(part)),
    });
    useOpened.setState({ picture: opened });
    return () => {
      useOpened.setState({ picture: null });
      opened.close();
      void line.close();
    };
  }, [queries]);
  useEffect(() => picture?.positions.follow(unit), [picture, unit]);
  return picture;
}

const LOADING = { state: 'loading' } as const;
const nothing = (): void => {};

/** The word for how true the picture is, for screens that need not be drawn with every second that it tells of. */
export const usePictureWord = (picture: LivePicture | null): PictureState['state'] =>
  useSyncExternalStore(picture?.subscribe ?? (() => nothing), () => stateOf(picture).state);

/** How true the picture is at this moment. */
export const stateOf = (picture: LivePicture | null): PictureState => picture?.state() ?? LOADING;

/** How true the picture is, and a time away that is over. */
export function usePictureState(picture: LivePicture | null) {
  const subscribe = picture?.subscribe ?? (() => nothing);
  const state = useSyncExternalStore(subscribe, () => stateOf(picture));
  const absence = useSyncExternalStore(subscribe, () => picture?.absence() ?? null);
  return { state, absence };
}
