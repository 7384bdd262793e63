import type { ReactElement } from 'react';
import type { Address } from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** The parts of an address besides the caller's own words. */
export type AddressParts = Omit<Address, 'text'>;
export const NO_PARTS: AddressParts = { settlement: '', street: '', house: '', commonName: '', crossing: '' };
export const hasParts = (parts: AddressParts): boolean =>
  Object.values(parts).some((part) => part.trim() !== '');

const FIELDS = [
  ['settlement', 200],
  ['street', 200],
  ['house', 32],
  ['commonName', 200],
  ['crossing', 200],
] as const satisfies readonly (readonly [keyof AddressParts, number])[];

/** An address as it is told, part by part; what is typed is looked up as a place. */
export function AddressFields(props: {
  parts: AddressParts;
  onChange: (parts: AddressParts) => void;
}): ReactElement {
  const { parts, onChange } = props;
  const { t } = useI18n();
  return (
    <fieldset className="address-fields">
      <legend>{t('operations.address')}</legend>
      {FIELDS.map(([field, maxLength]) => (
        <label key={field} className="ops-field" data-part={field}>
          {t(`operations.address.${field}`)}
          <input
            value={parts[field]}
            maxLength={maxLength}
            autoComplete="off"
            onChange={(event) => onChange({ ...parts, [field]: event.target.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}
