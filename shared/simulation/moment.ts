/**
 * Two clocks, milliseconds. `model` is the working day that is played: it runs faster by the speed factor and rules what
 * people decide – reports, delays, work on scene, breaks, shifts. `real` is everybody's: it rules what is physical – driving,
 * how often a device reports, lost links –, because a fix carries the real time and no car drives ten times as fast.
 */
export type Moment = { readonly model: number; readonly real: number };

/** Speeds that the day may be played at. */
export const SPEED = { least: 1, most: 60 } as const;

/** A gap longer than this – the machine slept – is not caught up with: nobody drove meanwhile. */
const LONGEST_STEP_MS = 10_000;

/** The next moment of a day that is played at a speed. */
export function after(last: Moment, realMs: number, speed: number): Moment {
  const gone = Math.max(0, Math.min(realMs - last.real, LONGEST_STEP_MS));
  return { model: last.model + gone * speed, real: Math.max(realMs, last.real) };
}
