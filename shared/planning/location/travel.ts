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
    };
  }
  const { metresPerMinute } = travel;
  const demands = onSphere(travel.demandLon, travel.demandLat);
  const sites = onSphere(travel.siteLon, travel.siteLat);
  const count = travel.siteLon.length;
  return {
    demand: travel.demandLon.length,
    sites: count,
    minutesOf: (i, into) => {
      const [x, y, z] = [demands[3 * i] ?? 0, demands[3 * i + 1] ?? 0, demands[3 * i + 2] ?? 0];
      const minutesPerRadian = EARTH_RADIUS_M / (metresPerMinute[i] ?? 1);
      for (let j = 0; j < count; j++) {
        const dx = x - (sites[3 * j] ?? 0);
        const dy = y - (sites[3 * j + 1] ?? 0);
        const dz = z - (sites[3 * j + 2] ?? 0);
        const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
        // Below 400 km the third-order arc is exact to a millimetre.
        into[j] =
          minutesPerRadian *
          (chord < 0.06 ? chord * (1 + (chord * chord) / 24) : 2 * Math.asin(Math.min(1, chord / 2)));
      }
    },
  };
}
