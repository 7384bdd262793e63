import type { QueryClient } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import type { LoggedEvent } from '../../shared/live/event.ts';
import { BY_ITSELF, trpc, type AppRouter } from '../trpc.ts';

/** A part of the picture of operations that is asked for by itself. `cards` are the open ones, whatever they show. */
export type Part =
  | 'incidents'
  | 'units'
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
    return ['units', 'advice', `unit:${id}`, ...(kind.startsWith('unit.sos_') ? (['sos'] as const) : [])];
  if (kind.startsWith('alarm.')) return ['alarms'];
  return [];
}

/**
 * The least time between two renewals, milliseconds. A single event never waits; lists are spared a storm of them, and a
 * list of units, which is long, changes no oftener than counters may.
 */
export function gapMsOf(part: Part): number {
  if (part === 'cards') return 5_000;
  if (part === 'units' || part === 'advice') return 2_000;
  if (part === 'alarms') return 800;
  return 400;
}

/** How what the live channel renews is asked for: it is no hand at the screen, and the channel tries again. */
export const RENEWED = { staleTime: Infinity, retry: false, trpc: BY_ITSELF } as const;

function keyOf(part: Part) {
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
export async function renew(queries: QueryClient, part: Part): Promise<void> {
  try {
    await queries.invalidateQueries({ queryKey: keyOf(part) }, { throwOnError: true });
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof TRPCClientError && ((error as TRPCClientError<AppRouter>).data?.httpStatus ?? 500) < 500;
