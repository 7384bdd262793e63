import { expect, it } from 'vitest';
import { territoryFinder } from './find-territories.ts';
import { parseUnits } from '../../../data/hierarchy/units.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import { buildTree } from '../../../shared/hierarchy/tree.ts';

const VALID = { validFrom: '2024-01-01', validTo: null };
const units = parseUnits(hierarchyCsv, aliasesCsv).map((unit) => ({ ...unit, ...VALID }));
const find = territoryFinder(buildTree(units, { roots: 'any' }), 'en');
const first = (text: string) => find(text)[0]?.target;

it.each([
  ['almaty', '750000000'],
  ['Алматы', '750000000'],
  ['almaty region', '190000000'],
  ['turkistan', '610000000'],
  ['Туркестанская', '610000000'],
  ['Түркістан облысы', '610000000'],
  ['nehrtcnfycrfz', '610000000'],
  ['turkestn', '610000000'],
  ['Туркестанкая', '610000000'],
  ['Чимкент', '790000000'],
])('finds a territory by «%s»', (text, kato) => {
  expect(first(text)).toEqual({ to: 'territory', kato });
});

it('finds nothing by what is no name', () => {
  expect(find('access turkistan')).toEqual([]);
  expect(find('???')).toEqual([]);
});
