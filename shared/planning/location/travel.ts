/**
 * Travel times from every site to every demand, as plain data so that it can go to a thread: `straight` reckons them over
 * the straight line, `matrix` has them (of roads, or of a published instance in any unit).
 */
export type Travel =
  | {
      kind: 'straight';
      demandLon: Float64Array;
      demandLat: Float64Array;
      siteLon: Float64Array;
      siteLat: Float64Array;
      /** Of straight line, detour taken off, by the kind of place of each demand. */
      metresPerMinute: Float64Array;
    }
  /** By rows of demand; NaN where no way leads. */
  | { kind: 'matrix'; demand: number; sites: number; minutes: Float32Array | Float64Array };

/** Calls for one demand after another, so that the whole matrix never has to be in memory. */
export type TravelRows = {
  demand: number;
  sites: number;
  /** Writes the minutes of one demand from every site; Infinity where no way leads. */
  minutesOf(demand: number, into: Float64Array): void;
  /** Minutes of one way; Infinity where none leads. */
  between(demand: number, site: number): number;
  /** Writes the sites within some minutes of a demand, rising. @returns how many. */
  within(demand: number, minutes: number, into: Int32Array): number;
};

const EARTH_RADIUS_M = 6_371_008.8;
const RAD = Math.PI / 180;

/** Points on the unit sphere, as x, y, z one after another: a distance is then a product, not four sines. */
function onSphere(lon: Float64Array, lat: Float64Array): Float64Array {
  const points = new Float64Array(lon.length * 3);
  for (let i = 0; i < lon.length; i++) {
    const [l, b] = [(lon[i] ?? 0) * RAD, (lat[i] ?? 0) * RAD];
    points[3 * i] = Math.cos(b) * Math.cos(l);
    points[3 * i + 1] = Math.cos(b) * Math.sin(l);
    points[3 * i + 2] = Math.sin(b);
  }
  return points;
}

/** Travel times by rows. @throws RangeError when a matrix has not the size it says. */
export function travelRows(travel: Travel): TravelRows {
  if (travel.kind === 'matrix') {
    const { demand, sites, minutes } = travel;
    if (minutes.length !== demand * sites)
      throw new RangeError(`A matrix of ${demand} × ${sites} has ${minutes.length} entries`);
    return {
      demand,
      sites,
      minutesOf: (i, into) => {
        for (let j = 0; j < sites; j++) {
          const time = minutes[i * sites + j] ?? Number.NaN;
          into[j] = Number.isNaN(time) ? Infinity : time;
        }
      },
      between: (i, j) => {
        const time = minutes[i * sites + j] ?? Number.NaN;
        return Number.isNaN(time) ? Infinity : time;
      },
      within: (i, most, into) => {
        let count = 0;
        for (let j = 0; j < sites; j++) if ((minutes[i * sites + j] ?? Infinity) <= most) into[count++] = j;
        return count;
      },
    };
  }
  const { metresPerMinute, siteLat } = travel;
  const demands = onSphere(travel.demandLon, travel.demandLat);
  const sites = onSphere(travel.siteLon, siteLat);
  const count = siteLat.length;
  const byLat = Int32Array.from(siteLat.keys()).sort((a, b) => (siteLat[a] ?? 0) - (siteLat[b] ?? 0));
  const sortedLat = Float64Array.from(byLat, (j) => siteLat[j] ?? 0);
  const radians = (i: number, j: number): number => {
    const dx = (demands[3 * i] ?? 0) - (sites[3 * j] ?? 0);
    const dy = (demands[3 * i + 1] ?? 0) - (sites[3 * j + 1] ?? 0);
    const dz = (demands[3 * i + 2] ?? 0) - (sites[3 * j + 2] ?? 0);
    const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
    // Below 400 km the third-order arc is exact to a metre.
    return chord < 0.06 ? chord * (1 + (chord * chord) / 24) : 2 * Math.asin(Math.min(1, chord / 2));
  };
  return {
    demand: travel.demandLon.length,
    sites: count,
    minutesOf: (i, into) => {
      const minutesPerRadian = EARTH_RADIUS_M / (metresPerMinute[i] ?? 1);
      for (let j = 0; j < count; j++) into[j] = minutesPerRadian * radians(i, j);
    },
    between: (i, j) => (EARTH_RADIUS_M / (metresPerMinute[i] ?? 1)) * radians(i, j),
    within: (i, most, into) => {
      const minutesPerRadian = EARTH_RADIUS_M / (metresPerMinute[i] ?? 1);
      // Nothing farther north or south than the whole way is within it.
      const bandDeg = most / minutesPerRadian / RAD + 1e-9;
      const lat = travel.demandLat[i] ?? 0;
      let found = 0;
      for (
        let k = firstFrom(sortedLat, lat - bandDeg);
        k < count && (sortedLat[k] ?? 0) <= lat + bandDeg;
        k++
      ) {
        const j = byLat[k] ?? 0;
        if (minutesPerRadian * radians(i, j) <= most) into[found++] = j;
      }
      into.subarray(0, found).sort();
      return found;
    },
  };
}

/** First position of a rising column whose value is not below `value`. */
function firstFrom(column: Float64Array, value: number): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
