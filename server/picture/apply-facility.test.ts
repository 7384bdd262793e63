import { expect, test } from 'vitest';
import { applyFacility } from './apply-facility.ts';
import { buildPicture, type Picture } from './picture.ts';
import aliasesCsv from '../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../data/hierarchy/hierarchy.csv?raw';
import { parseUnits } from '../../data/hierarchy/units.ts';
import type { EvidenceSource, Facility } from '../../shared/register/schema.ts';
import type { EvidenceRecord } from '../register/store.ts';

const units = parseUnits(hierarchyCsv, aliasesCsv);
const leaves = units.filter((u) => !units.some((other) => other.parentKato === u.kato));
const source = (id: string, priority: number): EvidenceSource => ({
  id,
  kind: 'import',
  title: { kk: id, ru: id, en: id },
  asOf: '2023-03-31',
  priority,
  measures: ['video_link'],
});
const sources = [source('moe', 20), source('mia', 30)];
const facilityOf = (id: number): Facility => ({
  id,
  externalId: `F-${id}`,
  type: id % 3 === 0 ? 'college' : 'school',
  name: { kk: `Нысан ${id}`, ru: `Объект ${id}`, en: `Facility ${id}` },
  kato: leaves[(id * 37) % leaves.length]?.kato ?? '',
  settlement: null,
  lon: 70,
  lat: 45,
  people: id * 13,
  learners: null,
  placeKind: 'rural',
  owner: 'state',
  demonstration: true,
});
const evidenceOf = (id: number): EvidenceRecord[] =>
  sources.map((s, i) => ({
    facility_id: id,
    measure: 'video_link',
    source: s.id,
    state: (id + i) % 2 === 0 ? 'working' : 'absent',
    observed_on: `2023-0${1 + ((id + i) % 3)}-01`,
  }));
const facilities = Array.from({ length: 60 }, (_, i) => facilityOf(i + 1));
const evidence = facilities.flatMap((f) => evidenceOf(f.id));
const numbers = ({ facilities: order, columns, rollup }: Picture) => ({
  order: order.map((f) => f.id),
  columns,
  facilities: rollup.facilities,
  states: rollup.states,
});

test.each([
  ['that gained people', { ...facilityOf(17), people: 900 }, evidenceOf(17)],
  ['that moved to another unit of territory', { ...facilityOf(17), kato: '711110000' }, evidenceOf(17)],
  ['whose evidence is gone', facilityOf(40), []],
  ['that is new', { ...facilityOf(61), type: 'kindergarten' as const }, evidenceOf(61)],
])('a facility %s leaves the picture as if it were built anew', (_, facility, words) => {
  const kato = units.some((u) => u.kato === facility.kato) ? facility.kato : (leaves[0]?.kato ?? '');
  const changed = { ...facility, kato };
  const others = { facilities, evidence };
  const picture = applyFacility(
    buildPicture({ units, sources, ...others }),
    { facility: changed, evidence: words },
    sources,
  );
  const anew = buildPicture({
    units,
    sources,
    facilities: [...facilities.filter((f) => f.id !== changed.id), changed],
    evidence: [...evidence.filter((e) => e.facility_id !== changed.id), ...words],
  });
  expect(picture && numbers(picture)).toEqual(numbers(anew));
});

const everywhere = (): boolean => true;
test('a renamed facility is found by its new name and no more by its old one', () => {
  const before = buildPicture({ units, sources, facilities, evidence });
  const facility = { ...facilityOf(5), name: { kk: 'Шаңырақ', ru: 'Шанырак', en: 'Shanyraq' } };
  const picture = applyFacility(before, { facility, evidence: evidenceOf(5) }, sources);
  expect(picture?.search.find('Шаңырақ', 5, everywhere)).toMatchObject([{ kind: 'facility', id: 5 }]);
  expect(
    picture?.search.find('F-5', 5, everywhere).filter((hit) => hit.kind === 'facility' && hit.id === 5),
  ).toHaveLength(1);
  expect(
    picture?.search.find('Объект 5', 50, everywhere).some((hit) => hit.kind === 'facility' && hit.id === 5),
  ).toBe(false);
});

test('a new source of evidence or an unknown unit of territory asks for a picture built anew', () => {
  const picture = buildPicture({ units, sources, facilities, evidence });
  const facility = facilityOf(5);
  expect(
    applyFacility(picture, { facility, evidence: [] }, [...sources, source('inspection', 100)]),
  ).toBeNull();
  expect(
    applyFacility(picture, { facility: { ...facility, kato: '999999999' }, evidence: [] }, sources),
  ).toBeNull();
});
