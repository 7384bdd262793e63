import type { Box, Collection, ItemsQuestion, Span } from './collection.ts';
import { Refusal } from './refusal.ts';

export const LIMIT_DEFAULT = 10;
export const LIMIT_MAX = 10_000;

const bad = (text: string): Refusal => new Refusal(400, text);

/** More than the most is the most, not an error (OGC 17-069r4 corrigendum, 7.15.2). */
function limitOf(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1)
    throw bad(`limit is a whole number from 1 to ${LIMIT_MAX}, not "${text}"`);
  return Math.min(LIMIT_MAX, Number(text));
}

/** Four numbers, or six with heights, which nothing here has. */
function boxOf(text: string): Box {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const flat = numbers.length === 6 ? [0, 1, 3, 4].map((i) => numbers[i] ?? Number.NaN) : numbers;
  const [west, south, east, north, ...more] = flat;
  if (
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined ||
    more.length > 0
  )
    throw bad('bbox has four numbers (west, south, east, north), or six with heights');
  if (!numbers.every(Number.isFinite)) throw bad(`bbox is made of numbers, not "${text}"`);
  if (south > north) throw bad(`bbox: the south ${south} lies north of the north ${north}`);
  return [west, south, east, north];
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/i;

/** A day stays a day; a moment is told in UTC, so that texts compare. */
function momentOf(text: string): string {
  const ms = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  const day = text.slice(0, 10);
  // `2026-02-30` is a date to Date.parse: it says the 2nd of March.
  if (!Number.isFinite(ms) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
    throw bad(`datetime is made of moments as 2026-11-26T00:00:00Z or days as 2026-11-26, not "${text}"`);
  return text.length === 10 ? text : new Date(ms).toISOString();
}

/** An instant, or an interval that may be open on one side: `a`, `a/b`, `../b`, `a/..`. */
function spanOf(text: string): Span {
  const parts = text.split('/');
  if (parts.length === 1) {
    const at = momentOf(text);
    return { from: at, to: at };
  }
  const [from, to] = parts.map((part) => (part === '' || part === '..' ? null : momentOf(part)));
  if (parts.length > 2 || from === undefined || to === undefined || (from === null && to === null))
    throw bad('datetime is a moment, or two with / between, one of which may be ..');
  if (from !== null && to !== null && from.slice(0, to.length) > to)
    throw bad(`datetime: ${from} comes after ${to}`);
  return { from, to };
}

function afterOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw bad('after is the cursor of a link to the next page');
  return Number(text);
}

/** Properties of a collection that a question may name, with their values. */
export const filtersOf = ({ properties }: Collection): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(properties).flatMap(([name, { values }]) => (values ? [[name, values]] : [])));

/**
 * What a request for items asks.
 * @throws Refusal 400 for a parameter that is unknown, twice there, or not good.
 */
export function itemsQuestion(collection: Collection, query: URLSearchParams): ItemsQuestion {
  const question: ItemsQuestion = { limit: LIMIT_DEFAULT, after: 0, bbox: null, datetime: null, filters: {} };
  const allowed = filtersOf(collection);
  const filters: Record<string, string> = {};
  const read: Readonly<Record<string, (text: string) => Partial<ItemsQuestion>>> = {
    limit: (text) => ({ limit: limitOf(text) }),
    after: (text) => ({ after: afterOf(text) }),
    bbox: (text) => ({ bbox: boxOf(text) }),
    datetime: (text) => ({ datetime: spanOf(text) }),
  };
  for (const [name, text] of query) {
    if (query.getAll(name).length > 1) throw bad(`${name} is there twice`);
    const values = allowed.get(name);
    if (values) {
      if (!values.includes(text)) throw bad(`${name} is one of ${values.join(', ')}, not "${text}"`);
      filters[name] = text;
    } else {
      const known = Object.hasOwn(read, name) ? read[name] : undefined;
      if (!known) throw bad(`There is no parameter ${name}`);
      Object.assign(question, known(text));
    }
  }
  return { ...question, filters };
}
