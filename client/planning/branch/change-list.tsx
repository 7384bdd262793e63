import { X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Problem } from '../../../shared/planning/branch/apply.ts';
import {
  amountText,
  changeText,
  refOf,
  type PlanSpeaker,
} from '../../../shared/planning/branch/change-text.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { putChanges, useDrafts, type Draft } from './draft.ts';

/** A programme has hundreds of changes; these are shown at first. */
const PAGE = 30;

/** The changes of a branch in order; each can be taken back by itself, and one that cannot be made says why. */
export function ChangeList(props: {
  draft: Draft;
  problems: readonly Problem[];
  speaker: PlanSpeaker;
  mayWrite: boolean;
}): ReactElement {
  const { draft, problems, speaker, mayWrite } = props;
  const { id, picture, changes } = draft;
  const { t, number } = useI18n();
  const [count, setCount] = useState(PAGE);
  const wrong = new Map(problems.map((problem) => [problem.index, problem]));
  return (
    <section className="plan-section" aria-label={t('branch.changesTitle')}>
      <h3>{t('branch.changes', { n: changes.length })}</h3>
      {changes.length === 0 ? <p className="muted">{t('branch.noChanges')}</p> : null}
      <ol className="change-list">
        {changes.slice(0, count).map((one, index) => {
          const problem = wrong.get(index);
          const text = changeText(picture, changes, one, speaker);
          return (
            <li key={`${index} ${JSON.stringify(one)}`} data-wrong={problem ? '' : undefined}>
              <button
                type="button"
                className="change-text"
                onClick={() => useDrafts.setState({ chosen: refOf(one) })}
              >
                {text}
                {one.costKzt === null ? null : (
                  <small className="muted"> · {amountText('tenge', one.costKzt, speaker)}</small>
                )}
                {problem ? (
                  <span className="late">
                    {t(`branch.problem.${problem.code}`, { by: number((problem.by ?? 0) + 1) })}
                  </span>
                ) : null}
              </button>
              {mayWrite ? (
                <IconButton
                  label={t('branch.takeBack', { text })}
                  onClick={() => putChanges(id, changes.toSpliced(index, 1))}
                >
                  <X aria-hidden />
                </IconButton>
              ) : null}
            </li>
          );
        })}
      </ol>
      {changes.length > count ? (
        <button type="button" className="quiet-button" onClick={() => setCount(count + 200)}>
          {t('branch.uncovered.more', { n: number(changes.length - count) })}
        </button>
      ) : null}
    </section>
  );
}
