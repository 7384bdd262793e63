import { isRefusal, isSignedOut } from './calls.ts';
import { newKey } from './key.ts';
import type { Parts, Stream } from './part.ts';
import type { AppRouter } from '../router.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import type { LoggedEvent } from '../../shared/live/event.ts';
import type { CrewSaying } from '../../shared/operations/crew.ts';
import type { Fix } from '../../shared/simulation/device.ts';
import type { CrewWord } from '../../shared/simulation/crew.ts';
import { notSent, notTaken, told } from '../../shared/simulation/world.ts';
import type { inferRouterOutputs } from '@trpc/server';

type Page = Pick<inferRouterOutputs<AppRouter>['operations']['crew']['me'], 'unit' | 'work'>;

const RENEW_MS = 60_000;
/** Devices whose fixes wait for an answer at a time; the others stand in line with the latest that they have. */
const MOST_SENDING = 400;

const wordOf = ({ unit, work }: Page): CrewWord => ({
  status: unit.status,
  sos: unit.sos !== null,
  task: work && {
    id: work.task.id,
    state: work.task.state,
    priority: work.incident.priority,
    place: work.incident.place,
  },
});

/** The units: their devices report over the interface of devices, their crews speak by the crews' pages. */
export function crewStream(parts: Parts): Stream & { release(unitIds: readonly number[]): void } {
  const { world, session, work, sender, trouble, secrets, clock } = parts;
  const { crew: pages } = session.calls.operations;
  const sending = new Set<number>();
  /** Whose turn comes, in order. If every fix waited, a server that is behind would never be through with them. */
  const waiting = new Map<number, readonly Fix[]>();
  const asking = new Set<number>();
  let renewedMs = clock();

  const release = (unitIds: readonly number[]): void => {
    for (const id of unitIds) {
      secrets.delete(id);
      waiting.delete(id);
      world.crews.delete(id);
    }
  };

  const send = async (unitId: number, fixes: readonly Fix[]): Promise<void> => {
    const secret = secrets.get(unitId)?.device;
    if (secret === undefined) return;
    if (sending.has(unitId) || sending.size >= MOST_SENDING) {
      // What a lost line has kept goes back to its device; a single one takes the place of the one before it.
      if (fixes.length > 1) notSent(world, unitId, fixes);
      else waiting.set(unitId, fixes);
      return;
    }
    sending.add(unitId);
    const { taken, status } = await sender.send(secret, fixes);
    sending.delete(unitId);
    if (taken === fixes.length) trouble.went('positions');
    else {
      notSent(world, unitId, fixes.slice(taken));
      trouble.failed('positions', new Error(`The server answered a position with ${status}`));
    }
    sendNext();
  };
  const sendNext = (): void => {
    for (const [unitId, fixes] of waiting) {
      if (sending.size >= MOST_SENDING) return;
      if (sending.has(unitId)) continue;
      waiting.delete(unitId);
      void send(unitId, fixes);
    }
  };

  /** Does something with the page of a crew and takes in what the page then says. */
  const onPage = async (unitId: number, ask: (link: string) => Promise<Page>): Promise<void> => {
    const link = secrets.get(unitId)?.link;
    if (link === undefined) return;
    try {
      told(world, unitId, wordOf(await ask(link)));
      trouble.went('crews');
    } catch (error) {
      // Somebody has made a link of their own: from now on the unit is theirs.
      if (isSignedOut(error)) release([unitId]);
      else {
        notTaken(world, unitId);
        // It no longer fits: the page says what does.
        if (isRefusal(error)) await look(unitId);
        else trouble.failed('crews', error);
      }
    }
  };
  const look = async (unitId: number): Promise<void> => {
    if (asking.has(unitId)) return;
    asking.add(unitId);
    try {
      await onPage(unitId, (secret) => pages.me.mutate({ secret }));
    } finally {
      asking.delete(unitId);
    }
  };

  const say = (unitId: number, command: CrewSaying): void => {
    const happenedAt = clock();
    const key = newKey();
    const call = (): Promise<void> =>
      onPage(unitId, (secret) => pages.command.mutate({ secret, command, key, happenedAt }));
    if (!work.add(call, { mayWait: command.type === 'unit.status' })) notTaken(world, unitId);
  };

  const renew = async (): Promise<void> => {
    try {
      const rows = await session.calls.operations.units.list.query({ unit: COUNTRY_KATO });
      const there = new Map(rows.map(({ unit }) => [unit.id, unit]));
      release([...world.crews.keys()].filter((id) => !there.has(id)));
      for (const { crew } of world.crews.values()) {
        const unit = there.get(crew.id);
        const taskId = crew.duty.kind === 'task' ? crew.duty.task.id : null;
        if (!unit || crew.waiting) continue;
        const isCalling = crew.sos === 'called';
        if (unit.status !== crew.status || unit.taskId !== taskId || (unit.sos !== null) !== isCalling)
          work.add(() => look(crew.id));
      }
      trouble.went('units');
    } catch (error) {
      trouble.failed('units', error);
    }
  };

  return {
    release,
    take: (happening) => {
      if (happening.kind === 'fixes') void send(happening.unitId, happening.fixes);
      if (happening.kind === 'saying') say(happening.unitId, happening.saying);
    },
    heard: ({ kind, object, data }: LoggedEvent) => {
      if (kind !== 'unit.status_changed') return;
      const id = Number(object.slice('unit:'.length));
      const crew = world.crews.get(id)?.crew;
      const { status } = data as { status?: string };
      // What the crew has said itself it knows already.
      if (crew && !crew.waiting && status !== crew.status) work.add(() => look(id));
    },
    tick: () => {
      if (clock() - renewedMs < RENEW_MS) return;
      renewedMs = clock();
      work.add(renew);
    },
    renew: () => {
      renewedMs = clock();
      work.add(renew);
    },
    room: () => Infinity,
  };
}
