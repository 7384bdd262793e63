import { describe, expect, it } from 'vitest';
import { rosterCrew } from './crew.fixture.ts';
import { ROUND } from './bad-day.ts';
import type { PanelSite } from './panel.ts';
import type { PanelWord } from './panel-words.ts';
import type { Pace } from './schema.ts';
import { goOn, makeWorld, told, type Happening, type World } from './world.ts';
import { ALARM_RULES } from '../alarms/alarm-class.ts';
import { siaSignals } from '../ingest/dc09/sia.ts';
import { panelData } from './panel-words.ts';

const START = Date.parse('2026-03-09T10:00:00+05:00');
const MINUTE_MS = 60_000;
/** Two cities with many panels, and two regions with few. */
const CENTRES = [
  ['750000000', 50],
  ['710000000', 50],
  ['610000000', 12],
  ['190000000', 12],
] as const;
const panels: PanelSite[] = CENTRES.flatMap(([centre, count], c) =>
  Array.from({ length: count }, (_, i) => ({
    id: c * 100 + i,
    centre,
    supervisionMs: 180_000,
    encrypted: i % 4 !== 0,
  })),
);
const worldOf = (seed: string): World =>
  makeWorld(
    {
      seed,
      roster: [1, 2, 3].map((id) => rosterCrew(id, 'patrol_car')),
      panels,
      sensors: { sites: [], cameras: [] },
      sites: [],
      categories: [],
    },
    { model: START, real: START },
  );

type Said = { minute: number; panelId: number; word: PanelWord; isOld: boolean };
type Played = { said: Said[]; sos: { minute: number; unitId: number }[]; world: World };

/** Plays at the speed of the clock, in steps of two seconds. */
function play(seed: string, minutes: number, day: (minute: number) => Pace['day'] = () => 'bad'): Played {
  const world = worldOf(seed);
  const played: Played = { said: [], sos: [], world };
  for (let ms = 2_000; ms <= minutes * MINUTE_MS; ms += 2_000) {
    const minute = ms / MINUTE_MS;
    const happened: Happening[] = goOn(world, START + ms, {
      speed: 1,
      held: false,
      day: day(minute),
      most: 0,
    });
    for (const one of happened) {
      if (one.kind === 'panel')
        played.said.push(
          ...one.sayings.map(({ word, isOld }) => ({ minute, panelId: one.panelId, word, isOld })),
        );
      if (one.kind === 'saying') {
        const isSos = one.saying.type === 'unit.sos';
        if (isSos) played.sos.push({ minute, unitId: one.unitId });
        const { crew } = world.crews.get(one.unitId) ?? {};
        const status = one.saying.type === 'unit.status' ? one.saying.status : (crew?.status ?? 'free');
        told(world, one.unitId, { status, task: null, sos: isSos || crew?.sos === 'called' });
      }
    }
  }
  return played;
}
const centreOf = (panelId: number): string => panels.find(({ id }) => id === panelId)?.centre ?? '';
const isEquipment = ({ word }: Said): boolean => {
  const [signal] = siaSignals(panelData('SIA-DCS', { word, n: 1, isOld: false })) ?? [];
  return signal?.what === 'raised' && signal.class !== null && ALARM_RULES[signal.class].category === null;
};
const count = (said: readonly Said[], word: PanelWord): number =>
  said.filter((one) => one.word === word).length;

describe('a bad day', () => {
  const bad = play('sholu', 90);
  const scene = bad.world.bad?.scene;
  const inStorm = bad.said.filter(({ panelId }) => centreOf(panelId) === scene?.storm);

  it('is the same for the same seed, and another for another', () => {
    const again = play('sholu', 20);
    expect(again.said).toEqual(bad.said.filter(({ minute }) => minute <= 20));
    expect(play('other', 20).said).not.toEqual(again.said);
  });

  it('is a flood: hundreds of equipment alarms of one city within ten minutes, and hardly any elsewhere', () => {
    const { from, to } = ROUND.storm;
    const raised = inStorm.filter((one) => isEquipment(one) && one.minute <= to + 0.1);
    expect(scene?.alarms).toBeGreaterThan(250);
    expect(raised.length).toBe(scene?.alarms);
    expect(Math.min(...raised.map(({ minute }) => minute))).toBeGreaterThanOrEqual(from);
    const elsewhere = bad.said.filter((one) => isEquipment(one) && centreOf(one.panelId) !== scene?.storm);
    expect(elsewhere.length).toBeLessThan(20);
    // The mains go first: by the middle of the storm every panel of the city has said so.
    const mains = inStorm.filter(({ word }) => word === 'mains_lost');
    expect(new Set(mains.map(({ panelId }) => panelId)).size).toBe(50);
    expect(Math.max(...mains.map(({ minute }) => minute))).toBeLessThan((from + to) / 2);
  });

  it('ends in restorals, as many as there were alarms', () => {
    for (const [word, over] of [
      ['mains_lost', 'mains_back'],
      ['line_trouble', 'line_good'],
      ['battery_low', 'battery_good'],
      ['zone_fault', 'zone_good'],
      ['frost', 'frost_over'],
    ] as const) {
      expect(count(inStorm, over), over).toBe(count(inStorm, word));
      expect(count(inStorm, over), over).toBeGreaterThan(0);
    }
    const back = inStorm.filter(({ word }) => word === 'mains_back').map(({ minute }) => minute);
    expect(Math.min(...back)).toBeGreaterThan(ROUND.storm.to);
  });

  it('has one site whose false alarms do not stop for an hour', () => {
    const of = bad.said.filter(({ panelId, word }) => panelId === scene?.falseAlarms && word === 'intrusion');
    expect(of.length).toBeGreaterThan(35);
    expect(of.length).toBeLessThan(90);
    expect(centreOf(scene?.falseAlarms ?? -1)).not.toBe(scene?.storm);
  });

  it('has one real alarm button and one crew that calls for help in the middle of the flood', () => {
    const pressed = bad.said.filter(({ word }) => word === 'panic');
    expect(pressed.map(({ panelId }) => panelId)).toEqual([scene?.panic]);
    expect(pressed[0]?.minute).toBeCloseTo(ROUND.panic, 0);
    expect(bad.sos.map(({ minute }) => Math.round(minute))).toEqual([ROUND.sos]);
  });

  it('takes the lines of one other station away for longer than it is watched, and gives them back', () => {
    const { world } = play('sholu', 6);
    const silent = [...world.panels.values()].filter(({ silentUntilMs }) => silentUntilMs > world.now.real);
    const [centre, ...others] = new Set(silent.map((panel) => panel.centre));
    expect(others).toEqual([]);
    expect(centre).not.toBe(scene?.storm);
    expect(silent.length).toBe(panels.filter((panel) => panel.centre === centre).length);
    for (const { silentUntilMs, supervisionMs } of silent)
      expect(silentUntilMs - world.now.real).toBeGreaterThan(supervisionMs);
    expect(
      [...bad.world.panels.values()].every(({ silentUntilMs }) => silentUntilMs < bad.world.now.real),
    ).toBe(true);
  });

  it('goes on in rounds, each another one, and a call for help that stands is enough', () => {
    const long = play('sholu', 2 * ROUND.lasts + 20);
    expect(long.world.bad?.round).toBe(3);
    expect(count(long.said, 'mains_lost')).toBeGreaterThan(120);
    expect(long.sos).toHaveLength(1);
  });

  it('ends when an ordinary day is asked for: nothing new of it begins, and what began ends', () => {
    const ended = play('sholu', 90, (minute) => (minute < 5 ? 'bad' : 'ordinary'));
    const storm = ended.said.filter(({ panelId }) => centreOf(panelId) === scene?.storm);
    const faults = storm.filter((one) => isEquipment(one));
    expect(faults.length).toBeGreaterThan(30);
    expect(Math.max(...faults.map(({ minute }) => minute))).toBeLessThan(5.1);
    expect(count(storm, 'mains_back')).toBe(count(storm, 'mains_lost'));
    expect(ended.said.filter(({ word }) => word === 'panic')).toEqual([]);
    expect(ended.sos).toEqual([]);
    expect(ended.world.bad).toBeNull();
  });
});

it('is only a call for help where there are no panels', () => {
  const world = makeWorld(
    {
      seed: 'test',
      roster: [rosterCrew(1, 'patrol_car')],
      panels: [],
      sensors: { sites: [], cameras: [] },
      sites: [],
      categories: [],
    },
    { model: START, real: START },
  );
  const pace = { speed: 60, held: false, day: 'bad', most: 0 } as const;
  const happened = Array.from({ length: 30 }, (_, s) => goOn(world, START + s * 1_000, pace)).flat();
  expect(happened.filter((one) => one.kind === 'saying' && one.saying.type === 'unit.sos')).toHaveLength(1);
  expect(happened.filter(({ kind }) => kind === 'panel')).toEqual([]);
});

describe('an ordinary day', () => {
  it('has none of it', () => {
    const { said, sos } = play('sholu', 90, () => 'ordinary');
    expect(said.filter((one) => isEquipment(one)).length).toBeLessThan(20);
    expect(sos).toEqual([]);
  });
});
