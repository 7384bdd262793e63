import { hourOfDay, untilHour, waitMs } from './day.ts';
import { crewDelay } from './delay.ts';
import { pick, type Random } from '../random.ts';
import type { PoliceUnitType } from '../operations/schema.ts';

/** What takes a crew away from its work next, when, for how long, and what it says of it. */
export type Routine = {
  at: number;
  next: 'break' | 'busy' | 'off_duty';
  reason: string;
  lastsMs: number;
};

const HOUR_MS = 3_600_000;
/** Inspectors work by day; everybody else around the clock in two shifts, whose crews change at the post. */
const BY_DAY: readonly PoliceUnitType[] = ['juvenile_inspector', 'precinct_inspector'];
const DAY = { from: 9, to: 20 } as const;
const HANDOVER_HOURS = [8, 20] as const;
const SPREAD_MS = 0.4 * HOUR_MS;
/** A crew rests, and has papers to write, this often. */
const EVERY_MS = { break: 5 * HOUR_MS, busy: 4 * HOUR_MS } as const;
const HANDOVER = ['Смена наряда', 'Жасақ ауысымы'];
const PAPERS = [
  'Оформление материалов',
  'Заправка',
  'Доставление в отдел',
  'Құжат рәсімдеу',
  'Жанармай құю',
  'Бөлімге жеткізу',
];

const isOff = (type: PoliceUnitType, now: number): boolean =>
  BY_DAY.includes(type) && (hourOfDay(now) < DAY.from || hourOfDay(now) >= DAY.to);

/**
 * The next thing of a crew's shift: rest, papers, the change of crews or the end of the day, whichever is first. Who works by
 * day and is met at night goes off duty at once.
 */
export function nextRoutine(type: PoliceUnitType, random: Random, now: number): Routine {
  const rest = now + waitMs(EVERY_MS.break, random);
  const papers = now + waitMs(EVERY_MS.busy, random);
  const spread = random() * SPREAD_MS;
  const hours = BY_DAY.includes(type) ? [DAY.to] : HANDOVER_HOURS;
  const end = now + spread + (isOff(type, now) ? 0 : Math.min(...hours.map((at) => untilHour(now, at))));
  const at = Math.min(rest, papers, end);
  if (at === rest) return { at, next: 'break', reason: '', lastsMs: crewDelay.rest(random) };
  if (at === papers)
    return { at, next: 'busy', reason: pick(PAPERS, random), lastsMs: crewDelay.paperwork(random) };
  return BY_DAY.includes(type)
    ? { at, next: 'off_duty', reason: '', lastsMs: untilHour(end, DAY.from) + spread }
    : { at, next: 'busy', reason: pick(HANDOVER, random), lastsMs: crewDelay.handover(random) };
}

/** How long a crew that is found away stays so. */
export const restOfAway = (type: PoliceUnitType, random: Random, now: number): number =>
  isOff(type, now)
    ? untilHour(now, DAY.from) + random() * SPREAD_MS
    : crewDelay.paperwork(random) * (0.2 + 0.8 * random());
