/** A field of an audit entry with its former and its new value as text; empty where there was none. */
export type Difference = { field: string; before: string; after: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The fields of what stood before and after, side by side; what is no record is one field without a name. */
export function differences(before: unknown, after: unknown): Difference[] {
  if (!isRecord(before) && !isRecord(after)) {
    const line = { field: '', before: textOf(before), after: textOf(after) };
    return line.before === '' && line.after === '' ? [] : [line];
  }
  const [old, now] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].map((field) => ({
    field,
    before: textOf(old[field]),
    after: textOf(now[field]),
  }));
}
