import type { Box, Feature, ItemsPage, ItemsQuestion, Span } from './collection.ts';
import { meets } from './meets.ts';

/** A feature before it is written: what a question is answered from. */
export type Entry = {
  /** Rises from entry to entry, and stays the feature's for life: the cursor. */
  key: number;
  geometry: GeoJSON.Geometry | null;
  /** When it is true; without it, always. */
  span?: Span;
  /** The value of an enumerated property. */
  value: (property: string) => string | null;
  feature: () => Feature;
};

/** Dates and moments compare as text up to the length of the shorter one: a day is all of its moments. */
const isAfter = (a: string, b: string): boolean => {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) > b.slice(0, length);
};

/** Whether two spans share a moment. */
export function overlaps(a: Span, b: Span): boolean {
  const begins = (span: Span, other: Span): boolean =>
    span.from === null || other.to === null || !isAfter(span.from, other.to);
  return begins(a, b) && begins(b, a);
}

const isIn = (entry: Entry, box: Box | null): boolean =>
  box === null || (entry.geometry !== null && meets(entry.geometry, box));

/** The page of a question among entries in order: one pass, no more features kept than the page has. */
export async function pageOf(
  entries: Iterable<Entry> | AsyncIterable<Entry>,
  { limit, after, bbox, datetime, filters }: ItemsQuestion,
): Promise<ItemsPage> {
  const wanted = Object.entries(filters);
  const found: Entry[] = [];
  let matched = 0;
  let isMore = false;
  for await (const entry of entries) {
    if (datetime && entry.span && !overlaps(entry.span, datetime)) continue;
    if (wanted.some(([property, value]) => entry.value(property) !== value)) continue;
    if (!isIn(entry, bbox)) continue;
    matched++;
    if (entry.key <= after) continue;
    if (found.length < limit) found.push(entry);
    else isMore = true;
  }
  return {
    matched,
    returned: found.length,
    next: isMore ? (found.at(-1)?.key ?? null) : null,
    features: features(found),
  };
}

function* features(entries: readonly Entry[]): Generator<Feature> {
  for (const entry of entries) yield entry.feature();
}
