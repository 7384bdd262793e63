import { isMaskedName, MASKED } from '../../shared/access/personal-fields.ts';

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * JSON in its one canonical form: no spaces, the names of an object in the order of their UTF-16 code units, strings and
 * numbers as ECMAScript writes them. A value that went through a `jsonb` column, which keeps its own order of names and
 * its own digits, comes back to the same bytes.
 * @source RFC 8785, JSON Canonicalization Scheme.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/**
 * A text as PostgreSQL gives it back. It stores neither half a surrogate pair nor U+0000; both become U+FFFD, because an
 * entry of the audit must not fail – nor its hash differ – by what a stranger typed.
 */
export const storableText = (text: string): string => Buffer.from(text).toString().replaceAll('\0', '\uFFFD');

/**
 * Any value as the plain JSON that a `jsonb` column gives back; secrets and personal data of callers are masked by the
 * names of their fields.
 * @throws TypeError for what JSON cannot say: a cycle, a bigint.
 */
export function storableJson(value: unknown): Json {
  const text = JSON.stringify(value, (name, member: unknown) =>
    member !== null && member !== undefined && isMaskedName(name) ? MASKED : member,
  );
  return text === undefined ? null : storable(JSON.parse(text) as Json);
}

/** Plain JSON as a `jsonb` column takes it: every text and name in it is storable. */
export function storable(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(storable);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [storableText(name), storable(member)]),
  );
}
