import type { PlanPicture } from './picture.ts';
import { seeded } from '../../operations/units.fixture.ts';

/** A region that a seed makes: facilities around a town and its villages, crews with posts there. */
export function planPictureOf({
  facilities = 60,
  units = 12,
  seed = 1,
}: { facilities?: number; units?: number; seed?: number } = {}): PlanPicture {
  const random = seeded(seed);
  const near = (): { lon: number; lat: number } => ({
    lon: Math.round((68 + random() * 1.5) * 1e5) / 1e5,
    lat: Math.round((42 + random() * 1.5) * 1e5) / 1e5,
  });
  const places = Array.from({ length: facilities }, near);
  const bits = (): number => Math.floor(random() * 64);
  const masks = places.map(() => {
    const required = bits();
    const gap = bits() & required;
    return { required, gap, unknown: bits() & required & ~gap };
  });
  const target = { urban: 420, rural: 1_200 };
  return {
    unit: '610000000',
    // Noon in Kazakhstan.
    asOfMs: Date.UTC(2026, 10, 26, 7),
    targets: { kindergarten: target, school: target, college: target },
    facilities: {
      id: places.map((_, f) => f + 1),
      lon: places.map(({ lon }) => lon),
      lat: places.map(({ lat }) => lat),
      type: places.map(() => Math.floor(random() * 3)),
      kind: places.map(() => Math.floor(random() * 2)),
      people: places.map(() => (random() < 0.1 ? null : Math.floor(random() * 900))),
      required: masks.map(({ required }) => required),
      gap: masks.map(({ gap }) => gap),
      unknown: masks.map(({ unknown }) => unknown),
      cameras: places.map(() => Math.floor(random() * 3)),
    },
    units: Array.from({ length: units }, (_, u) => ({
      id: u + 1,
      callSign: `Сапсан-${u + 1}`,
      type: random() < 0.9 ? ('patrol_car' as const) : ('foot_patrol' as const),
      home: near(),
      at: random() < 0.9 ? near() : null,
      ready: random() < 0.6,
    })),
  };
}
