import { createHash } from 'node:crypto';
import { insertLayout } from './layout/store.ts';
import { insertCode } from './pair/store.ts';
import { insertWall } from './store.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import { CODE_LETTERS } from '../../shared/wall/command.ts';
import type { LayoutFacts } from '../../shared/wall/layout.ts';
import type { WallFacts } from '../../shared/wall/schema.ts';
import { QUIET_WALL } from '../../shared/wall/state.ts';
import type { Db } from '../db/schema.ts';

export type PlantedWall = { wall: number; wallLayout: number; newPairCode(): Promise<string> };

/** What a layout of a test has: one map. */
export const oneMap = (title = 'Planted'): LayoutFacts => ({
  title: { kk: title, ru: title, en: title },
  kind: 'region',
  ratio: '16:9',
  cells: [
    { panel: 'map', x: 0, y: 0, w: 24, h: 12, options: { paint: 'none', show: ['incidents', 'units'] } },
  ],
});

/** A wall of a test: screens of 55 inches in 4K with a rotation each. */
export const wallOf = (unit: Kato, rotations: string[][] = [['country']], name = 'Planted'): WallFacts => ({
  name,
  unit,
  distanceM: 6,
  sensitivity: {},
  screens: rotations.map((layouts, i) => ({
    position: i + 1,
    widthPx: 3840,
    heightPx: 2160,
    diagonalInch: 55,
    ratio: '16:9',
    rotation: layouts.map((layout) => ({ layout, seconds: 60 })),
    timetable: [],
  })),
  focus: { priority: 1, holdS: 120, screen: 1 },
});

let codes = 0;

/** A wall of a unit, a layout of its own, and screens that wait for a place. */
export async function plantWall(db: Db, kato: Kato): Promise<PlantedWall> {
  const by = { by: 'test', at: new Date() };
  const wall = await insertWall(db, wallOf(kato), { ...by, state: QUIET_WALL });
  const layout = await insertLayout(db, kato, { ...by, facts: oneMap() });
  return {
    wall: wall?.id ?? 0,
    wallLayout: layout.id,
    newPairCode: async () => {
      codes += 1;
      const letters = CODE_LETTERS.length;
      const code = Array.from(
        { length: 8 },
        (_, i) => CODE_LETTERS[Math.floor(codes / letters ** i) % letters],
      );
      const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
      await insertCode(db, {
        codeHash: hashOf(code.join('')),
        secretHash: hashOf(`planted ${codes}`),
        address: null,
        at: new Date(),
        expires: new Date(Date.now() + 60_000),
      });
      return code.join('');
    },
  };
}
