import { openSession } from './calls.ts';
import type { RunConfig } from './message.ts';
import type { Parts, Stream } from './part.ts';
import { readWorld } from './read-world.ts';
import { openFixSender } from './send-fixes.ts';
import { STREAMS } from './streams.ts';
import { noteTrouble } from './trouble.ts';
import { openWork } from './work.ts';
import type { Log } from '../log.ts';
import type { LiveMessage } from '../../shared/live/event.ts';
import type { Pace } from '../../shared/simulation/schema.ts';
import { goOn } from '../../shared/simulation/world.ts';

/** A simulation under way. */
export type Run = {
  setPace(pace: Pace): void;
  /** Leaves units to people. */
  release(unitIds: readonly number[]): void;
  close(): Promise<void>;
};

const TICK_MS = 1_000;
const AGAIN_MS = 3_000;

/**
 * Plays units, incidents and the working day against a server, through its public interfaces only, until it is closed. It
 * never throws: what fails is said once and tried again.
 */
export function startRun(
  config: RunConfig,
  { log, clock = Date.now, tickMs = TICK_MS }: { log: Log; clock?: () => number; tickMs?: number },
): Run {
  const trouble = noteTrouble(log, () => signInAgain());
  const session = openSession(config.origin);
  const secrets = new Map(config.units.map(({ unitId, device, link }) => [unitId, { device, link }]));
  const work = openWork();
  const sender = openFixSender(config.origin);
  let { pace } = config;
  let streams: (Record<keyof typeof STREAMS, Stream> & { crews: ReturnType<typeof STREAMS.crews> }) | null =
    null;
  let endFollowing = (): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const all = (): Stream[] => (streams ? Object.values(streams) : []);

  const begin = async (): Promise<Parts> => {
    await session.signIn();
    const realMs = clock();
    const now = { model: realMs, real: realMs };
    const has = (unitId: number): boolean => secrets.has(unitId);
    const world = await readWorld(session.calls, { config, has, now });
    return { config, world, session, work, sender, trouble, secrets, clock };
  };
  const heard = (message: LiveMessage): void => {
    trouble.went('live channel');
    if (message.type === 'event') for (const stream of all()) stream.heard(message.event);
    if (message.type === 'snapshot') for (const stream of all()) stream.renew();
  };
  let isSigningIn = false;
  /** A session lasts for some hours; the live line takes the new one up by itself. */
  const signInAgain = (): void => {
    if (isSigningIn || closed || !streams) return;
    isSigningIn = true;
    session
      .signIn()
      .then(() => trouble.went('account'))
      .catch((error: unknown) => trouble.failed('account', error))
      .finally(() => (isSigningIn = false));
  };

  const tick = ({ world }: Parts): void => {
    const most = streams?.incidents.room() ?? 0;
    for (const happening of goOn(world, clock(), { ...pace, most }))
      for (const stream of all()) stream.take(happening);
    if (!pace.held) for (const stream of all()) stream.tick(world.now.model);
  };
  const start = async (): Promise<void> => {
    try {
      const parts = await begin();
      if (closed) return;
      streams = {
        crews: STREAMS.crews(parts),
        incidents: STREAMS.incidents(parts),
        panels: STREAMS.panels(parts),
        sensors: STREAMS.sensors(parts),
      };
      endFollowing = session.follow(heard, (error) => trouble.failed('live channel', error));
      trouble.went('start');
      const { crews, panels, sites } = parts.world;
      log.info({ units: crews.size, panels: panels.size, sites: sites.length }, 'the simulation runs');
      timer = setInterval(() => tick(parts), tickMs);
    } catch (error) {
      trouble.failed('start', error);
      if (!closed) timer = setTimeout(() => void start(), AGAIN_MS);
    }
  };
  const starting = start();

  return {
    setPace: (next) => {
      pace = next;
    },
    release: (unitIds) => {
      for (const id of unitIds) secrets.delete(id);
      streams?.crews.release(unitIds);
    },
    close: async () => {
      closed = true;
      await starting;
      clearInterval(timer);
      clearTimeout(timer);
      endFollowing();
      await work.close();
      sender.close();
    },
  };
}
