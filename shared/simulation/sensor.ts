import type { z } from 'zod';
import { waitMs } from './day.ts';
import type { Moment } from './moment.ts';
import { CALLERS, REPORT_KINDS, STREETS } from './report-words.ts';
import { moved, type Spot } from './route.ts';
import { normal, pick, randomFrom, type Random } from '../random.ts';
import type { DetectorType } from '../operations/detector-type.ts';
import type { messageSchema } from '../ingest/json/message.ts';

/** A facility whose detectors and cameras report, by their numbers on the register. */
export type SensorSite = Spot & { number: string; settlement: string; cameras: readonly string[] };

/** A message as it is sent to `/ingest/json`. */
export type SensorMessage = z.input<typeof messageSchema>;
/** Without what it gets when it is sent: its name and its time. */
type Word = SensorMessage extends infer M ? (M extends unknown ? Omit<M, 'id' | 'at'> : never) : never;

/** Detectors, cameras and 112 of the simulation, changed in place. */
export type Sensors = {
  readonly sites: readonly SensorSite[];
  /** Those that read plates, by their numbers on the register. */
  readonly cameras: readonly string[];
  readonly random: Random;
  /** By it messages of two runs are told apart. */
  readonly run: string;
  sent: number;
  /** What comes, by time of the model; `again` is the rate of its kind, which comes anew. */
  due: { at: number; word: Word | null; again: Rate | null }[];
};

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
type Rate = { perDay: number; make: (of: Sensors) => Word | null };

/**
 * Plates of the demonstration have the number of a region that there is not, so nobody drives with them. These are wanted;
 * every other that is read is not.
 */
export const WANTED_PLATES = [
  '101DMA00',
  '202DMB00',
  '303DMC00',
  '404DMD00',
  '505DME00',
  '606DMF00',
] as const;

/** What detectors of the whole Republic say, and how often; ours. `camera`: it is the analytics of a camera that says so. */
const DETECTORS = [
  { type: 'smoke', perDay: 8, camera: false, zone: 'столовая' },
  { type: 'gas', perDay: 3, camera: false, zone: 'котельная' },
  { type: 'motion', perDay: 12, camera: false, zone: 'коридор' },
  { type: 'trespass', perDay: 10, camera: true, zone: 'двор' },
  { type: 'left_object', perDay: 4, camera: true, zone: 'вход' },
  { type: 'fight', perDay: 4, camera: true, zone: 'двор' },
] as const satisfies readonly { type: DetectorType; perDay: number; camera: boolean; zone: string }[];
const TROUBLES_A_DAY = 12;
/** Plates read in the Republic: one a minute stands for very many. */
const PLATES = { perDay: 1_440, wantedPerDay: 10 } as const;
/** Cases that 112 hands over, with a second word on one in three. */
const REPORTS = { perDay: 60, again: 0.3 } as const;
/** A code of 112 for some of our categories; for others it names none that we know. */
const CODES: Readonly<Record<string, string>> = {
  fire: '01',
  medical: '03',
  road_accident: 'дтп',
  missing_person: 'search',
};

export function makeSensors(
  { sites, cameras, seed }: { sites: readonly SensorSite[]; cameras: readonly string[]; seed: string },
  now: Moment,
): Sensors {
  const random = randomFrom(`${seed} sensors ${now.model}`);
  const sensors: Sensors = { sites, cameras, random, run: now.real.toString(36), sent: 0, due: [] };
  for (const rate of RATES) comeAgain(sensors, rate, now.model);
  return sensors;
}

/** Lets them live on to a moment. @returns what they send. */
export function liveSensors(sensors: Sensors, now: Moment): SensorMessage[] {
  const messages: SensorMessage[] = [];
  while ((sensors.due[0]?.at ?? Infinity) <= now.model) {
    const due = sensors.due.shift();
    if (!due) break;
    const word = due.again ? due.again.make(sensors) : due.word;
    if (due.again) comeAgain(sensors, due.again, Math.max(due.at, now.model - MINUTE_MS));
    if (!word) continue;
    const id = `simulation-${sensors.run}-${++sensors.sent}`;
    messages.push({ id, at: new Date(now.real).toISOString(), ...word });
    for (const later of after(word, sensors.random))
      add(sensors, { ...later, at: now.model + later.at, again: null });
  }
  return messages;
}

function comeAgain(sensors: Sensors, again: Rate, from: number): void {
  add(sensors, { at: from + waitMs(DAY_MS / again.perDay, sensors.random), word: null, again });
}

function add(sensors: Sensors, due: Sensors['due'][number]): void {
  sensors.due = [...sensors.due, due].toSorted((a, b) => a.at - b.at);
}

const RATES: readonly Rate[] = [
  ...DETECTORS.map(({ type, perDay, camera, zone }): Rate => ({
    perDay,
    make: ({ sites, random }) => {
      const site = someSite(sites, camera, random);
      if (!site) return null;
      const where = camera ? { camera: pick(site.cameras, random) } : { facility: site.number };
      const detector = `${site.number}/${type}`;
      return { kind: 'detector', detector, type, event: 'alarm', zone, ...where };
    },
  })),
  {
    perDay: TROUBLES_A_DAY,
    make: ({ sites, random }) => {
      const site = someSite(sites, false, random);
      if (!site) return null;
      const { number: facility } = site;
      const detector = `${facility}/smoke`;
      return {
        kind: 'detector',
        detector,
        type: 'smoke',
        event: 'trouble',
        trouble: 'communication',
        facility,
      };
    },
  },
  { perDay: PLATES.perDay, make: (of) => plateOf(of, anyPlate(of.random)) },
  { perDay: PLATES.wantedPerDay, make: (of) => plateOf(of, pick(WANTED_PLATES, of.random)) },
  { perDay: REPORTS.perDay, make: reportOf },
];

function someSite(sites: readonly SensorSite[], camera: boolean, random: Random): SensorSite | null {
  const fit = camera ? sites.filter(({ cameras }) => cameras.length > 0) : sites;
  return fit.length > 0 ? pick(fit, random) : null;
}

const LETTERS = Array.from('ABCEHKMOPTXY');
/** Not one of those that are wanted, and of no region there is. */
function anyPlate(random: Random): string {
  const digits = String(100 + Math.floor(random() * 900));
  const letters = Array.from({ length: 3 }, () => pick(LETTERS, random)).join('');
  return `${digits}${letters}00`;
}

function plateOf({ cameras, random }: Sensors, plate: string): Word | null {
  if (cameras.length === 0) return null;
  return { kind: 'plate', plate, camera: pick(cameras, random) };
}

function reportOf({ sites, random, run, sent }: Sensors): Word | null {
  const site = someSite(sites, false, random);
  const kinds = REPORT_KINDS.filter(({ where }) => where === 'street');
  if (!site) return null;
  const { category, words } = pick(kinds, random);
  const place = moved(site, normal(random) * 150, normal(random) * 150);
  const digits = String(Math.floor(random() * 10_000)).padStart(4, '0');
  return {
    kind: 'report',
    number: `SIM-${run}-${sent + 1}`,
    category: CODES[category] ?? '02',
    text: pick(words, random),
    address: {
      settlement: site.settlement,
      street: pick(STREETS, random),
      house: String(1 + Math.floor(random() * 160)),
    },
    caller: { name: pick(CALLERS, random), phone: `+7 000 000 ${digits.slice(0, 2)} ${digits.slice(2)}` },
    place: { lon: rounded(place.lon), lat: rounded(place.lat), accuracyM: 50 },
  };
}

/** What follows a message: a detector is quiet again, 112 has another word on its case. */
function after(word: Word, random: Random): { at: number; word: Word }[] {
  const minutes = (least: number, most: number): number => (least + random() * (most - least)) * MINUTE_MS;
  if (word.kind === 'detector' && word.event === 'alarm')
    return [{ at: minutes(2, 15), word: { ...word, event: 'restored' } }];
  if (word.kind === 'detector' && word.event === 'trouble')
    return [{ at: minutes(5, 40), word: { ...word, event: 'trouble_over' } }];
  if (word.kind === 'report' && word.text !== AGAIN && random() < REPORTS.again) {
    const { kind, number } = word;
    return [{ at: minutes(1, 5), word: { kind, number, text: AGAIN } }];
  }
  return [];
}

/** Said in both languages on the telephone. */
const AGAIN = 'Заявитель перезвонил. Хабарлаушы қайта қоңырау шалды.';

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
