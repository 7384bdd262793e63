import type { ReactElement } from 'react';
import { PLACE_SPEEDS } from '../../../shared/operations/reach.ts';
import { POLICE_UNIT_TYPES } from '../../../shared/operations/schema.ts';
import { thingName, type PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import { postRef } from '../../../shared/planning/branch/picture.ts';
import { PLAN_WORDS } from '../../../shared/planning/branch/words.ts';
import { FACILITY_TYPES, MEASURES } from '../../../shared/register/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import type { ChangeFieldName, ChangeForm } from './change-form.ts';
import type { Draft } from './draft.ts';
import { FacilityField } from './facility-field.tsx';
import { PlaceField } from './place-field.tsx';
import { ShortField } from './short-field.tsx';
import type { Shown } from './use-plan.ts';

/** Names of the units or posts that a change can be about, by what they are called in the branch. */
function thingsOf({ after }: Shown, draft: Draft, kind: ChangeForm['kind']): Record<string, string> {
  const homes = draft.picture.units.map(({ home }) => postRef(home));
  const refs = kind.startsWith('unit.')
    ? [...after.plan.units.keys()]
    : [...new Set([...homes, ...after.plan.posts.keys()])];
  return Object.fromEntries(refs.map((ref) => [ref, thingName(draft.picture, draft.changes, ref)]));
}

/** One thing that has to be known of a change. */
export function ChangeField(props: {
  field: ChangeFieldName;
  draft: Draft;
  shown: Shown;
  speaker: PlanSpeaker;
  form: ChangeForm;
  wrong: ChangeFieldName | null;
  onChange: (form: ChangeForm) => void;
}): ReactElement {
  const { field, draft, shown, speaker, form, wrong, onChange } = props;
  const { t, compare } = useI18n();
  const words = PLAN_WORDS[speaker.language];
  const label = t(`branch.field.${field}`);
  const isWrong = wrong === field;
  const change = (part: Partial<ChangeForm>): void => onChange({ ...form, ...part });
  const chosen = <T extends string>(
    value: T,
    values: readonly T[],
    nameOf: Readonly<Record<T, string>>,
    partOf: (next: T) => Partial<ChangeForm>,
  ): ReactElement => (
    <Choice
      label={label}
      value={value}
      options={values.map((one) => ({ value: one, label: nameOf[one] }))}
      onChange={(next) => change(partOf(next))}
    />
  );
  const text = (typed: string, isNumber = true): ReactElement => (
    <ShortField
      label={label}
      value={typed}
      isWrong={isWrong}
      isNumber={isNumber}
      onChange={(next) => change({ [field]: next })}
    />
  );
  switch (field) {
    case 'place':
    case 'end':
      return <PlaceField which={field} form={form} shown={shown} speaker={speaker} isWrong={isWrong} />;
    case 'facility':
      return (
        <FacilityField
          picture={draft.picture}
          speaker={speaker}
          value={form.facility}
          isWrong={isWrong}
          onChange={(facility) => change({ facility })}
        />
      );
    case 'unitType':
      return chosen(form.unitType, POLICE_UNIT_TYPES, words.unitType, (unitType) => ({ unitType }));
    case 'measure':
      return chosen(form.measure, MEASURES, words.measure, (measure) => ({ measure }));
    case 'facilityType':
      return chosen(form.facilityType, FACILITY_TYPES, words.facilityType, (facilityType) => ({
        facilityType,
      }));
    case 'speed':
      return chosen(form.speed, PLACE_SPEEDS, words.kind, (speed) => ({ speed }));
    case 'thing': {
      if (form.kind.startsWith('camera.')) return text(form.thing);
      const names = thingsOf(shown, draft, form.kind);
      const refs = Object.keys(names).toSorted((a, b) => compare(names[a] ?? '', names[b] ?? ''));
      return chosen(form.thing, ['', ...refs], { ...names, '': '–' }, (thing) => ({ thing }));
    }
    case 'name':
      return text(form.name, false);
    case 'crews':
    case 'minutes':
    case 'azimuthDeg':
    case 'fovDeg':
    case 'rangeM':
    case 'costKzt':
      return text(form[field]);
  }
}
