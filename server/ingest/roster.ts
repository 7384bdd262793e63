import type { EventFeed } from '../live/feed.ts';
import type { Devices } from './devices.ts';
import type { Positions } from './pipeline.ts';
import type { Log } from '../log.ts';

/** What changes which units there are, and where they belong. */
const OF_THE_ROSTER: readonly string[] = [
  'unit.registered',
  'unit.edited',
  'unit.retired',
  'unit.reinstated',
];
const OF_DEVICES = 'unit.devices_changed';

/** Runs a deed again when it was asked for while it ran, and never twice at a time. */
function coalesced(deed: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await deed().catch(failed);
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}

/**
 * Follows what administrators of any server do: a new unit is in the picture at once, with its position unknown, one that
 * was stood down leaves it, and a device that was taken away is refused.
 * @returns a function that ends it.
 */
export function followRoster(parts: {
  feed: Pick<EventFeed, 'follow'>;
  positions: Pick<Positions, 'reload'>;
  devices: Pick<Devices, 'reload'>;
  log: Pick<Log, 'warn'>;
}): () => void {
  const { feed, positions, devices, log } = parts;
  const failed = (error: unknown): void =>
    log.warn({ err: error }, 'which units and devices there are could not be read again');
  const renewUnits = coalesced(positions.reload, failed);
  const renewDevices = coalesced(devices.reload, failed);
  return feed.follow({
    event: ({ kind }) => {
      if (OF_THE_ROSTER.includes(kind)) renewUnits();
      if (kind === OF_DEVICES) renewDevices();
    },
    beat: () => {},
  });
}
