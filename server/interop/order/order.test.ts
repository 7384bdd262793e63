import { expect, it } from 'vitest';
import { orderOf } from './order.ts';
import { orderPdf } from './pdf.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import { pdfText } from '../../pdf/pdf-text.fixture.ts';
import { buildPicture } from '../../picture/picture.ts';
import { languageSchema } from '../../../shared/hierarchy/schema.ts';
import type { Change } from '../../../shared/planning/branch/change.ts';
import { planPictureOf } from '../../../shared/planning/branch/picture.fixture.ts';

const region = '610000000';
const picture = planPictureOf({ facilities: 40 });
const units = buildPicture({
  units: parseUnits(hierarchyCsv, aliasesCsv),
  sources: [],
  evidence: [],
  facilities: picture.facilities.id.map((id, f) => ({
    id,
    externalId: `F-${id}`,
    type: 'school',
    name: { kk: `№ ${id} мектеп`, ru: `Школа № ${id}`, en: `School ${id}` },
    kato: region,
    settlement: null,
    lon: picture.facilities.lon[f] ?? 0,
    lat: picture.facilities.lat[f] ?? 0,
    people: picture.facilities.people[f] ?? null,
    learners: null,
    placeKind: 'rural',
    owner: 'state',
    demonstration: true,
  })),
});
const [lon = 0] = picture.facilities.lon;
const [lat = 0] = picture.facilities.lat;
const changes: Change[] = [
  { type: 'unit.move', unit: 'unit:1', lon, lat, costKzt: null },
  { type: 'unit.move', unit: 'unit:2', lon: 75, lat: 47, costKzt: 1_500_000 },
  { type: 'road.close', name: 'Көпір', from: [68.5, 42.5], to: [68.6, 42.6], costKzt: 0 },
];
const branch = {
  id: 7,
  kato: region,
  name: 'Екі жасақ',
  basis: 'posts' as const,
  picture,
  changes,
  version: 3,
  shared: true,
  createdBy: 'person:1',
  createdAt: picture.asOfMs,
  updatedBy: 'person:1',
  updatedAt: picture.asOfMs,
};

const SAID = {
  kk: [
    'Бұйрық жобасы',
    'Түркістан облысы',
    '№ 1 мектеп',
    'Көрсету деректері',
    'ЖБО бастығы',
    'белгісіз',
    '1 500 000',
  ],
  ru: [
    'Проект приказа',
    'Туркестанская область',
    'Школа № 1',
    'Демонстрационные данные',
    'Начальник ЦОУ',
    'неизвестна',
  ],
  en: [
    'Draft order',
    'Turkistan',
    'School 1',
    'Demonstration data',
    'Head of the operations control centre',
    'not known',
  ],
};

it.each(languageSchema.options)(
  'is written in %s: what is to be done, what becomes of it, and who signs',
  async (language) => {
    const parts = { picture: units, shapes: new Map(), now: new Date(HIERARCHY_VALID_FROM) };
    const order = orderOf(parts, branch, { author: 'Айгерим Серікқызы', language });
    const file = await orderPdf(order);
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    const text = pdfText(file).join('\n').replaceAll('\u00a0', ' ');
    for (const said of [
      ...SAID[language],
      'Екі жасақ',
      'Сапсан-1',
      '47.00000, 75.00000',
      'Көпір',
      'Айгерим Серікқызы',
    ])
      expect(text).toContain(said);
    const { reached } = order.after.indicators;
    expect(order.after.uncovered).toHaveLength(reached.of - reached.part);
  },
);
