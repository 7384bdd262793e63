import { crewDelay } from './delay.ts';
import { nextRoutine, restOfAway, type Routine } from './routine.ts';
import type { Moment } from './moment.ts';
import { drive, type Body } from './motion.ts';
import { between, routeTo, type Route, type Spot } from './route.ts';
import { pick, randomFrom, type Random } from '../random.ts';
import { DETOUR, hoursAt, straightMs, type PlaceSpeed } from '../operations/eta.ts';
import type { CrewSaying } from '../operations/crew.ts';
import type { PoliceUnitType, Priority, TaskState, UnitStatus } from '../operations/schema.ts';

/** A unit as it is put into the simulation. `beat` are the places that it looks after, schools for the most part. */
export type RosterCrew = {
  id: number;
  type: PoliceUnitType;
  home: Spot;
  kato: string;
  place: PlaceSpeed;
  /** Where it was seen last; its post when nobody knows. */
  at: Spot;
  status: UnitStatus;
  beat: readonly Spot[];
};

/** What binds a crew, as its page says it. */
export type CrewTask = { id: number; state: TaskState; priority: Priority; place: Spot | null };
/** What the server says of a crew; the model follows it and never knows better. */
export type CrewWord = { status: UnitStatus; task: CrewTask | null; sos: boolean };

/**
 * What a crew does. `until` is when the next thing comes, by the clock of the model. On a task it reads the order, makes
 * ready, drives and works, in this order; `answer` is one of the four when the task's state on the server says so.
 */
type Duty =
  | { kind: 'patrol'; until: number }
  | { kind: 'away'; until: number }
  | { kind: 'task'; task: CrewTask; step: 'read' | 'leave' | 'drive' | 'work'; until: number };

/** A simulated crew. It is changed in place by the functions below; what it draws by chance is its own sequence. */
export type Crew = RosterCrew & {
  readonly random: Random;
  body: Body;
  route: Route | null;
  duty: Duty;
  routine: Routine;
  /** Something was said and the answer is awaited: nothing else is said meanwhile. */
  waiting: boolean;
  /** Whether it calls for help: it is said until the server has it, and stands until the desk ends it. */
  sos: 'no' | 'needed' | 'called';
};

/** Those who wait at their station until they are called; the others are about. */
const AT_STATION: readonly PoliceUnitType[] = ['special_unit', 'rescue', 'ambulance', 'fire', 'duty_group'];
/** A patrol is no journey: it drives at this share of the speed of a task. */
const PATROL_PACE = 0.6;
const STRAY_M = 900;
/** One order in so many is refused, the most urgent never. */
const REFUSES = 0.03;
/** Who has no place to go to asks by radio and is there after a while. */
const NO_PLACE_MS = 8 * 60_000;
const REFUSALS = [
  'Неисправность автомобиля',
  'Көлік ақаулы',
  'Занят задержанным',
  'Ұсталған адаммен бос емес',
];

export function makeCrew(of: RosterCrew, seed: string, now: Moment): Crew {
  const random = randomFrom(`${seed} crew ${of.id}`);
  const crew: Crew = {
    ...of,
    random,
    body: { spot: of.at, headingDeg: Math.floor(random() * 360), speedMs: 0 },
    route: null,
    // The first steps are spread, so that nobody moves in step.
    duty: { kind: 'patrol', until: now.model + random() * crewDelay.stop(random) },
    routine: nextRoutine(of.type, random, now.model),
    waiting: false,
    sos: 'no',
  };
  hear(crew, { status: of.status, task: null, sos: false }, now);
  return crew;
}

/** Takes in what the server says: an order, one that was called back, a status that the desk has set. */
export function hear(crew: Crew, { status, task, sos }: CrewWord, now: Moment): void {
  crew.waiting = false;
  if (sos || crew.sos === 'called') crew.sos = sos ? 'called' : 'no';
  crew.status = status;
  if (task) {
    if (crew.duty.kind !== 'task' || crew.duty.task.id !== task.id || crew.duty.task.state !== task.state)
      begin(crew, task, now);
    return;
  }
  const isAway = status === 'busy' || status === 'break' || status === 'off_duty';
  if (isAway && crew.duty.kind !== 'away') {
    const until = now.model + restOfAway(crew.type, crew.random, now.model);
    crew.duty = { kind: 'away', until };
    crew.route = isAtPost(crew) ? null : routeTo(crew.body.spot, crew.home, crew.random);
  }
  if (!isAway && crew.duty.kind !== 'patrol') {
    if (crew.duty.kind === 'away') crew.routine = nextRoutine(crew.type, crew.random, now.model);
    crew.duty = { kind: 'patrol', until: now.model + crewDelay.stop(crew.random) };
    crew.route = null;
  }
}

function begin(crew: Crew, task: CrewTask, { model }: Moment): void {
  const { random } = crew;
  const { priority, place, state } = task;
  switch (state) {
    case 'assigned':
      crew.duty = { kind: 'task', task, step: 'read', until: model + crewDelay.accept(priority, random) };
      return;
    case 'accepted':
      crew.route = null;
      crew.duty = { kind: 'task', task, step: 'leave', until: model + crewDelay.leave(priority, random) };
      return;
    case 'en_route':
      crew.route = place ? routeTo(crew.body.spot, place, random) : null;
      crew.duty = { kind: 'task', task, step: 'drive', until: place ? 0 : model + NO_PLACE_MS };
      return;
    case 'on_scene':
      crew.route = null;
      crew.duty = { kind: 'task', task, step: 'work', until: model + crewDelay.work(priority, random) };
      return;
    case 'done':
    case 'refused':
    case 'cancelled':
    default:
      crew.duty = { kind: 'patrol', until: model + crewDelay.stop(random) };
      crew.route = null;
  }
}

/** What was said could not be taken now: it is said again a little later. */
export function postpone(crew: Crew, { model }: Moment): void {
  crew.waiting = false;
  crew.duty.until = Math.max(crew.duty.until, model + 20_000 + 20_000 * crew.random());
}

/** Lets a crew live on to a moment. @returns what it says to the centre; null nearly always. */
export function live(crew: Crew, now: Moment, seconds: number): CrewSaying | null {
  const arrived = move(crew, now, seconds);
  if (crew.waiting) return null;
  if (crew.sos === 'needed') {
    crew.waiting = true;
    return { type: 'unit.sos' };
  }
  const said = crew.duty.kind === 'task' ? onTask(crew.duty, crew, now) : onDuty(crew, now, arrived);
  if (said) crew.waiting = true;
  return said;
}

function move(crew: Crew, now: Moment, seconds: number): boolean {
  if (!crew.route) {
    crew.body.speedMs = 0;
    return false;
  }
  const pace = crew.duty.kind === 'task' ? 1 : PATROL_PACE;
  const topMs = straightMs(crew.type, crew.place, hoursAt(now.model)) * DETOUR.likely * pace;
  if (!drive(crew.body, crew.route, seconds, topMs)) return false;
  crew.route = null;
  return true;
}

function onTask(duty: Extract<Duty, { kind: 'task' }>, crew: Crew, { model }: Moment): CrewSaying | null {
  const { task, step, until } = duty;
  const taskId = task.id;
  if (crew.route || model < until) return null;
  switch (step) {
    case 'read':
      return task.priority > 1 && crew.random() < REFUSES
        ? { type: 'task.refuse', taskId, reason: pick(REFUSALS, crew.random) }
        : { type: 'task.accept', taskId };
    case 'leave':
      return { type: 'task.en_route', taskId };
    case 'drive':
      return { type: 'task.on_scene', taskId };
    case 'work':
    default:
      return { type: 'task.done', taskId, reason: '' };
  }
}

/** Free or away: the routine of a shift, and between it the beat. */
function onDuty(crew: Crew, now: Moment, arrived: boolean): CrewSaying | null {
  const { duty, random, routine } = crew;
  if (duty.kind === 'away') {
    return now.model < duty.until ? null : status('free', '');
  }
  if (crew.status === 'free' && routine.at <= now.model) {
    const { next, reason, lastsMs } = routine;
    crew.duty = { kind: 'away', until: now.model + lastsMs };
    if (!isAtPost(crew)) crew.route = routeTo(crew.body.spot, crew.home, random);
    return status(next, reason);
  }
  if (arrived) duty.until = now.model + crewDelay.stop(random);
  if (!crew.route && now.model >= duty.until) crew.route = nextBeat(crew);
  return null;
}

const status = (to: 'free' | 'busy' | 'break' | 'off_duty', reason: string): CrewSaying => ({
  type: 'unit.status',
  status: to,
  reason,
});

const isAtPost = ({ body, home }: Crew): boolean => between(body.spot, home) < 60;

/** The next place of the beat; who waits at a station goes there and stays. */
function nextBeat(crew: Crew): Route | null {
  const { body, home, beat, random, type } = crew;
  if (AT_STATION.includes(type)) return isAtPost(crew) ? null : routeTo(body.spot, home, random);
  const target = random() < 0.15 || beat.length === 0 ? strayed(home, random) : pick(beat, random);
  return between(body.spot, target) < 40 ? null : routeTo(body.spot, target, random);
}

function strayed({ lon, lat }: Spot, random: Random): Spot {
  const degrees = STRAY_M / 111_195;
  return {
    lon: lon + ((random() - 0.5) * 2 * degrees) / Math.cos((lat * Math.PI) / 180),
    lat: lat + (random() - 0.5) * 2 * degrees,
  };
}
