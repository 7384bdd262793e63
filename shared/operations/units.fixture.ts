import { NINE } from './incident.fixture.ts';
import { EQUIPMENT, POLICE_UNIT_TYPES, UNIT_STATUSES } from './schema.ts';
import type { UnitNow } from './unit-columns.ts';

/** A small, fast generator of numbers in [0, 1) with a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Units as a working day has them: around cities, most on duty, a few without a position. */
export function manyUnits(count: number, seed = 1): UnitNow[] {
  const random = seeded(seed);
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const cities = [
    [71.43, 51.13],
    [76.92, 43.24],
    [69.6, 42.32],
    [57.17, 50.28],
  ] as const;
  return Array.from({ length: count }, (_, i) => {
    const [lon, lat] = one(cities);
    const status = random() < 0.5 ? 'free' : one(UNIT_STATUSES);
    const onTask = status === 'called' || status === 'en_route' || status === 'on_scene';
    return {
      unit: {
        id: i + 1,
        type: random() < 0.6 ? 'patrol_car' : one(POLICE_UNIT_TYPES),
        equipment: EQUIPMENT.filter(() => random() < 0.3),
        status,
        taskId: onTask ? i + 1 : null,
        shift: { from: NINE - 3_600_000, to: NINE + (random() - 0.1) * 12 * 3_600_000 },
      },
      position:
        random() < 0.05
          ? null
          : {
              lon: lon + (random() - 0.5) * 0.5,
              lat: lat + (random() - 0.5) * 0.3,
              at: NINE - random() * 400_000,
            },
      recentTasks: Math.floor(random() * 8),
    };
  });
}
