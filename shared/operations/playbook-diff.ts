import type { Playbook, PlaybookStep } from './playbook.ts';

/** A part of a playbook: a step by its id, `#` and the place in a list for what has no name of its own. */
export type PlaybookPart =
  | 'title'
  | 'trigger'
  | 'need'
  | 'criteria'
  | 'closeSteps'
  | 'legalBasis'
  | 'toBeAgreed'
  | `step:${string}`;

/**
 * One difference between two versions. `path` leads from the part to the value, as `action.kk` or `skipReasons.0.ru`; it is
 * empty for a part as a whole. A step that only changed its place among the steps of both is `moved`, with its former and
 * its present place, counted from 1.
 */
export type PlaybookChange = { part: PlaybookPart; path: string } & (
  | { kind: 'added'; after: string }
  | { kind: 'removed'; before: string }
  | { kind: 'changed'; before: string; after: string }
  | { kind: 'moved'; before: string; after: string }
);

type Json = unknown;
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !isList(value);

/** A single value as a text: null is an empty one. */
const textOf = (value: Json): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Every single value of a part by its path; two parts are the same when these are. */
function leaves(value: Json, path = ''): Map<string, string> {
  const under = (key: string): string => (path === '' ? key : `${path}.${key}`);
  if (isList(value)) return new Map(value.flatMap((one, i) => [...leaves(one, under(String(i)))]));
  if (isObject(value))
    return new Map(Object.entries(value).flatMap(([key, one]) => [...leaves(one, under(key))]));
  return new Map([[path, textOf(value)]]);
}

function within(part: PlaybookPart, before: Json, after: Json): PlaybookChange[] {
  const [old, now] = [leaves(before), leaves(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths.flatMap((path): PlaybookChange[] => {
    const [was, is] = [old.get(path), now.get(path)];
    if (was === is) return [];
    if (was === undefined) return [{ part, path, kind: 'added', after: is ?? '' }];
    return is === undefined
      ? [{ part, path, kind: 'removed', before: was }]
      : [{ part, path, kind: 'changed', before: was, after: is }];
  });
}

const partOf = ({ id }: PlaybookStep): PlaybookPart => `step:${id}`;

function betweenSteps(before: readonly PlaybookStep[], after: readonly PlaybookStep[]): PlaybookChange[] {
  const common = (of: readonly PlaybookStep[], other: readonly PlaybookStep[]): string[] =>
    of.map(({ id }) => id).filter((id) => other.some((one) => one.id === id));
  const [was, is] = [common(before, after), common(after, before)];
  const inForce = after.flatMap((step, i): PlaybookChange[] => {
    const old = before.find(({ id }) => id === step.id);
    const part = partOf(step);
    if (!old) return [{ part, path: '', kind: 'added', after: JSON.stringify(step.action) }];
    const place = before.indexOf(old);
    const isMoved = was.indexOf(step.id) !== is.indexOf(step.id);
    const moved: PlaybookChange[] = isMoved
      ? [{ part, path: '', kind: 'moved', before: String(place + 1), after: String(i + 1) }]
      : [];
    return [...moved, ...within(part, old, step)];
  });
  const gone = before
    .filter(({ id }) => !after.some((one) => one.id === id))
    .map((step): PlaybookChange => {
      const text = JSON.stringify(step.action);
      return { part: partOf(step), path: '', kind: 'removed', before: text };
    });
  return [...inForce, ...gone];
}

/**
 * What is another in a version of a playbook than in one before it, in the order in which a playbook is read. The number of
 * the version is no difference. Empty exactly when both say the same.
 */
export const playbookDiff = (before: Playbook, after: Playbook): PlaybookChange[] => [
  ...within('title', before.title, after.title),
  ...within('trigger', before.trigger, after.trigger),
  ...betweenSteps(before.steps, after.steps),
  ...within('need', before.need, after.need),
  ...within('criteria', before.close.criteria, after.close.criteria),
  ...within('closeSteps', before.close.steps, after.close.steps),
  ...within('legalBasis', before.legalBasis, after.legalBasis),
  ...within('toBeAgreed', before.toBeAgreed, after.toBeAgreed),
];
