/**
 * When alarms come faster than a person can answer: more than ten within ten minutes begin a flood, fewer than five end it
 * (ANSI/ISA-18.2, 16.5.3; EEMUA 191).
 */
export const FLOOD = { startsOver: 10, endsUnder: 5, windowMs: 600_000 } as const;

/** A flood; `toMs` is null while it lasts. */
export type Flood = { fromMs: number; toMs: number | null };

/**
 * The floods among alarms that called for a person, and the most that came within ten minutes.
 * @param times when each called, ascending. A moment counts until, and not at, ten minutes later.
 * @param untilMs how far is looked: a flood may end after the last alarm.
 */
export function floodsOf(
  times: readonly number[],
  untilMs: number,
): { floods: Flood[]; peak: number; now: number } {
  const floods: Flood[] = [];
  let sinceMs: number | null = null;
  let came = 0;
  let gone = 0;
  let peak = 0;
  /** Looks at a moment at which everything that comes or leaves then has done so. */
  const look = (atMs: number): void => {
    const within = came - gone;
    peak = Math.max(peak, within);
    if (sinceMs === null && within > FLOOD.startsOver) sinceMs = atMs;
    else if (sinceMs !== null && within < FLOOD.endsUnder) {
      floods.push({ fromMs: sinceMs, toMs: atMs });
      sinceMs = null;
    }
  };
  const leavesMs = (): number => (gone < came ? (times[gone] ?? 0) + FLOOD.windowMs : Infinity);
  for (;;) {
    const comesMs = times[came] ?? Infinity;
    const atMs = Math.min(comesMs, leavesMs());
    if (atMs > untilMs || atMs === Infinity) break;
    if (comesMs === atMs) came++;
    else gone++;
    if (times[came] !== atMs && leavesMs() !== atMs) look(atMs);
  }
  return {
    floods: sinceMs === null ? floods : [...floods, { fromMs: sinceMs, toMs: null }],
    peak,
    now: came - gone,
  };
}
