import type { FoundPlace } from '../answers.ts';
import type { AddressParts } from './address-fields.tsx';

type Name = FoundPlace['place']['name'];

/** What a found place says of the parts of an address that nobody has told; what was told stays as it was told. */
export function filledBy(
  told: AddressParts,
  place: FoundPlace['place'],
  write: (name: Name) => string,
): AddressParts {
  const settlement = place.settlement ? write(place.settlement) : '';
  const own = write(place.name);
  const found: Partial<AddressParts> =
    place.kind === 'settlement' || place.kind === 'unit'
      ? { settlement: own }
      : place.kind === 'street'
        ? { settlement, street: own }
        : place.kind === 'crossing'
          ? { settlement, crossing: own }
          : { settlement, commonName: own };
  const filled = { ...told };
  for (const [part, value] of Object.entries(found) as [keyof AddressParts, string][])
    if (filled[part].trim() === '') filled[part] = value;
  return filled;
}
