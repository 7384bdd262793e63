import type { ZodType } from 'zod';
import { EDIT_PROBLEMS, type EditProblem } from '../../shared/register/edit.ts';

/** What a person has typed so far, field by field; a field that was not touched is not in it. */
export type Draft<Fields> = { [Field in keyof Fields]?: string | boolean };

/** What is wrong, field by field. */
export type Problems<Fields> = { [Field in keyof Fields]?: EditProblem };

/** Fields that are numbers; an empty one is "not known". */
const NUMBERS = new Set<PropertyKey>(['lon', 'lat', 'people', 'learners', 'azimuthDeg', 'fovDeg']);

/** A number as it is typed: with a point or a comma; empty is null, and what is no number is NaN. */
function typedNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.').replaceAll(/\s/g, '');
  return plain === '' ? null : Number(plain);
}

/** The text of a field: what was typed, else what is stored. */
export function typedText<Fields extends object>(
  draft: Draft<Fields>,
  stored: Fields,
  field: keyof Fields,
): string {
  const value: unknown = draft[field] ?? stored[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const problemOf = (message: string): EditProblem =>
  EDIT_PROBLEMS.find((problem) => problem === message) ?? 'choice';

/**
 * Reads a draft with the schema that the server uses too.
 * @returns the touched fields as values, or what is wrong with them.
 */
export function readDraft<Fields extends object>(
  schema: ZodType<{ [Field in keyof Fields]?: Fields[Field] | undefined }>,
  draft: Draft<Fields>,
): { changes: { [Field in keyof Fields]?: Fields[Field] | undefined }; problems: Problems<Fields> } {
  const typed = Object.fromEntries(
    Object.entries(draft).map(([field, value]) => [
      field,
      NUMBERS.has(field) && typeof value === 'string' ? typedNumber(value) : value,
    ]),
  );
  const read = schema.safeParse(typed);
  if (read.success) return { changes: read.data, problems: {} };
  const problems: Problems<Fields> = {};
  for (const { path, message } of read.error.issues) {
    const field = Object.keys(draft).find((name) => name === path[0]);
    if (field !== undefined) problems[field as keyof Fields] ??= problemOf(message);
  }
  return { changes: {}, problems };
}

/** Reads the field and problem out of the server's refusal, «learners: learnersAbovePeople. …»; null for any other text. */
export function refusedField(message: string): { field: string; problem: EditProblem } | null {
  const [, field, code] = /^(\w+): (\w+)\. /.exec(message) ?? [];
  const problem = EDIT_PROBLEMS.find((known) => known === code);
  return field === undefined || problem === undefined ? null : { field, problem };
}
