import { describe, expect, test } from 'vitest';
import { measureOf } from '../../shared/published/schema.ts';
import { unitsOfPublishedRow } from '../../shared/published/units.ts';
import type { Facility } from '../../shared/register/schema.ts';
import { figuresFrom } from './published.ts';
import { committedInput } from './register.fixture.ts';
import { demonstrationRegister } from './register.ts';
import { territoryFrom, unitOf } from './territory.ts';

const input = committedInput();
const territory = territoryFrom(input.hierarchyCsv);
const figures = figuresFrom(input.coverageCsv);
const { facilities, evidence, evidenceSources } = demonstrationRegister(input);
const facilityById = new Map<number, Facility>(facilities.map((facility) => [facility.id, facility]));

type Fraction = { equipped: number; total: number };
/** Working and all rows by source, measure, facility type and unit, each row counted for every unit above its facility. */
const fractions = new Map<string, Fraction>();
for (const { facilityId, measure, source, state } of evidence) {
  const facility = facilityById.get(facilityId);
  const path = facility ? unitOf(territory, facility.kato).path : '';
  for (const unit of path.split('/')) {
    const key = `${source} ${measure} ${facility?.type} ${unit}`;
    const { equipped, total } = fractions.get(key) ?? { equipped: 0, total: 0 };
    fractions.set(key, { equipped: equipped + (state === 'working' ? 1 : 0), total: total + 1 });
  }
}

describe('rolling the evidence up by territory', () => {
  test('the tables hold 240 figures of the Ministry of Education and 60 of the Ministry of Internal Affairs', () => {
    expect(figures.filter(({ source }) => source === 'moe-2023q1')).toHaveLength(240);
    expect(figures.filter(({ source }) => source === 'mia-2023')).toHaveLength(60);
  });

  test.each(figures.map((figure) => [`${figure.source} ${figure.level} ${figure.unit}`, figure] as const))(
    '%s gives back its printed fraction',
    (_row, figure) => {
      const rolledUp = { equipped: 0, total: 0 };
      for (const unit of unitsOfPublishedRow(figure.level, figure.unit)) {
        const key = `${figure.source} ${measureOf(figure.measure)} ${figure.facilityType} ${unit}`;
        rolledUp.equipped += fractions.get(key)?.equipped ?? 0;
        rolledUp.total += fractions.get(key)?.total ?? 0;
      }
      expect(rolledUp).toEqual({ equipped: figure.equipped, total: figure.total });
    },
  );
});

test('every evidence row names a facility and a source of the register, at most once for each measure', () => {
  const sources = new Set(evidenceSources.map(({ id }) => id));
  const keys = new Set(evidence.map((row) => `${row.facilityId} ${row.measure} ${row.source}`));
  expect(
    evidence.every(({ facilityId, source }) => facilityById.has(facilityId) && sources.has(source)),
  ).toBe(true);
  expect(keys.size).toBe(evidence.length);
});
