import { describe, expect, it } from 'vitest';
import { facilityFieldsSchema, type FacilityFields } from '../../shared/register/edit.ts';
import { readDraft, refusedField, typedText } from './draft.ts';

const schema = facilityFieldsSchema.partial();
const stored: FacilityFields = {
  nameKk: '№ 1 мектеп',
  nameRu: 'Школа № 1',
  nameEn: 'School No. 1',
  type: 'school',
  kato: '611000000',
  lon: 68.25,
  lat: 43.3,
  people: 850,
  learners: null,
  owner: 'state',
  placeKind: 'regional_city',
};

describe('a draft', () => {
  it('holds only what was touched, numbers with a point or a comma, and empty as not known', () => {
    expect(readDraft<FacilityFields>(schema, { people: '1 200', lat: '43,35', learners: ' ' })).toEqual({
      changes: { people: 1200, lat: 43.35, learners: null },
      problems: {},
    });
  });

  it('says what is wrong beside the field, once', () => {
    const { problems } = readDraft<FacilityFields>(schema, {
      people: 'many',
      nameRu: ' ',
      lon: '',
      kato: '61',
    });
    expect(problems).toEqual({ people: 'people', nameRu: 'nameMissing', lon: 'lon', kato: 'kato' });
  });

  it('shows what was typed, else what is stored, and nothing for what is not known', () => {
    const draft = { people: '9' };
    const text = (field: keyof FacilityFields) => typedText<FacilityFields>(draft, stored, field);
    expect([text('people'), text('lat'), text('learners'), text('nameEn')]).toEqual([
      '9',
      '43.3',
      '',
      'School No. 1',
    ]);
  });
});

describe('a refusal of the server', () => {
  it('names its field and problem, when it has one', () => {
    expect(refusedField('learners: learnersAbovePeople. There are more learners than people')).toEqual({
      field: 'learners',
      problem: 'learnersAbovePeople',
    });
    expect(refusedField('facility 42 is no longer what you saw: …')).toBeNull();
  });
});
