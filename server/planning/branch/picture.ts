import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { PLACE_SPEEDS, isReady } from '../../../shared/operations/reach.ts';
import { SPEED_OF_PLACE, type VoidRules } from '../../../shared/operations/void-rule.ts';
import type { PlanPicture, PlanUnit, Targets } from '../../../shared/planning/branch/picture.ts';
import { gapStateOf, isRequired } from '../../../shared/coverage/requirement.ts';
import { STATE_CODES } from '../../../shared/coverage/rollup.ts';
import { LATEST } from '../../../shared/coverage/schema.ts';
import { FACILITY_TYPES, GROUPS, MEASURES } from '../../../shared/register/schema.ts';
import { linkedCameras } from './store.ts';
import type { Db } from '../../db/schema.ts';
import type { VoidBoard } from '../../operations/void/voids.ts';
import { facilityRange, type Picture } from '../../picture/picture.ts';

/** Targets of facilities from the rules of the void watch: one rule of reach for both. */
const targetsOf = (rules: VoidRules): Targets =>
  Object.fromEntries(
    FACILITY_TYPES.map((type) => [
      type,
      { urban: rules[type].urban.targetS, rural: rules[type].rural.targetS },
    ]),
  ) as Targets;

/** Units whose home lies in the territory and that were not stood down, with the last that was heard of them. */
function unitsOf(board: VoidBoard, isWithin: (kato: Kato) => boolean, now: number): PlanUnit[] {
  const { watch, units } = board;
  return [...units.values()]
    .filter(({ home, retiredAt }) => retiredAt === null && isWithin(home.kato))
    .map(({ id, callSign, type, home }): PlanUnit => {
      const seen = watch.units[watch.slotOf.get(id) ?? -1];
      const at = seen && !Number.isNaN(seen.fixAt) ? { lon: seen.lon, lat: seen.lat } : null;
      return {
        id,
        callSign,
        type,
        home: { lon: home.lon, lat: home.lat },
        at,
        ready: seen !== undefined && isReady(seen, now),
      };
    })
    .sort((a, b) => a.id - b.id);
}

/** Bits in the order of `MEASURES` for which a test holds. */
const bitsOf = (test: (m: number) => boolean): number =>
  MEASURES.reduce((bits, _, m) => (test(m) ? bits | (1 << m) : bits), 0);

/**
 * A territory as it is now, for planning: its facilities with what the law demands of them and what they lack by the latest
 * evidence, and its units. Units of neighbours are not in it, so that nothing rests on what the person may not see.
 */
export async function planPicture(
  { db, picture, board, now }: { db: Db; picture: Picture; board: VoidBoard; now: number },
  unit: Kato,
): Promise<PlanPicture> {
  const { tree, facilities, columns } = picture;
  const index = tree.indexOf.get(unit) ?? -1;
  const end = tree.end[index] ?? 0;
  const isWithin = (kato: Kato): boolean => {
    const at = tree.indexOf.get(kato) ?? -1;
    return at >= index && at < end;
  };
  const [from, to] = facilityRange(picture, unit) ?? [0, 0];
  const here = facilities.slice(from, to);
  const perFacility = columns.sources.length * MEASURES.length;
  const latest = columns.sources.indexOf(LATEST) * MEASURES.length;
  const gapsOf = (f: number, state: 'gap' | 'unknown'): number =>
    bitsOf((m) => {
      const measure = MEASURES[m] ?? 'video_link';
      const code = STATE_CODES[columns.states[(from + f) * perFacility + latest + m] ?? 0];
      const seen = code === undefined || code === 'unknown' ? undefined : code;
      return gapStateOf(GROUPS[columns.group[from + f] ?? 0] ?? 'unknown', measure, seen) === state;
    });
  const cameras = await linkedCameras(
    db,
    here.map(({ id }) => id),
  );
  const asOfMs = board.asOfMs ?? now;
  return {
    unit,
    asOfMs,
    targets: targetsOf(board.rules),
    facilities: {
      id: here.map(({ id }) => id),
      lon: here.map(({ lon }) => lon),
      lat: here.map(({ lat }) => lat),
      type: here.map(({ type }) => FACILITY_TYPES.indexOf(type)),
      kind: here.map(({ placeKind }) => PLACE_SPEEDS.indexOf(SPEED_OF_PLACE[placeKind])),
      people: here.map(({ people }) => people),
      required: here.map((_, f) =>
        bitsOf((m) =>
          isRequired(GROUPS[columns.group[from + f] ?? 0] ?? 'unknown', MEASURES[m] ?? 'video_link'),
        ),
      ),
      gap: here.map((_, f) => gapsOf(f, 'gap')),
      unknown: here.map((_, f) => gapsOf(f, 'unknown')),
      cameras: here.map(({ id }) => cameras.get(id) ?? 0),
    },
    units: unitsOf(board, isWithin, asOfMs),
  };
}
