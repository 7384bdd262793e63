import { keepCounts, keepSetAside, type Counted, type NewSetAside } from './source/store.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

/**
 * What became of everything that was sent: each message is counted exactly once, by its source, and what was not taken is
 * kept with its reason. Nobody waits for it: it is written once a second and bounded, so that a flood harms nobody.
 */
export type Ledger = {
  accepted(sourceId: number, atMs: number): void;
  /** Taken before; its sender is answered as the first time. */
  duplicate(sourceId: number, atMs: number): void;
  /** Kept for whoever looks after the source. Without a source it is kept and counted nowhere. */
  setAside(message: NewSetAside): void;
  /** Resolves when all that was told so far is written. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

const WRITE_MS = 1_000;
/** More than this in a second from one source is a flood: the rest is counted, not kept. */
const MOST_KEPT = 100;
const SAMPLE_LENGTH = 300;
const DETAIL_LENGTH = 200;
// PostgreSQL's text takes no NUL, and the rest of them would spoil the page of whoever reads.
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

export function openLedger({ db, log }: { db: Db; log: Pick<Log, 'warn'> }): Ledger {
  let counts = new Map<number, Counted>();
  let kept: NewSetAside[] = [];
  let keptOf = new Map<number | null, number>();
  let notKept = 0;
  let writing: Promise<void> | null = null;
  let away = false;

  const count = (sourceId: number, atMs: number, outcome: keyof Omit<Counted, 'lastHeardMs'>): void => {
    const of = counts.get(sourceId) ?? {
      lastHeardMs: atMs,
      accepted: 0,
      duplicate: 0,
      quarantined: 0,
      refused: 0,
    };
    of[outcome]++;
    of.lastHeardMs = Math.max(of.lastHeardMs, atMs);
    counts.set(sourceId, of);
  };
  const write = async (): Promise<void> => {
    const [counted, messages] = [counts, kept];
    counts = new Map();
    kept = [];
    keptOf = new Map();
    if (notKept > 0) log.warn({ notKept }, 'too many refused messages to keep them all; they are counted');
    notKept = 0;
    try {
      if (counted.size > 0) await keepCounts(db, counted);
      away = false;
    } catch (error) {
      // Counts wait for the database; they are as many as there are sources.
      for (const [sourceId, old] of counted) merge(counts, sourceId, old);
      if (!away) log.warn({ err: error }, 'counts of sources wait to be written');
      away = true;
    }
    if (messages.length > 0)
      await keepSetAside(db, messages).catch((error: unknown) =>
        log.warn({ err: error, lost: messages.length }, 'refused messages could not be kept'),
      );
  };
  const flush = async (): Promise<void> => {
    await writing;
    writing ??= write().finally(() => (writing = null));
    await writing;
  };
  const timer = setInterval(() => {
    if (counts.size + kept.length > 0) void flush();
  }, WRITE_MS);
  return {
    accepted: (sourceId, atMs) => count(sourceId, atMs, 'accepted'),
    duplicate: (sourceId, atMs) => count(sourceId, atMs, 'duplicate'),
    setAside: (message) => {
      const { sourceId, atMs, outcome } = message;
      if (sourceId !== null) count(sourceId, atMs, outcome);
      const already = keptOf.get(sourceId) ?? 0;
      keptOf.set(sourceId, already + 1);
      if (already >= MOST_KEPT) notKept++;
      else
        kept.push({
          ...message,
          detail: message.detail?.slice(0, DETAIL_LENGTH).replaceAll(CONTROLS, '·'),
          sample: message.sample.slice(0, SAMPLE_LENGTH).replaceAll(CONTROLS, '·'),
        });
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}

function merge(counts: Map<number, Counted>, sourceId: number, old: Counted): void {
  const now = counts.get(sourceId);
  if (!now) {
    counts.set(sourceId, old);
    return;
  }
  now.accepted += old.accepted;
  now.duplicate += old.duplicate;
  now.quarantined += old.quarantined;
  now.refused += old.refused;
}
