import type { Row } from './access-matrix.fixture.ts';
import type { Planted } from './territory.fixture.ts';
import { oneMap, wallOf } from './wall/planted.fixture.ts';
import type { Kato } from '../shared/hierarchy/schema.ts';

let serial = 0;
const key = (): string => `matrix-wall-${++serial}`;

/** A question about the wall that was planted in a place. */
const ofWall = (more: () => object = () => ({})) => ({
  at: (_unit: Kato, has: Planted) => ({ input: { id: has.wall, ...more() } }),
});
const READS = 'yyNN yyNN yyNN FFFF FFFF yyNN yyNN FFFF FFFF UUUU';
const CONTROLS = 'yyNN FFFF yyNN FFFF FFFF FFFF yyNN FFFF FFFF UUUU';
const MAKES = 'yyFF FFFF yyFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU';

/** Rows of the walls: who works in a room reads them, a duty officer, a chief and an administrator say what they show. */
export const WALL_MATRIX: Readonly<Record<string, Row>> = {
  'wall.layouts.list': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF FFFF FFFF yyFF yyFF FFFF FFFF UUUU',
  },
  'wall.layouts.save': {
    at: (unit) => ({ input: { key: key(), seen: null, unit, facts: oneMap() } }),
    says: MAKES,
  },
  // 409: somebody was faster, so the way was free.
  'wall.layouts.delete': {
    at: (_unit, has) => ({ input: { key: key(), id: has.wallLayout, version: 999 } }),
    says: CONTROLS,
  },
  'wall.walls.list': { says: 'y y y F F y y F F U' },
  'wall.walls.card': { ...ofWall(), says: READS },
  'wall.walls.save': {
    at: (unit) => ({ input: { key: key(), seen: null, facts: wallOf(unit) } }),
    says: MAKES,
  },
  'wall.walls.delete': { ...ofWall(() => ({ key: key(), version: 999 })), says: CONTROLS },
  'wall.mine': { says: 'y y y F F y y F F U' },
  'wall.order': { ...ofWall(() => ({ key: key(), order: { type: 'identify' } })), says: CONTROLS },
  // Only a screen says of itself that it is there.
  'wall.heard': {
    ...ofWall(() => ({
      screen: 1,
      showing: {
        layout: 'country',
        unit: null,
        incident: null,
        because: 'rotation',
        version: '1',
        widthPx: 3840,
        heightPx: 2160,
        mapLocked: false,
        complete: true,
      },
    })),
    says: 'FFNN FFNN FFNN FFFF FFFF yyNN FFNN FFFF FFFF UUUU',
  },
  'wall.pair.begin': { says: 'y y y y y y y y y y' },
  'wall.pair.poll': { input: { secret: 'x'.repeat(43) }, says: 'y y y y y y y y y y' },
  'wall.pair.claim': {
    at: async (_unit, has) => ({ input: { id: has.wall, screen: 1, code: await has.newPairCode() } }),
    says: CONTROLS,
  },
  'wall.pair.revoke': { ...ofWall(() => ({ screen: 1 })), says: CONTROLS },
};
