import { cellReader, type CellReader, type Cells, type RowCheck } from './cell-reader.ts';
import type { CheckContext } from './check-context.ts';
import { checkPlace } from './check-place.ts';
import type { FacilityFileRow } from '../row.ts';
import { evidenceSourceIdSchema, MEASURES, type Measure, type MeasureState } from '../schema.ts';

export const MAX_ID = 64;
const MAX_NAME = 300;
const MAX_PEOPLE = 100_000;

/** Checks one row of a file of facilities. A name that is missing in one language is taken from another. */
export function checkFacilityRow(cells: Cells, context: CheckContext): RowCheck<FacilityFileRow> {
  const read = cellReader(cells);
  const names = namesOf(read);
  const measures = measuresOf(read);
  const evidenceDate = read.date('evidence_date', context.today);
  if (evidenceDate === null && Object.values(measures).some((state) => typeof state === 'string'))
    read.error('evidence_date', 'evidence-undated', {});
  const [people, learners] = [read.count('people', MAX_PEOPLE), read.count('learners', MAX_PEOPLE)];
  if (typeof people === 'number' && typeof learners === 'number' && learners > people)
    read.error('learners', 'learners-above-people', { people });
  return read.done<FacilityFileRow>({
    external_id: read.needed('external_id', read.id('external_id', MAX_ID)),
    type: read.needed('type', read.word('type', 'type')),
    ...names,
    ...checkPlace(read, context),
    settlement_kk: read.text('settlement_kk', MAX_NAME),
    settlement_ru: read.text('settlement_ru', MAX_NAME),
    settlement_en: read.text('settlement_en', MAX_NAME),
    people,
    learners,
    place_kind: read.needed('place_kind', read.word('place_kind', 'placeKind')),
    owner: read.needed('owner', read.word('owner', 'facilityOwner')),
    evidence_source: sourceOf(read),
    evidence_date: evidenceDate,
    ...measures,
  });
}

function namesOf(read: CellReader) {
  const kk = read.text('name_kk', MAX_NAME);
  const ru = read.text('name_ru', MAX_NAME);
  const en = read.text('name_en', MAX_NAME);
  if (kk === null && ru === null && en === null) read.error('name_ru', 'name-missing', {});
  return {
    name_kk: kk ?? ru ?? en ?? undefined,
    name_ru: ru ?? kk ?? en ?? undefined,
    name_en: en ?? ru ?? kk ?? undefined,
  };
}

function measuresOf(read: CellReader): Record<Measure, MeasureState | null | undefined> {
  const state = (measure: Measure) => {
    const word = read.word(measure, 'measureState');
    return word === 'unknown' ? null : word;
  };
  return Object.fromEntries(MEASURES.map((measure) => [measure, state(measure)])) as Record<
    Measure,
    MeasureState | null | undefined
  >;
}

function sourceOf(read: CellReader): string | null | undefined {
  const source = read.text('evidence_source', MAX_NAME);
  if (typeof source !== 'string' || evidenceSourceIdSchema.safeParse(source).success) return source;
  return read.error('evidence_source', 'source-format', {});
}
