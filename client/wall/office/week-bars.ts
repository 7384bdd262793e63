import type { Slot } from '../../../shared/wall/schema.ts';

const DAY_MIN = 1_440;
const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Where lines of a timetable stand on a day (1 is Monday), in minutes of it; what reaches over midnight stands on both days. */
export function weekBars(
  timetable: readonly Slot[],
  day: number,
): { index: number; from: number; to: number }[] {
  const yesterday = ((day + 5) % 7) + 1;
  return timetable
    .flatMap(({ days, from, to }, index) => {
      const [begins, ends] = [minutesOf(from), minutesOf(to)];
      const overnight = ends <= begins;
      return [
        ...(days.includes(day) ? [{ index, from: begins, to: overnight ? DAY_MIN : ends }] : []),
        ...(overnight && ends > 0 && days.includes(yesterday) ? [{ index, from: 0, to: ends }] : []),
      ];
    })
    .sort((a, b) => b.index - a.index);
}
