import type { ReportMessage } from './message.ts';
import { NO_ADDRESS, type Address, type IncidentFacts } from '../../operations/schema.ts';

/** The address of a report, as incidents keep it. */
export function addressOf({ address }: ReportMessage): Address {
  const told = { ...NO_ADDRESS };
  for (const field of Object.keys(NO_ADDRESS) as (keyof Address)[]) told[field] = address?.[field] ?? '';
  return told;
}

/** Whoever called the other service; null when it did not say. */
export function callerOf({ caller }: ReportMessage): IncidentFacts['caller'] {
  const [name, phone] = [caller?.name ?? '', caller?.phone ?? ''];
  return name === '' && phone === '' ? null : { name, phone, relation: 'unknown' };
}

/** What stands on the log of it: the service's number and code of the category, then its words. */
export const reportNote = ({ number, category, text }: ReportMessage): string =>
  [[`№ ${number}`, category ?? ''].filter(Boolean).join(' · '), text ?? ''].filter(Boolean).join('\n');

/**
 * Our category of a service's code: as the source's settings say, as the table of codes does, or by our own name of it.
 * @param isKnown whether there is a category of this name.
 * @returns null when nobody knows the code.
 */
export function categoryOfCode(
  code: string | null | undefined,
  own: ReadonlyMap<string, string>,
  { codes, isKnown }: { codes: ReadonlyMap<string, string>; isKnown: (category: string) => boolean },
): string | null {
  if (!code) return null;
  const small = code.toLowerCase();
  const wanted = own.get(code) ?? own.get(small) ?? codes.get(small) ?? small;
  return isKnown(wanted) ? wanted : null;
}
