import { expect, it } from 'vitest';
import { importTerritory } from './territory.ts';
import { units } from '../../../data/bundle.ts';
import type { Action } from '../../../shared/access/action.ts';
import { scopeOver } from '../../../shared/hierarchy/scope.ts';
import { buildTree } from '../../../shared/hierarchy/tree.ts';

const tree = buildTree(units());
const REPUBLIC = '000000000';
const REGION = '610000000';
const DISTRICT = '615800000';
const CITY = '750000000';
const path = (kato: string): string => scopeOver(tree, [kato]).paths[0] ?? '';

/** Somebody who may import in some units, and write units in others. */
const who = (imports: string[], writes: string[]) => ({
  scope: (action: Action) =>
    scopeOver(tree, action === 'register.import' ? imports : action === 'units.write' ? writes : []),
});

it('units are imported where one may both import and write them, and nothing else is asked of facilities', () => {
  expect(importTerritory(who([REPUBLIC], []), 'facilities')).toBeNull();
  expect(importTerritory(who([REGION], []), 'facilities')).toEqual([path(REGION)]);
  expect(importTerritory(who([REPUBLIC], [REPUBLIC]), 'units')).toBeNull();
  expect(importTerritory(who([REPUBLIC], [REGION]), 'units')).toEqual([path(REGION)]);
  expect(importTerritory(who([DISTRICT], [REPUBLIC]), 'units')).toEqual([path(DISTRICT)]);
  expect(importTerritory(who([REGION, CITY], [DISTRICT]), 'units')).toEqual([path(DISTRICT)]);
  expect(importTerritory(who([DISTRICT], [REGION]), 'units')).toEqual([path(DISTRICT)]);
  expect(importTerritory(who([CITY], [REGION]), 'units')).toEqual([]);
  expect(importTerritory(who([REPUBLIC], [REPUBLIC]), 'incidents')).toEqual([]);
});
