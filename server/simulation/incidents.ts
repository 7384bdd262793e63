import { KEY_PREFIX, newKey } from './key.ts';
import { isRefusal } from './calls.ts';
import type { Parts, Stream } from './part.ts';
import type { AppRouter } from '../router.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import { randomFrom } from '../../shared/random.ts';
import {
  decide,
  newCase,
  tried,
  unitsToSend,
  type Case,
  type DeskAct,
} from '../../shared/simulation/desk.ts';
import type { Report } from '../../shared/simulation/report.ts';
import type { inferRouterOutputs } from '@trpc/server';

type Row = inferRouterOutputs<AppRouter>['operations']['incidents']['list']['rows'][number];

/** Simulated incidents that are open at a time, and not more than one for two crews; beyond it nobody calls. */
const MOST_OPEN = 60;
const LOOK_MS = { soonest: 2_000, latest: 10_000 } as const;
/** Of those that were open before a start so many are looked at. */
const MOST_TAKEN_UP = 2 * MOST_OPEN;

/** A case and what is known of its crews: `askedAt` is the state for which that was asked. */
type Led = { one: Case; wasThere: boolean; askedAt: number | null; isBusy: boolean };

/** Reports, and the simulated operator who takes them, sends units and closes – their own only, never what a person leads. */
export function incidentStream({ world, session, work, trouble, clock, config }: Parts): Stream {
  const { operations } = session.calls;
  const random = randomFrom(`${config.seed} desk`);
  const led = new Map<number, Led>();
  let opening = 0;
  let lookedMs = 0;
  let isTold = true;
  let isLooking = false;
  let isTakenUp = false;
  /** New incidents of others, of which the card was asked whose they are. */
  const asked = new Set<number>();
  const sources = new Set(
    [...config.panels, ...(config.sensors ? [config.sensors] : [])].map(
      ({ sourceId }) => `source:${sourceId}`,
    ),
  );

  const lead = (id: number, priority: Row['priority']): void =>
    void led.set(id, {
      one: newCase(id, priority, random, world.now.model),
      wasThere: false,
      askedAt: null,
      isBusy: false,
    });

  const open = async (report: Report): Promise<void> => {
    try {
      const { incident } = await operations.incidents.command.mutate({ ...report, key: newKey() });
      if (incident) lead(incident.id, incident.priority);
      trouble.went('reports');
    } catch (error) {
      trouble.failed('reports', error);
    } finally {
      opening--;
    }
  };

  /** What a former run has opened and left: its key says whose it is. */
  const takeUp = async (rows: readonly Row[]): Promise<void> => {
    for (const row of rows.slice(0, MOST_TAKEN_UP)) {
      const { log } = await operations.incidents.card.query({ id: row.id });
      const [first] = log;
      // A crew's call for help is for people.
      if (!led.has(row.id) && first?.role !== 'crew' && first?.key.startsWith(KEY_PREFIX))
        lead(row.id, row.priority);
    }
    isTakenUp = true;
  };

  /** What a panel or a detector of the simulation has called for is answered as well; a real one's is for people. */
  const takeCalls = async (rows: readonly Row[]): Promise<void> => {
    for (const { id, state, priority } of rows) {
      if (state !== 'new' || led.has(id) || asked.has(id)) continue;
      const { log } = await operations.incidents.card.query({ id });
      asked.add(id);
      if (sources.has(log[0]?.actor ?? '')) lead(id, priority);
    }
  };

  const look = async (): Promise<void> => {
    isTold = false;
    lookedMs = clock();
    try {
      const { rows } = await operations.incidents.list.query({
        unit: COUNTRY_KATO,
        states: 'open',
        limit: 500,
      });
      if (!isTakenUp) await takeUp(rows);
      await takeCalls(rows);
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const [id, one] of led) {
        const row = byId.get(id);
        if (!row) led.delete(id);
        else if (!one.isBusy) consider(one, row);
      }
      trouble.went('incidents');
    } catch (error) {
      trouble.failed('incidents', error);
    } finally {
      isLooking = false;
    }
  };

  const consider = (of: Led, row: Row): void => {
    const isAttended = row.tasks.live > 0;
    // Whether a crew was there only the card says; it is asked once for every state.
    if (!isAttended && !of.wasThere && row.claimedBy !== null && of.askedAt !== row.stateSince) {
      of.askedAt = row.stateSince;
      return run(of, async () => {
        const { tasks } = await operations.incidents.card.query({ id: row.id });
        of.wasThere = tasks.some(({ state }) => state === 'done');
        isTold = true;
      });
    }
    const { state, claimedBy } = row;
    const is = { state, claimedBy, isAttended, wasThere: of.wasThere };
    const act = decide(of.one, is, session.actor(), random, world.now.model);
    if (act.act === 'let_go') led.delete(row.id);
    else if (act.act !== 'wait') run(of, () => carryOut(of.one, row, act));
  };

  const run = (of: Led, call: () => Promise<void>): void => {
    of.isBusy = true;
    const added = work.add(async () => {
      try {
        await call();
        trouble.went('desk');
      } catch (error) {
        // Somebody was faster: the next look shows what there is now.
        if (!isRefusal(error)) trouble.failed('desk', error);
      } finally {
        of.isBusy = false;
      }
    });
    if (!added) of.isBusy = false;
  };

  const carryOut = async (
    one: Case,
    { id: incidentId, version: expectedVersion }: Row,
    act: DeskAct,
  ): Promise<void> => {
    const { command } = operations.incidents;
    const of = { key: newKey(), incidentId, expectedVersion };
    if (act.act === 'claim') await command.mutate({ type: 'incident.claim', ...of });
    if (act.act === 'close')
      await command.mutate({ type: 'incident.close', ...of, outcome: act.outcome, reason: '' });
    if (act.act === 'send') {
      tried(one, random, world.now.model);
      await send(incidentId, expectedVersion);
    }
  };

  const send = async (incidentId: number, seen: number): Promise<void> => {
    const advice = await operations.recommend.query({ incidentId });
    if (advice.status !== 'answered') return;
    let expectedVersion = seen;
    for (const unitId of unitsToSend(advice.answers, (id) => world.crews.has(id))) {
      const order = { type: 'task.assign', key: newKey(), incidentId, expectedVersion, unitId } as const;
      ({ version: expectedVersion } = await operations.incidents.command.mutate(order));
    }
  };

  return {
    take: (happening) => {
      if (happening.kind !== 'report') return;
      opening++;
      if (!work.add(() => open(happening.report), { mayWait: true })) opening--;
    },
    heard: ({ kind }) => {
      if (kind.startsWith('incident.')) isTold = true;
    },
    tick: () => {
      const agoMs = clock() - lookedMs;
      // By the clock of the model something is due all the time; at a high speed sooner.
      const isDue = agoMs >= LOOK_MS.latest || (agoMs >= LOOK_MS.soonest && (isTold || led.size > 0));
      if (!isDue || isLooking) return;
      isLooking = true;
      if (!work.add(look)) isLooking = false;
    },
    renew: () => {
      isTold = true;
    },
    room: () => Math.max(0, Math.min(MOST_OPEN, world.crews.size / 2) - led.size - opening),
  };
}
