import { Plus, X } from 'lucide-react';
import { useId, type FormEvent, type ReactElement } from 'react';
import { AIMS, MAX_YEARS } from '../../../shared/planning/programme/input.ts';
import { GROUPS, MEASURES } from '../../../shared/register/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { changeDraft, withMeasure, withYear, type Draft, type Problem } from './draft.ts';
import type { BudgetChoices } from './use-programme.ts';
import { moneyText } from './words.ts';

const WEIGHTS = Array.from({ length: 10 }, (_, i) => String(i + 1));

/** The question: measures, money by year, aim and rules. */
export function QuestionForm(props: {
  draft: Draft;
  budgets: BudgetChoices;
  problem: Problem | null;
  asking: boolean;
  onAsk: () => void;
}): ReactElement {
  const { draft, budgets, problem, asking, onAsk } = props;
  const { t } = useI18n();
  const set = (part: Partial<Draft>): void => changeDraft({ ...draft, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAsk();
  };
  return (
    <form className="programme-form" onSubmit={submit} noValidate>
      <fieldset>
        <legend>{t('programme.measures')}</legend>
        <div className="programme-measures">
          {MEASURES.map((measure) => (
            <FlagField
              key={measure}
              label={t(`measure.${measure}`)}
              value={draft.measures.includes(measure)}
              onChange={(chosen) => changeDraft(withMeasure(draft, measure, chosen))}
            />
          ))}
        </div>
      </fieldset>
      <YearBudgets draft={draft} budgets={budgets} problem={problem} onChange={set} />
      <div className="programme-line">
        <span id="programme-aim">{t('programme.aim')}</span>
        <Segmented
          label={t('programme.aim')}
          value={draft.aim}
          options={AIMS.map((value) => ({ value, label: t(`programme.aim.${value}`) }))}
          onChange={(aim) => set({ aim })}
        />
      </div>
      <Rules draft={draft} isBad={problem?.code === 'minimum'} onChange={set} />
      {problem === null ? null : (
        <p className="programme-problem" role="alert">
          {t(`programme.bad.${problem.code}`, { year: String(problem.year) })}
        </p>
      )}
      <div>
        <button type="submit" className="plain-button" disabled={asking}>
          {t(asking ? 'programme.running' : 'programme.run')}
        </button>
      </div>
    </form>
  );
}

type PartProps = { draft: Draft; onChange: (part: Partial<Draft>) => void };

/** A budget a year, typed or taken from what was published. */
function YearBudgets(props: PartProps & { budgets: BudgetChoices; problem: Problem | null }): ReactElement {
  const { draft, budgets, problem, onChange } = props;
  const i18n = useI18n();
  const { t, name } = i18n;
  const id = useId();
  const first = Number(draft.firstYear) || 0;
  const put = (year: number, text: string): void =>
    onChange({ budgets: draft.budgets.map((own, i) => (i === year ? text : own)) });
  const nameOf = ({ region, name: called }: BudgetChoices['choices'][number]): string =>
    region === 'all' ? t('programme.published.all') : called ? name(called) : region;
  const options = [
    { value: 'none', label: t('programme.published.none') },
    ...budgets.choices.map((choice) => ({
      value: choice.region,
      label: nameOf(choice),
      note: `${moneyText(i18n, choice.tenge)}${choice.own ? ` · ${t('programme.published.own')}` : ''}`,
    })),
  ];
  const chosenOf = (text: string): string =>
    budgets.choices.find(({ tenge }) => String(tenge) === text.replaceAll(/\s/g, ''))?.region ?? 'none';
  return (
    <fieldset>
      <legend>{t('programme.budget')}</legend>
      <label className="programme-line" htmlFor={`${id}-first`}>
        {t('programme.firstYear')}
        <input
          id={`${id}-first`}
          className="text-input programme-short"
          inputMode="numeric"
          value={draft.firstYear}
          aria-invalid={problem?.code === 'firstYear'}
          onChange={(event) => onChange({ firstYear: event.target.value })}
        />
      </label>
      <ol className="programme-years">
        {draft.budgets.map((text, year) => (
          <li key={year}>
            <label htmlFor={`${id}-${year}`}>{first + year}</label>
            <input
              id={`${id}-${year}`}
              className="text-input"
              inputMode="numeric"
              value={text}
              aria-label={t('programme.budgetOf', { year: String(first + year) })}
              aria-invalid={problem?.year === first + year}
              onChange={(event) => put(year, event.target.value)}
            />
            <Choice
              label={t('programme.published')}
              value={chosenOf(text)}
              options={options}
              onChange={(region) => {
                const choice = budgets.choices.find((one) => one.region === region);
                put(year, choice ? String(choice.tenge) : '');
              }}
            />
            {draft.budgets.length > 1 && year === draft.budgets.length - 1 ? (
              <IconButton
                label={t('programme.removeYear', { year: String(first + year) })}
                onClick={() => onChange({ budgets: draft.budgets.slice(0, -1) })}
              >
                <X aria-hidden />
              </IconButton>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ol>
      {draft.budgets.length < MAX_YEARS ? (
        <button type="button" className="quiet-button" onClick={() => changeDraft(withYear(draft))}>
          <Plus aria-hidden />
          {t('programme.addYear')}
        </button>
      ) : null}
      {budgets.source ? (
        <p className="plan-note muted">
          {t('programme.published.source', { title: name(budgets.source.title) })}{' '}
          {budgets.choices.some(({ own }) => own) ? '' : t('programme.published.noOwn')}
        </p>
      ) : null}
    </fieldset>
  );
}

/** The rules: minimum, together, unknown, weights, and what was named in the list. */
function Rules(props: PartProps & { isBad: boolean }): ReactElement {
  const { draft, isBad, onChange } = props;
  const { t, number } = useI18n();
  const id = useId();
  return (
    <fieldset>
      <legend>{t('programme.rules')}</legend>
      <label className="programme-line" htmlFor={id}>
        {t('programme.minimum')}
        <input
          id={id}
          className="text-input programme-short"
          inputMode="numeric"
          value={draft.minSharePercent}
          aria-invalid={isBad}
          onChange={(event) => onChange({ minSharePercent: event.target.value })}
        />
      </label>
      <FlagField label={t('programme.whole')} value={draft.whole} onChange={(whole) => onChange({ whole })} />
      <FlagField
        label={t('programme.unknown')}
        value={draft.unknown}
        onChange={(unknown) => onChange({ unknown })}
      />
      <details>
        <summary>{t('programme.priorities')}</summary>
        <div className="programme-weights">
          {GROUPS.map((group) => (
            <Choice
              key={group}
              label={t(`group.${group}`)}
              value={String(draft.priorities[group])}
              options={WEIGHTS.map((value) => ({ value, label: value }))}
              onChange={(value) => onChange({ priorities: { ...draft.priorities, [group]: Number(value) } })}
            />
          ))}
        </div>
      </details>
      {(['contracted', 'forbidden'] as const).map((rule) =>
        draft[rule].length === 0 ? null : (
          <p key={rule} className="programme-line">
            {t(`programme.${rule}`, { n: number(draft[rule].length) })}
            <ActionButton label={t('programme.clear')} onClick={() => onChange({ [rule]: [] })} />
          </p>
        ),
      )}
    </fieldset>
  );
}
