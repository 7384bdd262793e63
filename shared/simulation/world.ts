import { endBadDay, nextRound, playScene, type BadDay } from './bad-day.ts';
import { hear, live, makeCrew, postpone, type Crew, type CrewWord, type RosterCrew } from './crew.ts';
import { nextReport } from './day.ts';
import { keep, makeDevice, reports, type Device, type Fix } from './device.ts';
import { after, type Moment } from './moment.ts';
import { livePanel, makePanel, type Panel, type PanelSaying, type PanelSite } from './panel.ts';
import { inventReport, weighted, type Report, type Site } from './report.ts';
import { between } from './route.ts';
import type { Pace } from './schema.ts';
import { liveSensors, makeSensors, type SensorMessage, type Sensors, type SensorSite } from './sensor.ts';
import { pick, randomFrom, type Random } from '../random.ts';
import type { CrewSaying } from '../operations/crew.ts';
import type { Category } from '../operations/playbook.ts';

/** Everything that is simulated. What happens next follows from it, the clock and what the server answers. */
export type World = {
  now: Moment;
  readonly seed: string;
  readonly crews: Map<number, { crew: Crew; device: Device }>;
  readonly panels: ReadonlyMap<number, Panel>;
  readonly sensors: Sensors;
  readonly sites: readonly Site[];
  readonly categories: ReadonlyMap<string, Category>;
  readonly random: Random;
  /** By the clock of the model. */
  nextReportAt: number;
  /** Null on an ordinary day. */
  bad: BadDay | null;
};

/** What happens: a device reports, a crew says something, a panel does, its line is there, detectors do, somebody calls. */
export type Happening =
  | { kind: 'fixes'; unitId: number; fixes: Fix[] }
  | { kind: 'saying'; unitId: number; saying: CrewSaying }
  | { kind: 'panel'; panelId: number; sayings: PanelSaying[] }
  | { kind: 'heartbeat'; panelId: number }
  | { kind: 'messages'; messages: SensorMessage[] }
  | { kind: 'report'; report: Report };

/** Reports of an ordinary day in the whole Republic, as many as its fleet here can answer: one a minute. */
export const REPORTS_A_DAY = 1_440;
/** Incidents at a higher speed happen near somebody, because cars drive no faster: so near, metres, at the highest. */
const NEAR_M = { far: 3_000, near: 500 } as const;

export function makeWorld(
  of: {
    seed: string;
    roster: readonly RosterCrew[];
    panels: readonly PanelSite[];
    sensors: { sites: readonly SensorSite[]; cameras: readonly string[] };
    sites: readonly Site[];
    categories: readonly Category[];
  },
  now: Moment,
): World {
  const random = randomFrom(`${of.seed} reports ${now.model}`);
  return {
    now,
    seed: of.seed,
    crews: new Map(
      of.roster.map((one) => {
        const crew = makeCrew(one, of.seed, now);
        return [one.id, { crew, device: makeDevice(crew.random, now.real) }];
      }),
    ),
    panels: new Map(of.panels.map((site) => [site.id, makePanel(site, of.seed, now)])),
    sensors: makeSensors({ ...of.sensors, seed: of.seed }, now),
    sites: of.sites,
    categories: new Map(of.categories.map((category) => [category.id, category])),
    random,
    nextReportAt: nextReport(now.model, REPORTS_A_DAY, random),
    bad: null,
  };
}

/**
 * Lets the world go on. While `held` time stands still: everybody stays where they are and devices go on reporting that.
 * @param open how many reports may come at most: what is too much for the centre is not called in.
 */
export function goOn(
  world: World,
  realMs: number,
  { speed, held, day, most }: Pace & { most: number },
): Happening[] {
  const last = world.now;
  world.now = after(last, realMs, held ? 0 : speed);
  const seconds = held ? 0 : (world.now.real - last.real) / 1_000;
  const happened: Happening[] = [];
  if (!held) playDay(world, day);
  for (const panel of world.panels.values()) {
    const { sayings, heartbeat } = livePanel(panel, world.now);
    if (sayings.length > 0) happened.push({ kind: 'panel', panelId: panel.id, sayings });
    if (heartbeat) happened.push({ kind: 'heartbeat', panelId: panel.id });
  }
  const messages = liveSensors(world.sensors, world.now);
  if (messages.length > 0) happened.push({ kind: 'messages', messages });
  for (const { crew, device } of world.crews.values()) {
    if (held) crew.body.speedMs = 0;
    const saying = held ? null : live(crew, world.now, Math.min(seconds, 10));
    if (saying) happened.push({ kind: 'saying', unitId: crew.id, saying });
    const fixes = reports(device, crew.body, world.now.real, crew.random);
    if (fixes.length > 0) happened.push({ kind: 'fixes', unitId: crew.id, fixes });
  }
  for (let came = 0; world.nextReportAt <= world.now.model;) {
    world.nextReportAt = nextReport(world.nextReportAt, REPORTS_A_DAY, world.random);
    if (came++ < most) happened.push({ kind: 'report', report: reportOf(world, speed) });
  }
  return happened;
}

/** Lets a bad day begin, go on or end. */
function playDay(world: World, day: Pace['day']): void {
  if (day === 'ordinary') {
    if (world.bad) endBadDay(world.panels.values());
    world.bad = null;
    return;
  }
  if (!world.bad || world.bad.endsAt <= world.now.model)
    world.bad = nextRound(world.bad, [...world.panels.values()], world);
  if (playScene(world.bad.scene, world.panels.values(), world.now)) callForHelp(world);
}

/** One crew calls for help; a call that stands is enough. */
function callForHelp({ crews, seed, bad }: World): void {
  const all = [...crews.values()].map(({ crew }) => crew);
  if (all.some(({ sos }) => sos !== 'no')) return;
  const onDuty = all.filter(({ status }) => status !== 'off_duty');
  if (onDuty.length > 0) pick(onDuty, randomFrom(`${seed} sos ${bad?.round}`)).sos = 'needed';
}

function reportOf(world: World, speed: number): Report {
  const site = siteOf(world, speed);
  return inventReport(site, world.categories, world.now, world.random);
}

/** Where something happens: where many people are; the faster the day, the more often near a crew that is about. */
function siteOf({ sites, crews, random }: World, speed: number): Site {
  if (random() > (speed - 1) / 5) return weighted(sites, ({ weight }) => weight, random);
  const free = [...crews.values()].filter(({ crew }) => crew.status === 'free');
  if (free.length === 0) return weighted(sites, ({ weight }) => weight, random);
  const { crew } = pick(free, random);
  const reachM = Math.max(NEAR_M.near, NEAR_M.far / speed);
  const near = sites.filter((site) => site.kato === crew.kato && between(site, crew.body.spot) < reachM);
  return near.length > 0 ? pick(near, random) : weighted(sites, ({ weight }) => weight, random);
}

/** Takes in what the server says of a crew. */
export function told(world: World, unitId: number, word: CrewWord): void {
  const found = world.crews.get(unitId);
  if (found) hear(found.crew, word, world.now);
}

/** What a crew said could not be taken now. */
export function notTaken(world: World, unitId: number): void {
  const found = world.crews.get(unitId);
  if (found) postpone(found.crew, world.now);
}

/** Fixes of a device did not reach the centre. */
export function notSent(world: World, unitId: number, fixes: readonly Fix[]): void {
  const found = world.crews.get(unitId);
  if (found) keep(found.device, fixes, world.now.real);
}
