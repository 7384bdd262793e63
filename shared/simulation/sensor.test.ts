import { describe, expect, it } from 'vitest';
import { liveSensors, makeSensors, WANTED_PLATES, type SensorMessage, type SensorSite } from './sensor.ts';
import { messageSchema } from '../ingest/json/message.ts';
import { normalisedPlate } from '../ingest/plate.ts';

const START = Date.parse('2026-03-09T10:00:00+05:00');
const DAY_MS = 86_400_000;
const sites: SensorSite[] = [1, 2, 3].map((n) => ({
  number: `F-${n}`,
  lon: 68.5 + n / 100,
  lat: 42.3,
  settlement: 'Ленгер',
  // The last has none.
  cameras: n < 3 ? [`C-${n}-1`, `C-${n}-2`] : [],
}));
const cameras = ['C-100', 'C-200'];

/** The first that a detector says under the seed. */
const GOLDEN = {
  id: 'simulation-mmippnk0-44',
  at: '2026-03-09T05:46:00.000Z',
  kind: 'detector',
  detector: 'F-3/motion',
  type: 'motion',
  event: 'alarm',
  zone: 'коридор',
  facility: 'F-3',
};

/** What they send in some days of the model, looked at every minute of it. */
function sent(
  seed: string,
  days: number,
  own: { sites?: SensorSite[]; cameras?: string[] } = {},
): SensorMessage[] {
  const sensors = makeSensors({ sites, cameras, seed, ...own }, { model: START, real: START });
  const all: SensorMessage[] = [];
  for (let ms = 0; ms <= days * DAY_MS; ms += 60_000)
    all.push(...liveSensors(sensors, { model: START + ms, real: START + ms }));
  return all;
}

describe('detectors, plate readers and 112', () => {
  const all = sent('test', 10);

  it('say the same for the same seed, and else something else', () => {
    expect(sent('test', 1)).toEqual(all.filter(({ at }) => Date.parse(at) <= START + DAY_MS));
    expect(sent('other', 1)).not.toEqual(sent('test', 1));
    expect(all.find(({ kind }) => kind === 'detector')).toEqual(GOLDEN);
  });

  it('say only what the way in understands, each message under a name of its own', () => {
    for (const message of all) expect(() => messageSchema.parse(message)).not.toThrow();
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('say it as often as the table says, within four deviations', () => {
    const count = (is: (message: SensorMessage) => boolean): number => all.filter(is).length;
    const near = (found: number, expected: number): void =>
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(expected));
    const isWanted = (message: SensorMessage): boolean =>
      message.kind === 'plate' && WANTED_PLATES.some((plate) => plate === message.plate);
    near(count(isWanted), 100);
    near(
      count((message) => message.kind === 'plate' && !isWanted(message)),
      14_400,
    );
    near(
      count((message) => message.kind === 'detector' && message.event === 'alarm'),
      410,
    );
    near(
      count((message) => message.kind === 'report' && message.place !== undefined),
      600,
    );
    const types = new Set(all.flatMap((message) => (message.kind === 'detector' ? [message.type] : [])));
    expect(types).toEqual(new Set(['fight', 'gas', 'left_object', 'motion', 'smoke', 'trespass']));
  });

  it('end what they began', () => {
    const events = all.flatMap((message) => (message.kind === 'detector' ? [message.event] : []));
    for (const [began, over] of [
      ['alarm', 'restored'],
      ['trouble', 'trouble_over'],
    ] as const) {
      const open =
        events.filter((event) => event === began).length - events.filter((event) => event === over).length;
      expect(open).toBeGreaterThanOrEqual(0);
      expect(open).toBeLessThan(5);
    }
  });

  it('add a word of 112 to a case that was told before, never to another', () => {
    const numbers = new Set<string>();
    let again = 0;
    for (const message of all) {
      if (message.kind !== 'report') continue;
      if (message.place === undefined) {
        expect(numbers).toContain(message.number);
        again++;
      } else expect(numbers).not.toContain(message.number);
      numbers.add(message.number);
    }
    expect(again).toBeGreaterThan(100);
  });

  it('read plates that nobody has: of a region that there is not', () => {
    const plates = all.flatMap((message) => (message.kind === 'plate' ? [message.plate] : []));
    for (const plate of plates) expect(normalisedPlate(plate)).toMatch(/^\d{3}[A-Z]{3}00$/);
    expect(plates.length).toBeGreaterThan(0);
  });

  it('name no camera where there is none, and are silent where there is nothing', () => {
    expect(sent('test', 5, { cameras: [] }).filter(({ kind }) => kind === 'plate')).toEqual([]);
    expect(sent('test', 5, { sites: [], cameras: [] })).toEqual([]);
  });
});
