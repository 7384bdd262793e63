import type { Collection, Feature, Source } from './collection.ts';
import { pageOf, type Entry } from './entries.ts';
import { facilitiesOf } from './facilities.ts';
import { pointTiles } from './point-tile.ts';
import { gapStateOf, REQUIREMENTS, type LawId } from '../../../shared/coverage/requirement.ts';
import { STATE_CODES } from '../../../shared/coverage/rollup.ts';
import { LATEST } from '../../../shared/coverage/schema.ts';
import {
  FACILITY_TYPES,
  GROUPS,
  MEASURES,
  type Facility,
  type Group,
  type Measure,
} from '../../../shared/register/schema.ts';
import { asOf } from '../../coverage/question.ts';

/** A measure that the law demands of a facility and that is known not to work, by the latest evidence. */
type Gap = {
  facility: Facility;
  group: Group;
  measure: Measure;
  state: 'faulty' | 'absent';
  asOf: string | null;
};

/** A facility has fewer measures than this, so a gap's number is its facility's and its measure's. */
const MEASURE_STEP = 16;
const keyOf = ({ facility, measure }: Gap): number => facility.id * MEASURE_STEP + MEASURES.indexOf(measure);
const idOf = ({ facility, measure }: Gap): string => `${facility.id}-${measure}`;

function* gapsOf(source: Source): Generator<Gap> {
  const { columns } = source.picture;
  const dates = MEASURES.map((measure) =>
    asOf(source.picture, { measure, source: LATEST, type: 'all', group: 'all' }),
  );
  const run = columns.sources.length * MEASURES.length;
  for (const { facility, position } of facilitiesOf(source)) {
    const group = GROUPS[columns.group[position] ?? 0] ?? 'unknown';
    for (const [m, measure] of MEASURES.entries()) {
      const state = STATE_CODES[columns.states[position * run + m] ?? 0];
      if (state !== 'faulty' && state !== 'absent') continue;
      if (gapStateOf(group, measure, state) === 'gap')
        yield { facility, group, measure, state, asOf: dates[m] ?? null };
    }
  }
}

const lawOf = ({ group, measure }: Gap): LawId | null =>
  REQUIREMENTS[group].find((required) => required.measure === measure)?.law ?? null;

const pointOf = ({ facility }: Gap): GeoJSON.Point => ({
  type: 'Point',
  coordinates: [facility.lon, facility.lat],
});

function featureOf(gap: Gap): Feature {
  const { facility, group, measure, state } = gap;
  return {
    type: 'Feature',
    id: idOf(gap),
    geometry: pointOf(gap),
    properties: {
      measure,
      state,
      law: lawOf(gap),
      as_of: gap.asOf,
      facility_id: facility.id,
      external_id: facility.externalId,
      type: facility.type,
      group,
      name_kk: facility.name.kk,
      name_ru: facility.name.ru,
      name_en: facility.name.en,
      kato: facility.kato,
      people: facility.people,
      learners: facility.learners,
      demonstration: facility.demonstration,
    },
  };
}

function* entries(source: Source): Generator<Entry> {
  for (const gap of gapsOf(source))
    yield {
      key: keyOf(gap),
      geometry: pointOf(gap),
      span: { from: gap.asOf, to: gap.asOf },
      value: (property) => String(featureOf(gap).properties[property]),
      feature: () => featureOf(gap),
    };
}

export const gaps: Collection = {
  title: 'Gaps',
  description:
    'Measures that the law demands and that are known not to work, one feature a facility and measure, by the latest evidence. What nobody has reported is no gap.',
  action: 'coverage.read',
  geometry: 'Point',
  time: 'as_of',
  properties: {
    measure: { type: 'string', description: 'The measure that is missing', values: MEASURES },
    state: { type: 'string', description: 'How it is', values: ['faulty', 'absent'] },
    law: {
      type: 'string',
      description: 'The act that demands it',
      values: ['decree-234', 'order-117', 'order-49-32'] satisfies LawId[],
    },
    as_of: { type: 'string', description: 'Date of the newest evidence of this measure' },
    facility_id: { type: 'integer', description: 'Feature of the collection facilities' },
    external_id: { type: 'string', description: 'Number of the facility on the register of its owner' },
    type: { type: 'string', description: 'Kind of facility', values: FACILITY_TYPES },
    group: { type: 'string', description: 'Group by Order 117 of 30.03.2022', values: GROUPS },
    name_kk: { type: 'string', description: 'Name of the facility in Kazakh' },
    name_ru: { type: 'string', description: 'Name of the facility in Russian' },
    name_en: { type: 'string', description: 'Name of the facility in English' },
    kato: { type: 'string', description: 'KATO code of its unit of territory' },
    people: { type: 'integer', description: 'Learners and staff really there; null when nobody knows' },
    learners: { type: 'integer', description: 'Learners; null when nobody knows' },
    demonstration: { type: 'boolean', description: 'Of a facility generated for the demonstration' },
  },
  items: (source, question) => pageOf(entries(source), question),
  item: async (source, id) => {
    for (const gap of gapsOf(source)) if (idOf(gap) === id) return featureOf(gap);
    return undefined;
  },
  tiles: pointTiles(
    'gaps',
    { measure: 'The measure that is missing', state: 'faulty or absent', group: 'Group by Order 117' },
    function* (source) {
      for (const gap of gapsOf(source))
        yield {
          id: keyOf(gap),
          lon: gap.facility.lon,
          lat: gap.facility.lat,
          tags: { measure: gap.measure, state: gap.state, group: gap.group },
        };
    },
  ),
};
