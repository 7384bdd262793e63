import { useQuery } from '@tanstack/react-query';
import type { AlarmHistory } from '../../../shared/alarms/alarms-at.ts';
import type { BoardHistory } from '../../../shared/operations/board-at.ts';
import { client } from '../../trpc.ts';
import type { IncidentHistory } from '../answers.ts';

/** Pages that one replay holds: 5,000 incidents, 2,500 units, 12,500 alarms. */
const MOST_PAGES = 25;

type Period = { unit: string; fromMs: number; toMs: number };

/** The history of a period, with the names of people; `isCut` when it holds more than a replay. */
export type ReplayHistory = BoardHistory & {
  alarms: readonly AlarmHistory[];
  byId: ReadonlyMap<number, IncidentHistory>;
  people: Readonly<Record<string, string>>;
  isCut: boolean;
};

/** Every page of an answer, up to `MOST_PAGES`. */
async function allPages<Page extends { nextCursor: number | null }>(
  ask: (cursor: number | null) => Promise<Page>,
): Promise<{ pages: Page[]; isCut: boolean }> {
  const pages: Page[] = [];
  let cursor: number | null = null;
  do {
    const page: Page = await ask(cursor);
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor !== null && pages.length < MOST_PAGES);
  return { pages, isCut: cursor !== null };
}

async function historyOf(period: Period, mayUnits: boolean): Promise<ReplayHistory> {
  const { incidents, units, alarms } = client.operations.replay;
  const [told, moved, called] = await Promise.all([
    allPages((cursor) => incidents.query({ ...period, cursor })),
    mayUnits ? allPages((cursor) => units.query({ ...period, cursor })) : { pages: [], isCut: false },
    allPages((cursor) => alarms.query({ ...period, cursor })),
  ]);
  const rows = told.pages.flatMap((page) => page.rows);
  return {
    incidents: rows.map(({ log }) => log),
    units: moved.pages.flatMap((page) => page.rows),
    alarms: called.pages.flatMap((page) => page.rows),
    byId: new Map(rows.map((row) => [row.id, row])),
    people: Object.assign({}, ...told.pages.map(({ people }) => people)) as Record<string, string>,
    isCut: told.isCut || moved.isCut || called.isCut,
  };
}

/** Reads the history of a period once; it does not change, but for what the end of the period has not seen yet. */
export const useHistory = (period: Period, { mayUnits, enabled }: { mayUnits: boolean; enabled: boolean }) =>
  useQuery({
    queryKey: ['replay', period, mayUnits],
    queryFn: () => historyOf(period, mayUnits),
    enabled,
    staleTime: Infinity,
  });
