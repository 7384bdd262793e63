import type { Order } from './order.ts';
import type { Box, MapDrawing, MapPoint } from '../../pdf/map.ts';

const GROUND = '#f1f4f7';
const COLOUR = {
  reached: '#9fb4c8',
  uncovered: '#b8420f',
  won: '#14734a',
  lost: '#b3261e',
  changed: '#0b5cad',
};

type Place = { lon: number; lat: number };

function boxOf(order: Order, places: readonly Place[]): Box {
  const { lon, lat } = order.branch.picture.facilities;
  const all = [...places, ...lon.map((value, f) => ({ lon: value, lat: lat[f] ?? 0 }))];
  const positions =
    order.boundary?.type === 'Polygon'
      ? order.boundary.coordinates.flat()
      : order.boundary?.type === 'MultiPolygon'
        ? order.boundary.coordinates.flat(2)
        : [];
  for (const [x = 0, y = 0] of positions) all.push({ lon: x, lat: y });
  return all.reduce<[number, number, number, number]>(
    ([west, south, east, north], one) => [
      Math.min(west, one.lon),
      Math.min(south, one.lat),
      Math.max(east, one.lon),
      Math.max(north, one.lat),
    ],
    [180, 90, -180, -90],
  );
}

/** What the branch puts somewhere, by its name, and from where it came. */
function changedOf({ plan, branch }: Order): (Place & { text: string; from: Place | null })[] {
  const { basis, picture } = branch;
  const was = new Map(
    picture.units.map((unit) => [`unit:${unit.id}`, basis === 'posts' ? unit.home : unit.at]),
  );
  const units = [...plan.units.values()].flatMap(({ ref, callSign, state, home, at }) => {
    const place = basis === 'posts' ? home : at;
    const isChanged = state === 'moved' || state === 'added';
    return isChanged && place ? [{ ...place, text: callSign, from: was.get(ref) ?? null }] : [];
  });
  const added = [...plan.posts.values(), ...plan.cameras.values()];
  return [...units, ...added.map(({ lon, lat, name }) => ({ lon, lat, text: name, from: null }))];
}

/** The map of an order: facilities by who reaches them, what is moved from where to where, closed stretches. */
export function orderMap(order: Order): MapDrawing | null {
  const { branch, before, after, boundary, plan, say } = order;
  const { id, lon, lat } = branch.picture.facilities;
  if (!boundary && id.length === 0) return null;
  const changed = changedOf(order);
  const places = id.map((_, f): MapPoint & { order: number } => {
    const is = (after.crewsAt[f] ?? 0) > 0;
    const was = (before.crewsAt[f] ?? 0) > 0;
    const at = { lon: lon[f] ?? 0, lat: lat[f] ?? 0 };
    if (is && was) return { ...at, colour: COLOUR.reached, shape: 'circle', order: 0 };
    if (is) return { ...at, colour: COLOUR.won, shape: 'square', order: 2 };
    return was
      ? { ...at, colour: COLOUR.lost, shape: 'cross', order: 3 }
      : { ...at, colour: COLOUR.uncovered, shape: 'triangle', order: 1 };
  });
  return {
    box: boxOf(order, changed),
    areas: boundary ? [{ geometry: boundary, fill: GROUND }] : [],
    lines: [
      ...changed.flatMap(({ lon: toLon, lat: toLat, from }) =>
        from
          ? [
              {
                path: [
                  [from.lon, from.lat],
                  [toLon, toLat],
                ] as const,
                colour: COLOUR.changed,
                isDashed: true,
              },
            ]
          : [],
      ),
      ...plan.closures.map(({ from, to }) => ({ path: [from, to], colour: COLOUR.lost })),
    ],
    points: [
      ...places.sort((a, b) => a.order - b.order),
      ...changed.map(({ lon: x, lat: y, text }): MapPoint => ({
        lon: x,
        lat: y,
        text,
        colour: COLOUR.changed,
        shape: 'square',
      })),
    ],
    legend: [
      { colour: COLOUR.reached, label: say('map.reached'), shape: 'circle' },
      { colour: COLOUR.uncovered, label: say('map.uncovered'), shape: 'triangle' },
      { colour: COLOUR.won, label: say('map.won'), shape: 'square' },
      { colour: COLOUR.lost, label: say('map.lost'), shape: 'cross' },
      { colour: COLOUR.changed, label: say('map.changed'), shape: 'square' },
      { colour: COLOUR.changed, label: say('map.move'), shape: 'line' },
      ...(plan.closures.length > 0
        ? [{ colour: COLOUR.lost, label: say('map.closure'), shape: 'line' as const }]
        : []),
    ],
    lengthText: (metres) => `${metres / 1000} ${say('kilometres')}`,
  };
}
