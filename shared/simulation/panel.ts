import { hourOfDay, untilHour, waitMs, weekdayOf } from './day.ts';
import type { Moment } from './moment.ts';
import { TONGUES, type PanelWord, type Tongue } from './panel-words.ts';
import { pick, randomFrom, type Random } from '../random.ts';

/** An alarm panel as it is put into the simulation. `centre` is who answers it, and whose monitoring station it is on. */
export type PanelSite = {
  id: number;
  centre: string;
  /** Silent for longer than this its line counts as lost. */
  supervisionMs: number;
  encrypted: boolean;
};

/**
 * What a panel will say, by the clock of the model; `over` is said a while after it. A `scene` is of a bad day and is left
 * out when that ends; what was said is still said to be over.
 */
export type Due = {
  at: number;
  word: PanelWord;
  n: number;
  over?: { word: PanelWord; afterMs: number };
  scene?: boolean;
};

/** What a panel says now; `n` is the zone or the user. */
export type PanelSaying = { word: PanelWord; n: number; isOld: boolean };

/** A simulated panel, changed in place by the functions below. */
export type Panel = PanelSite & {
  readonly random: Random;
  readonly tongue: Tongue;
  /** How wrong its clock is, milliseconds, until the centre tells it the time. */
  readonly clockOffMs: number;
  /** By time. */
  due: Due[];
  /** When it says next that its line is there, and until when there is none. Real time: a line is physical. */
  nextHeartbeatMs: number;
  silentUntilMs: number;
  /** What it could not say. */
  kept: PanelSaying[];
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Of the supervision a heartbeat is this part: one that is lost on the way is no lost line. */
const HEARTBEATS = 3;
const MOST_KEPT = 200;
/** One encrypted panel in so many has a wrong clock; beyond what a receiver takes. */
const WRONG_CLOCK = { share: 0.06, leastMs: 2 * MINUTE_MS, mostMs: 20 * MINUTE_MS } as const;
/** A school is opened and shut so; on Sundays it stays shut. */
const OPEN = { from: 6.5, to: 8 } as const;
const SHUT = { from: 18, to: 21 } as const;
const SUNDAY = 0;

/** Trouble of one panel: how often, what, and how long it lasts. Ours, and more often than real, so that something is seen. */
const TROUBLES = [
  { word: 'mains_lost', over: 'mains_back', everyDays: 20, least: 5, most: 90 },
  { word: 'line_trouble', over: 'line_good', everyDays: 20, least: 2, most: 20 },
  { word: 'tamper', over: 'tamper_over', everyDays: 30, least: 10, most: 40 },
  { word: 'intrusion', over: 'intrusion_over', everyDays: 20, least: 1, most: 5 },
  { word: 'panic', over: null, everyDays: 60, least: 0, most: 0 },
] as const satisfies readonly {
  word: PanelWord;
  over: PanelWord | null;
  everyDays: number;
  least: number;
  most: number;
}[];

export function makePanel(site: PanelSite, seed: string, now: Moment): Panel {
  const random = randomFrom(`${seed} panel ${site.id} ${now.model}`);
  const panel: Panel = {
    ...site,
    random,
    tongue: pick(TONGUES, random),
    clockOffMs: site.encrypted ? clockOff(randomFrom(`${seed} clock ${site.id}`)) : 0,
    due: [],
    nextHeartbeatMs: now.real + (random() * site.supervisionMs) / HEARTBEATS,
    silentUntilMs: 0,
    kept: [],
  };
  const isOpen = weekdayOf(now.model) !== SUNDAY && isDay(now.model);
  plan(panel, [
    isOpen ? nextShutting(now.model, random) : nextOpening(now.model, random),
    { at: now.model + random() * DAY_MS, word: 'test', n: 0 },
    ...TROUBLES.map((trouble) => nextTrouble(trouble, now.model, random)),
  ]);
  return panel;
}

/** The same panels have a wrong clock at every start. */
function clockOff(random: Random): number {
  if (random() >= WRONG_CLOCK.share) return 0;
  const offMs = WRONG_CLOCK.leastMs + random() * (WRONG_CLOCK.mostMs - WRONG_CLOCK.leastMs);
  return Math.round(random() < 0.5 ? -offMs : offMs);
}

/** Adds to what a panel will say. */
export function plan(panel: Panel, dues: readonly Due[]): void {
  panel.due = [...panel.due, ...dues].toSorted((a, b) => a.at - b.at);
}

/** Leaves out what a bad day had still in store, and gives the panel its line back. */
export function calm(panel: Panel): void {
  panel.due = panel.due.filter(({ scene }) => scene !== true);
  panel.silentUntilMs = 0;
}

/**
 * Lets a panel live on to a moment.
 * @returns what it says, the oldest first; `heartbeat` when it shows besides that its line is there.
 */
export function livePanel(panel: Panel, now: Moment): { sayings: PanelSaying[]; heartbeat: boolean } {
  const isSilent = now.real < panel.silentUntilMs;
  const sayings = isSilent ? [] : panel.kept.splice(0);
  while ((panel.due[0]?.at ?? Infinity) <= now.model) {
    const due = panel.due.shift();
    if (!due) break;
    const { word, n } = due;
    (isSilent ? panel.kept : sayings).push({ word, n, isOld: isSilent });
    plan(panel, after(panel, due, now.model));
  }
  if (panel.kept.length > MOST_KEPT) panel.kept.splice(0, panel.kept.length - MOST_KEPT);
  if (isSilent || now.real < panel.nextHeartbeatMs) return { sayings, heartbeat: false };
  panel.nextHeartbeatMs = now.real + panel.supervisionMs / HEARTBEATS;
  return { sayings, heartbeat: true };
}

/** What follows from what was said: its end, and the next of its kind. */
function after({ random }: Panel, { word, n, at, over, scene }: Due, now: number): Due[] {
  const ends = over ? [{ at: at + over.afterMs, word: over.word, n }] : [];
  if (scene) return ends;
  // A model that was away for a day does not make up for it.
  const from = Math.max(at, now - HOUR_MS);
  if (word === 'opened') return [...ends, nextShutting(from, random)];
  if (word === 'armed') return [...ends, nextOpening(from, random)];
  if (word === 'test') return [...ends, { at: from + DAY_MS, word, n: 0 }];
  const trouble = TROUBLES.find((one) => one.word === word);
  return trouble ? [...ends, nextTrouble(trouble, from, random)] : ends;
}

/** Whether everybody has come and nobody has gone. */
const isDay = (ms: number): boolean => hourOfDay(ms) > OPEN.to && hourOfDay(ms) < SHUT.from;

const user = (random: Random): number => 1 + Math.floor(random() * 5);
const between = ({ from, to }: { from: number; to: number }, random: Random): number =>
  from + random() * (to - from);

function nextOpening(now: number, random: Random): Due {
  const hour = between(OPEN, random);
  let at = now + untilHour(now, hour);
  if (weekdayOf(at) === SUNDAY) at += DAY_MS;
  return { at, word: 'opened', n: user(random) };
}

const nextShutting = (now: number, random: Random): Due => ({
  at: now + untilHour(now, between(SHUT, random)),
  word: 'armed',
  n: user(random),
});

function nextTrouble(
  { word, over, everyDays, least, most }: (typeof TROUBLES)[number],
  now: number,
  random: Random,
): Due {
  const at = now + waitMs(everyDays * DAY_MS, random);
  // A school that is open is not armed.
  const later = word === 'intrusion' && isDay(at) ? untilHour(at, SHUT.to) : 0;
  const n = 1 + Math.floor(random() * 8);
  const lastsMs = (least + random() * (most - least)) * MINUTE_MS;
  return {
    at: at + later,
    word,
    n,
    ...(over === null ? {} : { over: { word: over, afterMs: lastsMs } }),
  };
}
