import { enabledTrackers } from './store.ts';
import type { TrackerFix } from '../../../shared/ingest/fix.ts';
import type { Reason } from '../../../shared/ingest/reason.ts';
import type { Db } from '../../db/schema.ts';
import type { Device } from '../device/store.ts';
import type { Ledger } from '../ledger.ts';
import type { Positions } from '../pipeline.ts';
import { createRateLimit } from '../rate-limit.ts';
import { hashOf, masked } from '../secret.ts';
import { enabledSources, secretsOf, type Source } from '../source/store.ts';

/** Sources of trackers, and whose positions theirs are. */
export type TrackerSources = {
  bySecret: ReadonlyMap<string, Source>;
  byId: ReadonlyMap<number, { source: Source; devices: ReadonlyMap<string, Device> }>;
};

export async function readTrackerSources(db: Db, nowMs: number): Promise<TrackerSources> {
  const [sources, devices] = [await enabledSources(db), await enabledTrackers(db)];
  return {
    bySecret: new Map(sources.flatMap((source) => secretsOf(source, nowMs))),
    byId: new Map(
      sources.map((source) => [source.id, { source, devices: devices.get(source.id) ?? new Map() }]),
    ),
  };
}

/** The units that trackers move, in a stable order. */
export const unitsMovedBy = ({ byId }: TrackerSources): number[] =>
  [...byId.values()]
    .flatMap(({ devices }) => Array.from(devices.values(), ({ unitId }) => unitId))
    .sort((a, b) => a - b);

/** What is said of a message beside its position. */
export type About = { address: string; sample: string };

/** Takes what trackers say into the pipeline of positions; every message is accounted for once. */
export type Trackers = {
  /** The source of this kind that a secret opens; null for none, which is kept with its address. */
  open: (kind: Source['kind'], secret: string, address: string) => Source | null;
  /** Whether a source may send one more. */
  allows: (sourceId: number) => boolean;
  /** A position. @returns whether it was taken. */
  take: (sourceId: number, externalId: string, fix: TrackerFix, about: About) => boolean;
  /** A sign of life. */
  alive: (sourceId: number) => void;
  setAside: (
    sourceId: number | null,
    why: { outcome: 'quarantined' | 'refused'; reason: Reason; detail?: string },
    about: About,
  ) => void;
};

const GUESSES = { burst: 20, perSecond: 0.2, maxKeys: 10_000 };

export function createTrackers(parts: {
  sources: () => TrackerSources;
  positions: Pick<Positions, 'accept'>;
  ledger: Pick<Ledger, 'accepted' | 'duplicate' | 'setAside'>;
  clock: () => number;
}): Trackers {
  const { sources, positions, ledger, clock } = parts;
  const guesses = createRateLimit(GUESSES);
  const limits = new Map<number, { perMinute: number; limit: ReturnType<typeof createRateLimit> }>();
  const lastFix = new Map<number, TrackerFix>();

  const setAside: Trackers['setAside'] = (sourceId, why, { address, sample }) =>
    ledger.setAside({ sourceId, ...why, atMs: clock(), address, sample });

  return {
    setAside,
    open: (kind, secret, address) => {
      const source = sources().bySecret.get(hashOf(secret).toString('hex'));
      if (source?.kind === kind) return source;
      if (guesses.allow(address, clock()))
        setAside(
          null,
          { outcome: 'refused', reason: 'unknown_device', detail: kind },
          { address, sample: masked(secret) },
        );
      return null;
    },
    allows: (sourceId) => {
      const source = sources().byId.get(sourceId)?.source;
      if (!source) return false;
      let of = limits.get(sourceId);
      if (of?.perMinute !== source.perMinute) {
        const { perMinute } = source;
        of = { perMinute, limit: createRateLimit({ burst: perMinute, perSecond: perMinute / 60 }) };
        limits.set(sourceId, of);
      }
      return of.limit.allow('', clock());
    },
    alive: (sourceId) => ledger.accepted(sourceId, clock()),
    take: (sourceId, externalId, fix, about) => {
      const nowMs = clock();
      const device = sources().byId.get(sourceId)?.devices.get(externalId);
      if (!device) {
        setAside(sourceId, { outcome: 'quarantined', reason: 'unknown_device', detail: externalId }, about);
        return false;
      }
      // A tracker that repeats what it said, because nobody answers it.
      const last = lastFix.get(device.id);
      if (last?.at === fix.at && last.lon === fix.lon && last.lat === fix.lat) {
        ledger.duplicate(sourceId, nowMs);
        return true;
      }
      const { unitId, source } = device;
      const outcome = positions.accept(String(device.id), { ...fix, unitId, source, receivedAt: nowMs });
      if (outcome !== 'shown' && outcome !== 'trail') {
        setAside(sourceId, { outcome: 'quarantined', reason: outcome, detail: externalId }, about);
        return false;
      }
      lastFix.set(device.id, fix);
      ledger.accepted(sourceId, nowMs);
      return true;
    },
  };
}
