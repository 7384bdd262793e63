type Segment = {
  ax: number;
  ay: number;
  bx: number;
  by: number;
  west: number;
  east: number;
  ring: number;
  /** Position of the segment's first end in its ring. */
  from: number;
};

/** Where two lines cross: the place, and for both the ring and the position in it after which they begin. */
export type Crossing = {
  place: [lon: number, lat: number];
  one: { ring: number; from: number };
  other: { ring: number; from: number };
};

/**
 * Finds a place where the lines of a polygon cross each other: a ring that crosses itself, or a hole that crosses
 * another ring. Rings that touch in a point are left alone, drawn boundaries often do. A sweep from west to east.
 * @returns the first crossing found, null when there is none.
 */
export function findCrossing(rings: readonly GeoJSON.Position[][]): Crossing | null {
  const segments = rings.flatMap(segmentsOf).toSorted((a, b) => a.west - b.west);
  let active: Segment[] = [];
  for (const segment of segments) {
    active = active.filter((other) => other.east >= segment.west);
    for (const other of active)
      if (cross(segment, other))
        return {
          place: meeting(segment, other),
          one: { ring: segment.ring, from: segment.from },
          other: { ring: other.ring, from: other.from },
        };
    active.push(segment);
  }
  return null;
}

const segmentsOf = (ring: GeoJSON.Position[], index: number): Segment[] =>
  ring.slice(1).map(([bx = 0, by = 0], from) => {
    const [ax = 0, ay = 0] = ring[from] ?? [];
    return { ax, ay, bx, by, west: Math.min(ax, bx), east: Math.max(ax, bx), ring: index, from };
  });

/** On which side of the line a–b a point lies: the sign says left or right, 0 on it. */
const side = ({ ax, ay, bx, by }: Segment, x: number, y: number): number =>
  (bx - ax) * (y - ay) - (by - ay) * (x - ax);

/** True when each segment has one end on either side of the other. */
function cross(p: Segment, q: Segment): boolean {
  if (Math.max(p.ay, p.by) < Math.min(q.ay, q.by) || Math.max(q.ay, q.by) < Math.min(p.ay, p.by))
    return false;
  return side(p, q.ax, q.ay) * side(p, q.bx, q.by) < 0 && side(q, p.ax, p.ay) * side(q, p.bx, p.by) < 0;
}

function meeting(p: Segment, q: Segment): [number, number] {
  const a = side(q, p.ax, p.ay);
  const b = side(q, p.bx, p.by);
  const along = a / (a - b);
  return [p.ax + along * (p.bx - p.ax), p.ay + along * (p.by - p.ay)];
}
