import { normal, type Random } from '../random.ts';
import type { Priority } from '../operations/schema.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/**
 * How long people take, milliseconds: half of them the median, few of them three times as long – human delays are log-normal.
 * The medians are ours and lie within the limits of `limits.ts`, so that most is in time and some is late.
 */
const human = (medianMs: number, random: Random, spread = 0.5): number =>
  medianMs * Math.exp(spread * Math.max(-2, Math.min(2, normal(random))));

/** A shorter wait for what is more urgent. */
const by = (priority: Priority, seconds: readonly [number, number, number, number]): number =>
  (seconds[priority - 1] ?? seconds[3]) * SECOND_MS;

/** The desk: a report is taken, a unit is sent, an incident is closed after the last crew has finished. */
export const deskDelay = {
  claim: (priority: Priority, random: Random) => human(by(priority, [6, 12, 40, 120]), random),
  send: (priority: Priority, random: Random) => human(by(priority, [20, 45, 150, 400]), random),
  close: (random: Random) => human(45 * SECOND_MS, random),
  /** Until it is tried again to find somebody. */
  again: (random: Random) => human(90 * SECOND_MS, random, 0.2),
};

/** A crew: reads and accepts, sets off, works on scene. */
export const crewDelay = {
  accept: (priority: Priority, random: Random) => human(by(priority, [8, 14, 25, 45]), random),
  leave: (priority: Priority, random: Random) => human(by(priority, [25, 35, 60, 120]), random),
  work: (priority: Priority, random: Random) => human(by(priority, [1500, 900, 720, 540]), random),
  /** Time at a school or a square before the patrol goes on. */
  stop: (random: Random) => human(3 * MINUTE_MS, random, 0.7),
  rest: (random: Random) => human(22 * MINUTE_MS, random, 0.2),
  paperwork: (random: Random) => human(18 * MINUTE_MS, random, 0.4),
  handover: (random: Random) => human(12 * MINUTE_MS, random, 0.2),
};
