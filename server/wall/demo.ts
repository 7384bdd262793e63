import { insertWall, wallById } from './store.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import type { WallFacts, WallScreen } from '../../shared/wall/schema.ts';
import { QUIET_WALL } from '../../shared/wall/state.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

const ALMATY = '750000000';
const WORKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [...WORKDAYS, 6, 7];

/** 55 inches in 4K, as most rooms have them. */
const fiftyFive = (
  position: number,
  shows: Pick<WallScreen, 'rotation'> & Partial<Pick<WallScreen, 'timetable'>>,
): WallScreen => ({
  position,
  widthPx: 3840,
  heightPx: 2160,
  diagonalInch: 55,
  ratio: '16:9',
  timetable: [],
  ...shows,
});

/** The walls of the demonstration by their numbers: one wide screen in the capital, and two screens in Almaty. */
const DEMO_WALLS: ReadonlyMap<number, WallFacts> = new Map([
  [
    1,
    {
      name: 'Республика · Republic',
      unit: COUNTRY_KATO,
      distanceM: 4,
      sensitivity: {},
      screens: [
        {
          position: 1,
          widthPx: 3840,
          heightPx: 1080,
          diagonalInch: 138,
          ratio: '32:9',
          rotation: [
            { layout: 'country', seconds: 90 },
            { layout: 'coverage', seconds: 45 },
            { layout: 'kpi', seconds: 45 },
          ],
          timetable: [
            {
              days: WORKDAYS,
              from: '08:00',
              to: '08:30',
              rotation: [{ layout: 'kpi', seconds: 60 }],
              unit: null,
            },
          ],
        },
      ],
      focus: { priority: 1, holdS: 90, screen: 1 },
    },
  ],
  [
    2,
    {
      name: 'Алматы · Almaty',
      unit: ALMATY,
      distanceM: 3,
      sensitivity: {},
      screens: [
        fiftyFive(1, { rotation: [{ layout: 'city', seconds: 60 }] }),
        fiftyFive(2, {
          rotation: [
            { layout: 'coverage', seconds: 60 },
            { layout: 'kpi', seconds: 60 },
          ],
          timetable: [
            {
              days: EVERY_DAY,
              from: '22:00',
              to: '07:00',
              rotation: [{ layout: 'ticker', seconds: 60 }],
              unit: null,
            },
          ],
        }),
      ],
      focus: { priority: 2, holdS: 120, screen: 2 },
    },
  ],
]);

/** Makes the walls of the demonstration that are missing and whose territory is in the hierarchy. */
export async function ensureDemoWalls(db: Db, isUnit: (kato: string) => boolean, at: Date): Promise<void> {
  for (const [id, facts] of DEMO_WALLS) {
    if (!isUnit(facts.unit) || (await wallById(db, id))) continue;
    const deed = { actor: 'seed', action: 'wall.saveWall', note: 'demonstration' };
    await write(db, deed, async (trx) => {
      const by = { by: 'seed', at, state: QUIET_WALL, id, demonstration: true };
      const made = await insertWall(trx, facts, by);
      // Another server that starts at the same time was quicker.
      return { result: undefined, object: `wall:${id}`, kato: facts.unit, after: facts, repeated: !made };
    });
  }
}
