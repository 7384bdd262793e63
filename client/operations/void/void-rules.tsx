import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { PlaceSpeed } from '../../../shared/operations/eta.ts';
import { PLACE_SPEEDS } from '../../../shared/operations/reach.ts';
import { PLACE_CATEGORIES, type PlaceCategory, type VoidRule } from '../../../shared/operations/void-rule.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { trpc } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { VoidSummary } from '../answers.ts';
import { useFormKeys } from '../use-form-keys.ts';

type Chosen = { category: PlaceCategory; kind: PlaceSpeed };

/** Targets and limits of every kind of place; who administers the Republic changes one by pressing it. */
export function VoidRules(props: { rules: VoidSummary['rules']; mayChange: boolean }): ReactElement {
  const { rules, mayChange } = props;
  const { t, number } = useI18n();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const nameOf = ({ category, kind }: Chosen): string =>
    `${t(`voids.category.${category}`)}, ${t(`voids.kind.${kind}`)}`;
  const rows = PLACE_CATEGORIES.flatMap((category) =>
    PLACE_SPEEDS.map((kind): Chosen => ({ category, kind })),
  );
  return (
    <details className="void-rules">
      <summary>{t('voids.rules')}</summary>
      <p className="muted">{t('voids.rules.note')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('voids.rules.place')}</th>
            <th scope="col">{t('voids.rules.target')}</th>
            <th scope="col">{t('voids.rules.alarm')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { targetS, alarmAfterS } = rules[row.category][row.kind];
            return (
              <tr key={`${row.category} ${row.kind}`}>
                <th scope="row">
                  {mayChange ? (
                    <button type="button" className="link-button" onClick={() => setChosen(row)}>
                      {nameOf(row)}
                    </button>
                  ) : (
                    nameOf(row)
                  )}
                </th>
                <td>{number(targetS / 60)}</td>
                <td>{alarmAfterS === null ? t('voids.rules.noAlarm') : number(alarmAfterS / 60)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {chosen ? (
        <RuleForm
          key={`${chosen.category} ${chosen.kind}`}
          chosen={chosen}
          title={nameOf(chosen)}
          rule={rules[chosen.category][chosen.kind]}
          onDone={() => setChosen(null)}
        />
      ) : null}
    </details>
  );
}

/** Whole minutes of a text as seconds; null when it is none from 1 to `most`. */
function secondsOf(text: string, most: number): number | null {
  const minutes = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  return minutes >= 1 && minutes <= most ? minutes * 60 : null;
}

function RuleForm(props: {
  chosen: Chosen;
  title: string;
  rule: VoidRule;
  onDone: () => void;
}): ReactElement {
  const { chosen, title, rule, onDone } = props;
  const { t } = useI18n();
  const queries = useQueryClient();
  const [target, setTarget] = useState(String(Math.round(rule.targetS / 60)));
  const [alarm, setAlarm] = useState(
    rule.alarmAfterS === null ? '' : String(Math.round(rule.alarmAfterS / 60)),
  );
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = useMutation(
    trpc.operations.voids.setRule.mutationOptions({
      networkMode: 'always',
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.operations.voids.pathKey() });
        onDone();
      },
      onError: (error) => setProblem(t('voids.rules.failed', { message: errorText(t, error) })),
    }),
  );
  const form = useFormKeys({ onEscape: onDone });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const targetS = secondsOf(target, 120);
    const alarmAfterS = alarm.trim() === '' ? null : secondsOf(alarm, 1_440);
    if (targetS === null) return setProblem(t('voids.rules.badTarget'));
    if (alarm.trim() !== '' && alarmAfterS === null) return setProblem(t('voids.rules.badAlarm'));
    if (reason.trim().length < 3) return setProblem(t('voids.rules.badReason'));
    setProblem(null);
    return save.mutate({ ...chosen, rule: { targetS, alarmAfterS }, reason });
  };
  return (
    <form ref={form} className="void-rule-form" aria-label={title} onSubmit={submit}>
      <h4>{title}</h4>
      <label className="ops-field">
        {t('voids.rules.target')}
        <input inputMode="numeric" value={target} onChange={(event) => setTarget(event.target.value)} />
      </label>
      <label className="ops-field">
        {t('voids.rules.alarm')}
        <input
          inputMode="numeric"
          value={alarm}
          placeholder={t('voids.rules.emptyIsNone')}
          onChange={(event) => setAlarm(event.target.value)}
        />
      </label>
      <label className="ops-field void-rule-reason">
        {t('operations.reason')}
        <input value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {problem === null ? null : (
        <p className="ops-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="ops-actions">
        <button type="submit" className="plain-button" disabled={save.isPending}>
          {t('voids.rules.save')}
        </button>
        <ActionButton label={t('operations.cancel')} onClick={onDone} />
      </div>
    </form>
  );
}
