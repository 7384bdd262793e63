import { calm, plan, type Due, type Panel } from './panel.ts';
import type { PanelWord } from './panel-words.ts';
import type { Moment } from './moment.ts';
import { pick, randomFrom, type Random } from '../random.ts';

/**
 * A bad day comes in rounds; each is a power failure in one city, the lost lines of another monitoring station, one site that
 * raises false alarms again and again, and among it a real alarm button and a crew that calls for help. Where, chance says.
 */
export type BadDay = { round: number; endsAt: number; scene: Scene };

/** Where a round plays; null where there are not enough panels for it. */
export type Scene = {
  storm: string | null;
  /** Panels that are silent from a moment of the model on. */
  silence: { at: number; centre: string } | null;
  falseAlarms: number | null;
  panic: number | null;
  /** When a crew calls for help; null once it did. */
  sosAt: number | null;
  /** Equipment alarms of the storm. */
  alarms: number;
};

const MINUTE_MS = 60_000;
/** Minutes of a round, by the clock of the model. */
export const ROUND = {
  storm: { from: 2, to: 12 },
  restored: { from: 15, to: 40 },
  falseAlarms: { from: 4, to: 60 },
  panic: 8,
  sos: 9,
  silence: 5,
  lasts: 120,
} as const;
/** A line is physical: it is away for so many times its supervision, by the real clock. */
const SILENT_TIMES = 2.5;
/** A false alarm comes again after so many seconds, and stops after so many. */
const AGAIN_S = { least: 40, most: 90 } as const;
const STOPS_S = { least: 15, most: 35 } as const;
const CANCELLED = 0.2;

/** What a failure of the mains does to a panel: how likely, and when in the storm, from 0 to 1. Ours. */
const FAILURES = [
  { word: 'mains_lost', over: 'mains_back', likely: 1, from: 0, to: 0.4 },
  { word: 'line_trouble', over: 'line_good', likely: 0.7, from: 0.05, to: 0.6 },
  { word: 'battery_low', over: 'battery_good', likely: 0.6, from: 0.5, to: 1 },
  { word: 'frost', over: 'frost_over', likely: 0.3, from: 0.6, to: 1 },
  { word: 'tamper', over: 'tamper_over', likely: 0.15, from: 0, to: 1 },
] as const satisfies readonly {
  word: PanelWord;
  over: PanelWord;
  likely: number;
  from: number;
  to: number;
}[];
/** Detectors that fail with it, each a zone. */
const ZONES = { least: 1, most: 6 } as const;

/**
 * Lets a bad day begin, or go on into its next round: puts into the panels what they will say.
 * @param panels in a fixed order.
 */
export function nextRound(
  last: BadDay | null,
  panels: readonly Panel[],
  { seed, now }: { seed: string; now: Moment },
): BadDay {
  const round = (last?.round ?? 0) + 1;
  const random = randomFrom(`${seed} bad day ${round}`);
  const scene = makeScene(panels, now.model, random);
  return { round, endsAt: now.model + ROUND.lasts * MINUTE_MS, scene };
}

function makeScene(panels: readonly Panel[], from: number, random: Random): Scene {
  const byCentre = new Map<string, Panel[]>();
  for (const panel of panels) byCentre.set(panel.centre, [...(byCentre.get(panel.centre) ?? []), panel]);
  const most = Math.max(0, ...[...byCentre.values()].map(({ length }) => length));
  const centres = [...byCentre.keys()];
  const isCity = (centre: string): boolean => (byCentre.get(centre)?.length ?? 0) * 2 > most;
  const storm = someOf(centres.filter(isCity), random);
  const silent = someOf(
    centres.filter((centre) => centre !== storm),
    random,
  );
  let alarms = 0;
  for (const panel of byCentre.get(storm ?? '') ?? []) {
    const dues = failures(from, random);
    alarms += dues.length;
    plan(panel, dues);
  }
  const quiet = panels.filter(({ centre }) => centre !== storm && centre !== silent);
  const site = someOf(quiet, random);
  if (site) plan(site, falseAlarms(from, random));
  const pressed = someOf(
    quiet.filter((panel) => panel !== site),
    random,
  );
  const at = (minutes: number): number => from + minutes * MINUTE_MS;
  if (pressed) plan(pressed, [{ at: at(ROUND.panic), word: 'panic', n: 1, scene: true }]);
  return {
    storm,
    silence: silent === null ? null : { at: at(ROUND.silence), centre: silent },
    falseAlarms: site?.id ?? null,
    panic: pressed?.id ?? null,
    sosAt: at(ROUND.sos),
    alarms,
  };
}

const someOf = <T>(items: readonly T[], random: Random): T | null =>
  items.length > 0 ? pick(items, random) : null;

/** What a power failure that began at a moment does to one panel. */
function failures(from: number, random: Random): Due[] {
  const { storm, restored } = ROUND;
  const lengthMs = (storm.to - storm.from) * MINUTE_MS;
  const backAt = from + (restored.from + random() * (restored.to - restored.from)) * MINUTE_MS;
  const due = (word: PanelWord, over: PanelWord, share: number, n: number): Due => {
    const at = from + storm.from * MINUTE_MS + share * lengthMs;
    // The mains first, and within a minute what hung on it.
    const afterMs = backAt - at + (word === 'mains_lost' ? 0 : random() * MINUTE_MS);
    return { at, word, n, over: { word: over, afterMs }, scene: true };
  };
  const happened = FAILURES.filter(({ likely }) => random() < likely).map((one) =>
    due(one.word, one.over, one.from + random() * (one.to - one.from), 1),
  );
  const zones = ZONES.least + Math.floor(random() * (ZONES.most - ZONES.least + 1));
  for (let zone = 1; zone <= zones; zone++)
    happened.push(due('zone_fault', 'zone_good', 0.1 + 0.9 * random(), zone));
  return happened;
}

function falseAlarms(from: number, random: Random): Due[] {
  const dues: Due[] = [];
  const seconds = ({ least, most }: { least: number; most: number }): number =>
    (least + random() * (most - least)) * 1_000;
  const last = from + ROUND.falseAlarms.to * MINUTE_MS;
  for (let at = from + ROUND.falseAlarms.from * MINUTE_MS; at < last; at += seconds(AGAIN_S)) {
    const over = { word: 'intrusion_over', afterMs: seconds(STOPS_S) } as const;
    dues.push({ at, word: 'intrusion', n: 3, over, scene: true });
    // Now and then the guard says that it was nothing.
    if (random() < CANCELLED) dues.push({ at: at + over.afterMs / 2, word: 'cancelled', n: 5, scene: true });
  }
  return dues;
}

/** What of a round is not said by a panel. @returns whether a crew is to call for help now. */
export function playScene(scene: Scene, panels: Iterable<Panel>, now: Moment): boolean {
  if (scene.silence && scene.silence.at <= now.model) {
    for (const panel of panels)
      if (panel.centre === scene.silence.centre)
        panel.silentUntilMs = now.real + SILENT_TIMES * panel.supervisionMs;
    scene.silence = null;
  }
  if (scene.sosAt === null || scene.sosAt > now.model) return false;
  scene.sosAt = null;
  return true;
}

/** Ends a bad day at once: nothing of it begins any more, and what began ends in its time. */
export function endBadDay(panels: Iterable<Panel>): void {
  for (const panel of panels) calm(panel);
}
