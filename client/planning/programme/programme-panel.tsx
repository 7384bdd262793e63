import { useEffect, useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { Failed } from '../../state/failed.tsx';
import { useView } from '../../state/use-view.ts';
import { Notice, Skeleton } from '../../ui/state.tsx';
import { changeDraft, newDraft, questionOf, useProgramme, type Draft, type Problem } from './draft.ts';
import { PriceTable } from './price-table.tsx';
import './programme.css';
import type { NameRow } from './purchase-list.tsx';
import { QuestionForm } from './question-form.tsx';
import { ResultView } from './result-view.tsx';
import { SavedList, SaveForm } from './saved-list.tsx';
import { SavedView } from './saved-view.tsx';
import type { Surroundings } from './surroundings.ts';
import { useBudgets, useCancel, usePrices, useRun, useStart, type BudgetChoices } from './use-programme.ts';
import { contradictionText } from './words.ts';

/** The tab of the equipment programme: the question, the answer with its proof, prices, and what is saved. */
export function Programme(props: Surroundings): ReactElement {
  const view = useView();
  const { t } = useI18n();
  const prices = usePrices(view.unit);
  const budgets = useBudgets(view.unit);
  if (view.programme !== undefined) return <SavedView key={view.programme} id={view.programme} {...props} />;
  const broken = prices.error ?? budgets.error;
  if (broken && !(prices.data && budgets.data))
    return (
      <Failed
        title={t('programme.failed')}
        error={broken}
        onRetry={() => void Promise.all([prices.refetch(), budgets.refetch()])}
      />
    );
  if (!prices.data || !budgets.data)
    return (
      <output className="side-loading" aria-busy="true" aria-label={t('programme.loading')}>
        <Skeleton heightRem={8} />
        <Skeleton heightRem={12} />
      </output>
    );
  return (
    <div className="plan-body programme scroll">
      <h2>{t('programme.title')}</h2>
      <p className="plan-note muted">{t('programme.intro')}</p>
      <Question {...props} unit={view.unit} budgets={budgets.data} />
      <PriceTable
        unit={view.unit}
        prices={prices.data.prices}
        version={prices.data.version}
        mayChange={props.mayChange}
      />
      <SavedList unit={view.unit} mayChange={props.mayChange} nameOf={props.nameOf} />
    </div>
  );
}

/** The draft of a territory: the one that is made, its rules kept from another territory, or a new one. */
function draftFor(unit: string, before: Draft | null, budgets: BudgetChoices): Draft {
  if (before?.unit === unit) return before;
  const own = budgets.choices.find((choice) => choice.own);
  const fresh = newDraft(unit, new Date().getUTCFullYear() + 1);
  const first = own ? [String(own.tenge)] : fresh.budgets;
  return before
    ? { ...before, unit, budgets: own ? first : before.budgets, contracted: [], forbidden: [] }
    : { ...fresh, budgets: first };
}

function Question(props: Surroundings & { unit: string; budgets: BudgetChoices }): ReactElement {
  const { unit, budgets, mayChange, nameOf } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const kept = useProgramme();
  const draft = draftFor(unit, kept.draft, budgets);
  const isOwn = kept.draft?.unit === unit;
  useEffect(() => {
    if (!isOwn) useProgramme.setState({ draft, run: null, asked: null, changed: false });
  }, [isOwn, draft]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = useStart();
  const run = useRun(isOwn ? kept.run : null);
  const cancel = useCancel();
  const ask = (): void => {
    const read = questionOf(draft);
    if ('problem' in read) return setProblem(read.problem);
    setProblem(null);
    return start.mutate({ question: read.question });
  };
  const onName: NameRow = (rule, { facility, measures }) =>
    changeDraft({
      ...draft,
      [rule]:
        rule === 'contracted'
          ? [...draft.contracted, ...measures.map((measure) => ({ facility, measure }))]
          : [...draft.forbidden, { facility, measure: null }],
    });
  const status = run.data;
  const again = kept.changed ? (
    <Notice tone="warning" action={{ label: t('programme.run'), onClick: ask }}>
      {t('programme.list.changed')}
    </Notice>
  ) : null;
  return (
    <>
      <QuestionForm draft={draft} budgets={budgets} problem={problem} asking={start.isPending} onAsk={ask} />
      {start.isError ? (
        <Notice tone="danger" action={{ label: t('programme.again'), onClick: ask }}>
          {t('programme.failed')}. {t('error.detail', { message: errorText(t, start.error) })}
        </Notice>
      ) : null}
      {run.isError ? (
        <Notice tone="danger" action={{ label: t('programme.again'), onClick: ask }}>
          {t('programme.lost')}
        </Notice>
      ) : null}
      {status && status.contradictions.length > 0 ? (
        <section className="programme-against" role="alert">
          <h3>{t('programme.against')}</h3>
          <ul>
            {status.contradictions.map((found) => (
              <li key={JSON.stringify(found)}>
                {contradictionText(i18n, found, {
                  district: (position) => nameOf(status.districts[position] ?? ''),
                })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {status && !status.result && status.ending === 'running' ? (
        <p className="plan-note" aria-live="polite">
          {t('programme.running')}
        </p>
      ) : null}
      {status?.result && kept.asked ? (
        <>
          {again}
          <ResultView
            result={status.result}
            question={kept.asked}
            of={{ run: status.id }}
            nameOf={nameOf}
            onStop={status.ending === 'running' ? () => cancel.mutate({ id: status.id }) : null}
            mayTake={mayChange && status.ending !== 'running'}
            onName={onName}
            again={again}
          />
          {mayChange ? <SaveForm run={status.id} /> : null}
        </>
      ) : null}
    </>
  );
}
