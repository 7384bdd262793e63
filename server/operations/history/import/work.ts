import {
  acceptPast,
  checkPastStage,
  expireForeignCallers,
  pastEffect,
  stagePast,
  undoPast,
} from './store.ts';
import { checkPastRow } from '../../../../shared/operations/import/check-past.ts';
import { wordKey } from '../../../../shared/register/import/words.ts';
import type { PersonalDataHolder } from '../../../access/retention/expire.ts';
import type { ImportWork } from '../../../register/import/job.ts';
import { contextOf } from '../../../register/import/register-work.ts';
import { analyseRows } from '../../../register/import/stage/store.ts';
import { stagedWork } from '../../../register/import/staged-work.ts';
import { CATEGORIES } from '../../playbook/playbooks.ts';

const CATEGORY_BY_WORD: ReadonlyMap<string, string> = new Map(
  CATEGORIES.flatMap(({ id, name }) =>
    [id, name.kk, name.ru, name.en].map((word) => [wordKey(word), id] as const),
  ),
);

/** Past incidents of other systems: another row of the index of the past each, with the service it comes from. */
export const pastWork: ImportWork = stagedWork({
  kind: 'incidents',
  checks: async (db) => {
    const category = (text: string): string | undefined => CATEGORY_BY_WORD.get(wordKey(text));
    const context = { ...(await contextOf(db)), nowMs: Date.now(), category };
    return (cells) => checkPastRow(cells, context);
  },
  stage: stagePast,
  analyse: analyseRows,
  checkStage: checkPastStage,
  effect: pastEffect,
  accept: async (trx, staged) => {
    await acceptPast(trx, staged);
    return [];
  },
  // Nobody builds on a past incident of another system: it has no card.
  obstacle: () => Promise.resolve(null),
  undo: async (trx, runId) => {
    await undoPast(trx, runId);
    return [];
  },
});

/** Keyed hashes of the telephones of callers of other systems, under the rule of our own. */
export const FOREIGN_CALLERS: PersonalDataHolder = {
  id: 'past',
  rule: 'caller',
  expire: expireForeignCallers,
};
