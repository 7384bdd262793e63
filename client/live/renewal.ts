/** Asks for parts of the picture again, each no oftener than it may and never twice at one time. */
export type Renewal<Part extends string> = {
  ask: (parts: Iterable<Part>) => void;
  /** True when everything that was asked for has come. */
  isIdle: () => boolean;
  close: () => void;
};

const RETRY_MS = 2_000;

/**
 * @param parts.renew loads a part; a rejection means that it is to be tried again.
 * @param parts.gapMs the least time between the beginnings of two renewals of a part. The first one waits for nothing, so
 * that a single event shows at once; what comes in the gap is one renewal at its end.
 * @param parts.onIdle called when the last part that was asked for has come.
 */
export function createRenewal<Part extends string>(parts: {
  renew: (part: Part) => Promise<unknown>;
  gapMs: (part: Part) => number;
  onIdle: () => void;
  clock: () => number;
}): Renewal<Part> {
  const { renew, gapMs, onIdle, clock } = parts;
  const waiting = new Map<Part, ReturnType<typeof setTimeout>>();
  const running = new Set<Part>();
  const again = new Set<Part>();
  const begunMs = new Map<Part, number>();
  let closed = false;

  const isIdle = (): boolean => waiting.size + running.size === 0;
  const schedule = (part: Part, inMs: number): void => {
    if (closed || waiting.has(part)) return;
    if (inMs > 0)
      waiting.set(
        part,
        setTimeout(() => run(part), inMs),
      );
    else run(part);
  };
  const run = (part: Part): void => {
    waiting.delete(part);
    running.add(part);
    begunMs.set(part, clock());
    renew(part).then(
      () => end(part, 0),
      () => end(part, RETRY_MS),
    );
  };
  const end = (part: Part, retryMs: number): void => {
    running.delete(part);
    const isAskedAgain = again.delete(part);
    if (retryMs > 0 || isAskedAgain) schedule(part, Math.max(retryMs, dueInMs(part)));
    if (!closed && isIdle()) onIdle();
  };
  const dueInMs = (part: Part): number => (begunMs.get(part) ?? -Infinity) + gapMs(part) - clock();

  return {
    isIdle,
    ask: (asked) => {
      for (const part of asked)
        if (running.has(part)) again.add(part);
        else schedule(part, dueInMs(part));
    },
    close: () => {
      closed = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
