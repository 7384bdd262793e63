import { expect, it } from 'vitest';
import { demonstrationFleet } from './fleet.ts';
import { parseUnits } from '../hierarchy/units.ts';
import aliasesCsv from '../hierarchy/aliases.csv?raw';
import hierarchyCsv from '../hierarchy/hierarchy.csv?raw';
import { playbooks } from '../playbooks/playbooks.ts';
import { policeUnitSchema } from '../../shared/operations/schema.ts';

const units = parseUnits(hierarchyCsv, aliasesCsv);
const fleet = demonstrationFleet(units, 0);

it('the fleet has a crew in every unit of territory that has no other below it', () => {
  const parents = new Set(units.map(({ parentKato }) => parentKato));
  const manned = new Set(fleet.map(({ home }) => home.kato));
  const leaves = units.filter(({ kato }) => !parents.has(kato));
  expect(leaves.filter(({ kato }) => !manned.has(kato)).map(({ kato }) => kato)).toEqual([]);
  expect(fleet.length).toBeGreaterThan(1_000);
  expect(fleet.length).toBeLessThan(1_500);
});

it('the fleet is the same each time, valid, and no two units answer to one call', () => {
  expect(demonstrationFleet(units, 0)).toEqual(fleet);
  for (const unit of fleet) expect(() => policeUnitSchema.parse({ ...unit, id: 1 })).not.toThrow();
  expect(new Set(fleet.map(({ callSign }) => callSign)).size).toBe(fleet.length);
});

it('the fleet has somebody for every need of every playbook', () => {
  for (const { id, need } of playbooks())
    for (const { types, equipment } of need)
      expect(
        fleet.some((unit) => types.includes(unit.type) && equipment.every((e) => unit.equipment.includes(e))),
        `${id}: ${types.join()} with ${equipment.join()}`,
      ).toBe(true);
});
