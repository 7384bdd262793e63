import type { CrewMessage } from './crew/outbox.ts';
import type { Command } from '../../shared/operations/command.ts';
import type { Category } from '../../shared/operations/playbook.ts';
import type { Incident } from '../../shared/operations/schema.ts';
import { BY_ITSELF, untypedClient } from '../trpc.ts';
import type {
  Advice,
  Card,
  CrewView,
  FoundPlace,
  IncidentRow,
  OperationsState,
  UnitRow,
} from './answers.ts';

/** Every question of this screen: what is asked and what comes back. */
type Questions = {
  'operations.state': [undefined, OperationsState];
  'operations.categories': [undefined, Category[]];
  'operations.incidents.list': [
    { unit: string; states: 'open' | 'closed' | 'all'; limit: number },
    { rows: IncidentRow[]; nextCursor: number | null },
  ];
  'operations.incidents.card': [{ id: number }, Card];
  'operations.units.list': [{ unit: string }, UnitRow[]];
  'operations.recommend': [{ incidentId: number }, Advice];
  'operations.geocode': [{ text: string; unit: string }, FoundPlace[]];
};
type Path = keyof Questions;


/** The options of a query; `everyMs` asks again by itself, which keeps no session alive. */
export const question = <P extends Path>(
  path: P,
  input: Questions[P][0],
  { everyMs, enabled = true }: { everyMs?: number; enabled?: boolean } = {},
) => ({
  queryKey: [path, input] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Questions[P][1]> =>
    (await untypedClient.query(path, input, {
      signal,
      context: everyMs === undefined ? {} : BY_ITSELF.context,
    })) as Questions[P][1],
  enabled,
  ...(everyMs === undefined ? {} : { refetchInterval: everyMs, staleTime: 0, retry: false as const }),
});

/** Gives a command of the desk. @throws TRPCClientError, CONFLICT when somebody was faster. */
export const command = async (asked: Command): Promise<{ incident: Incident }> =>
  (await untypedClient.mutation('operations.incidents.command', asked)) as { incident: Incident };

/** What a crew's page shows. The secret of its link travels in the body and stands in no address. */
export const crewMe = async (secret: string): Promise<CrewView> =>
  (await untypedClient.mutation('operations.crew.me', { secret }, BY_ITSELF)) as CrewView;

/** Gives a command of a crew, as it was said at that moment. */
export const crewCommand = async (secret: string, said: CrewMessage): Promise<CrewView> =>
  (await untypedClient.mutation('operations.crew.command', { secret, ...said })) as CrewView;

/** Tells where the crew is, by its browser. */
export const crewPosition = async (
  secret: string,
  fix: { lon: number; lat: number; accuracyM: number; at: number },
): Promise<void> => {
  await untypedClient.mutation('operations.crew.position', { secret, ...fix });
};

/** A key that makes a command act once, however often it is sent. */
export const newKey = (): string => crypto.randomUUID();
