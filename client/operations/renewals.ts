import type { QueryClient } from '@tanstack/react-query';
import type { LoggedEvent } from '../../shared/live/event.ts';
import { MAX_UNITS_ASKED, renewRows } from '../../shared/operations/unit-rows.ts';
import { askAnew } from '../live/ask-anew.ts';
import { isRefusal } from '../live/refusal.ts';
import { BY_ITSELF, client, trpc } from '../trpc.ts';
import type { UnitRow } from './answers.ts';

/**
 * A part of the picture of operations that is asked for by itself. `cards` are the open ones, whatever they show; `unit-rows` are
 * those lines of the units' list that changed.
 */
export type Part =
  | 'incidents'
  | 'units'
  | 'unit-rows'
  | 'cards'
  | 'advice'
  | 'trails'
  | 'sos'
  | 'alarms'
  | `incident:${number}`
  | `unit:${number}`;

export const EVERYTHING: readonly Part[] = [
  'incidents',
  'units',
  'cards',
  'advice',
  'trails',
  'sos',
  'alarms',
];

/** Events that other cards speak of: what may be the same, and what happened there before. */
const ELSEWHERE = new Set(
  ['created', 'edited', 'closed', 'reopened', 'merged', 'unmerged'].map((what) => `incident.${what}`),
);

/** What an event makes untrue on the screen. */
export function concernsOf({ kind, object }: Pick<LoggedEvent, 'kind' | 'object'>): Part[] {
  const id = Number(object.slice(object.indexOf(':') + 1));
  if (kind.startsWith('incident.'))
    return ['incidents', `incident:${id}`, ...(ELSEWHERE.has(kind) ? (['cards'] as const) : [])];
  if (kind.startsWith('unit.'))
    return ['advice', `unit:${id}`, ...(kind.startsWith('unit.sos_') ? (['sos'] as const) : [])];
  if (kind.startsWith('alarm.')) return ['alarms'];
  return [];
}

/**
 * The least time between two renewals, milliseconds. A single event never waits; lists are spared a storm of them, and a
 * list of units, which is long, changes no oftener than counters may.
 */
export function gapMsOf(part: Part): number {
  if (part === 'cards') return 5_000;
  if (part === 'units' || part === 'unit-rows' || part === 'advice') return 2_000;
  if (part === 'alarms') return 800;
  return 400;
}

/** How what the live channel renews is asked for: it is no hand at the screen, and the channel tries again. */
export const RENEWED = { staleTime: Infinity, retry: false, trpc: BY_ITSELF } as const;

/** What is asked for again by its key; rows of units are asked for by their ids, see `createUnitRows`. */
type Keyed = Exclude<Part, 'unit-rows'>;

function keyOf(part: Keyed) {
  const { incidents, units, recommend, sos } = trpc.operations;
  if (part === 'incidents') return incidents.list.pathKey();
  if (part === 'units') return units.list.pathKey();
  if (part === 'cards') return incidents.card.pathKey();
  if (part === 'advice') return recommend.pathKey();
  if (part === 'trails') return units.trail.pathKey();
  if (part === 'sos') return sos.pathKey();
  if (part === 'alarms') return trpc.alarms.board.pathKey();
  const id = Number(part.slice(part.indexOf(':') + 1));
  return part.startsWith('unit:') ? units.one.queryKey({ unitId: id }) : incidents.card.queryKey({ id });
}

/** Asks again for a part, where the screen shows it. Rejects when no answer came; a refusal is one. */
export const renew = (queries: QueryClient, part: Keyed): Promise<void> => askAnew(queries, keyOf(part));

/**
 * Renews the lines of units' lists that changed. The list of a country is long, and asked for as a whole with every change it keeps
 * a desk and the line to it busy with what nobody waits for.
 */
export function createUnitRows(queries: QueryClient, ask: AskUnits = askUnits) {
  const changed = new Set<number>();
  let isWholeDue = false;
  const renewChanged = async (): Promise<void> => {
    const ids = [...changed];
    const isWhole = isWholeDue || ids.length > MAX_UNITS_ASKED;
    changed.clear();
    isWholeDue = false;
    try {
      if (isWhole) await renew(queries, 'units');
      else if (ids.length > 0) await renewUnitRows(queries, ids, ask);
    } catch (error) {
      if (isRefusal(error)) return;
      for (const id of ids) changed.add(id);
      isWholeDue ||= isWhole;
      throw error;
    }
  };
  return {
    /**
     * Takes note of the units that an event is about: of an incident, those that are sent to it.
     * @returns true when there are some to be renewed.
     */
    note: ({ kind, object }: Pick<LoggedEvent, 'kind' | 'object'>): boolean => {
      const id = Number(object.slice(object.indexOf(':') + 1));
      if (kind.startsWith('unit.')) changed.add(id);
      if (kind.startsWith('incident.'))
        for (const { state } of listsOf(queries)) {
          // Who is sent to it is in a first list that is on its way, as it was before.
          isWholeDue ||= state.data === undefined && state.fetchStatus === 'fetching';
          for (const { unit, work } of (state.data as UnitRow[] | undefined) ?? [])
            // One that is hidden from this person may be hidden no longer.
            if (work && (work.incident === null || work.incident.id === id)) changed.add(unit.id);
        }
      return isWholeDue || changed.size > 0;
    },
    /** Rejects when no answer came; what was to be asked for still is then. */
    renew: renewChanged,
  };
}

const listsOf = (queries: QueryClient) =>
  queries.getQueryCache().findAll({ queryKey: trpc.operations.units.list.pathKey() });

type AskUnits = (which: { unit: string; ids: number[] }) => Promise<UnitRow[]>;
const askUnits: AskUnits = (which) => client.operations.units.list.query(which, BY_ITSELF);

async function renewUnitRows(queries: QueryClient, ids: number[], ask: AskUnits): Promise<void> {
  await Promise.all(
    listsOf(queries).map(async (list) => {
      const { queryKey } = list;
      // What nobody sees is asked for as a whole when somebody does.
      if (!list.isActive()) {
        list.invalidate();
        return;
      }
      // A whole list that is on its way may have been read before the change, and would take its place.
      if (list.state.fetchStatus !== 'idle' || list.state.data === undefined)
        await queries.refetchQueries({ queryKey, exact: true }, { cancelRefetch: false, throwOnError: true });
      const { unit } = (queryKey[1] as { input: { unit: string } }).input;
      const answered = await ask({ unit, ids });
      queries.setQueryData<UnitRow[]>(queryKey, (rows) => rows && renewRows(rows, ids, answered));
    }),
  );
}
