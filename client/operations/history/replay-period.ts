import { LONGEST_REPLAY_MS } from '../../../shared/operations/replay-question.ts';
import type { Times } from '../../../shared/operations/schema.ts';
import { localTime } from '../local-time.ts';

const MARGIN_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

/** The period of an incident's replay as the address writes it: some minutes before the report until its end, or until now. */
export function replayPeriod(
  { times }: { times: Times },
  nowMs: number,
): { from: string; to: string; at: string } {
  const reported = times.t0 ?? times.t2;
  const whole = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  const from = whole(reported - MARGIN_MS);
  const end = whole(Math.min(nowMs, (times.t8 ?? nowMs) + MARGIN_MS)) + MINUTE_MS;
  return {
    from: localTime(from),
    to: localTime(Math.min(end, from + LONGEST_REPLAY_MS)),
    // The second in which it was created has begun before it.
    at: localTime(times.t2 + 1_000),
  };
}
