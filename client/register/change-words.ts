import type { ChangedField, ChangedValue, RegisterChange } from '../../shared/register/edit.ts';
import {
  cameraOwnerSchema,
  facilityOwnerSchema,
  facilityTypeSchema,
  measureSchema,
  placeKindSchema,
  technicalClassSchema,
} from '../../shared/register/schema.ts';
import type { I18n } from '../i18n/use-i18n.tsx';

/** The name of a field; evidence is named by its measure. */
export function fieldWords({ t }: Pick<I18n, 't'>, field: ChangedField): string {
  if (!field.startsWith('evidence.'))
    return t(`edit.field.${field as Exclude<ChangedField, `evidence.${string}`>}`);
  const measure = measureSchema.parse(field.slice('evidence.'.length));
  return t('edit.evidenceOf', { measure: t(`measure.${measure}`) });
}

/** A value as a person reads it: words for codes, «not known» for null; coordinates keep all their digits. */
export function valueWords(
  i18n: Pick<I18n, 't' | 'date'>,
  change: Pick<RegisterChange, 'object' | 'field'>,
  value: ChangedValue,
): string {
  const { t, date } = i18n;
  if (value === null) return t(change.field.startsWith('evidence.') ? 'edit.silent' : 'edit.notKnown');
  if (typeof value === 'boolean') return t(value ? 'edit.yes' : 'edit.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return `${t(`state.${value.state}`)}, ${date(value.observedOn)}`;
  const { field, object } = change;
  if (field === 'type') return t(`typeOne.${facilityTypeSchema.parse(value)}`);
  if (field === 'placeKind') return t(`card.place.${placeKindSchema.parse(value)}`);
  if (field === 'technicalClass') return t(`edit.technicalClass.${technicalClassSchema.parse(value)}`);
  if (field !== 'owner') return value;
  return object.startsWith('camera:')
    ? t(`edit.cameraOwner.${cameraOwnerSchema.parse(value)}`)
    : t(`card.owner.${facilityOwnerSchema.parse(value)}`);
}
