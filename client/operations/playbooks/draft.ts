import type { Playbook, PlaybookStep, Said } from '../../../shared/operations/playbook.ts';
import { playbookSchema } from '../../../shared/operations/playbook.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';
import type { ProblemAt } from './said-fields.tsx';

export const NOTHING_SAID: Said = { kk: '', ru: '', en: '' };

/** A step that is not there yet, under an id that none of these has. */
export function newStep(steps: readonly PlaybookStep[]): PlaybookStep {
  const taken = new Set(steps.map(({ id }) => id));
  let n = steps.length + 1;
  while (taken.has(`step_${n}`)) n++;
  return {
    id: `step_${n}`,
    role: 'operator',
    action: NOTHING_SAID,
    targetSeconds: null,
    evidence: 'none',
    mapAction: 'none',
    skipReasons: [],
  };
}

/** A list with one of it a place further up (-1) or down (1); at the ends it stays. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(index, 1);
  const to = index + by;
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  next.splice(to, 0, one);
  return next;
}

export const replaced = <T>(list: readonly T[], index: number, one: T): T[] =>
  list.map((old, i) => (i === index ? one : old));
export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index);

/** A draft without a step: closing does not ask for it any more. */
export const withoutStep = (draft: Playbook, index: number): Playbook => ({
  ...draft,
  steps: without(draft.steps, index),
  close: { ...draft.close, steps: draft.close.steps.filter((id) => id !== draft.steps[index]?.id) },
});

/** The draft by the very schema that the server reads it by: good, or what is wrong where. */
export function readDraft(
  draft: Playbook,
  t: I18n['t'],
): { playbook: Playbook | null; count: number; problemAt: ProblemAt } {
  const read = playbookSchema.safeParse(draft);
  if (read.success) return { playbook: read.data, count: 0, problemAt: () => null };
  const { issues } = read.error;
  return {
    playbook: null,
    count: issues.length,
    problemAt: (...path) => {
      const issue = issues.find((one) => one.path.join('.') === path.join('.'));
      if (!issue) return null;
      if (issue.code === 'custom') return t('playbooks.problem.step');
      if (issue.code === 'too_small' && issue.origin === 'array') return t('playbooks.problem.one');
      return t(
        path.at(-1) === 'targetSeconds' || path.at(-1) === 'count'
          ? 'playbooks.problem.number'
          : 'playbooks.problem.text',
      );
    },
  };
}
