import { useState, type FormEvent, type ReactElement } from 'react';
import { COUNTRY_KATO } from '../../../shared/hierarchy/schema.ts';
import { priceFactsSchema } from '../../../shared/planning/programme/price.ts';
import { MEASURES } from '../../../shared/register/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { useSetPrice, type Price } from './use-programme.ts';

/** The seed marks its prices by this word. */
const ESTIMATE = 'demonstration-estimate';

/** What each measure costs, who says so and of which day; whoever plans sets other prices for the territory. */
export function PriceTable(props: {
  unit: string;
  prices: readonly Price[];
  version: number;
  mayChange: boolean;
}): ReactElement {
  const { unit, prices, version, mayChange } = props;
  const { t, number, date } = useI18n();
  const [chosen, setChosen] = useState<Price | null>(null);
  const rows = MEASURES.flatMap((measure) => prices.find((price) => price.measure === measure) ?? []);
  const sourceOf = ({ source }: Price): string =>
    source === ESTIMATE ? t('programme.prices.demonstration') : source;
  return (
    <details className="programme-prices">
      <summary>{t('programme.prices')}</summary>
      {prices.some(({ estimate }) => estimate) ? (
        <p className="plan-note">{t('programme.prices.note')}</p>
      ) : null}
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col">{t('programme.prices.measure')}</th>
            <th scope="col">{t('programme.prices.tenge')}</th>
            <th scope="col">{t('programme.prices.yearly')}</th>
            <th scope="col">{t('programme.prices.source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((price) => (
            <tr key={price.measure}>
              <th scope="row">
                {mayChange ? (
                  <button type="button" className="link-button" onClick={() => setChosen(price)}>
                    {t(`measure.${price.measure}`)}
                  </button>
                ) : (
                  t(`measure.${price.measure}`)
                )}
              </th>
              <td>{number(price.tenge)}</td>
              <td>{number(price.yearlyTenge)}</td>
              <td className="programme-source">
                {sourceOf(price)}, {date(price.asOf)}
                {price.estimate && price.source !== ESTIMATE ? ` (${t('programme.prices.estimate')})` : ''}
                {price.inherited ? <small>{t('programme.prices.inherited')}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="plan-note muted">{t('programme.prices.version', { version })}</p>
      {chosen ? (
        <PriceForm key={chosen.measure} unit={unit} price={chosen} onDone={() => setChosen(null)} />
      ) : null}
    </details>
  );
}

const wholeOf = (text: string): number => {
  const plain = text.replaceAll(/\s/g, '');
  return /^-?\d+$/.test(plain) ? Number(plain) : Number.NaN;
};

function PriceForm(props: { unit: string; price: Price; onDone: () => void }): ReactElement {
  const { unit, price, onDone } = props;
  const { t } = useI18n();
  const isOwnSource = price.source !== ESTIMATE;
  const [draft, setDraft] = useState({
    tenge: String(price.tenge),
    yearly: String(price.yearlyTenge),
    source: isOwnSource ? price.source : '',
    asOf: price.asOf,
    estimate: price.estimate && isOwnSource,
    reason: '',
  });
  const [problem, setProblem] = useState<string | null>(null);
  const set = useSetPrice(onDone);
  const { measure } = price;
  const title = t('programme.prices.edit', { measure: t(`measure.${measure}`) });
  const failed = (message: string): void => setProblem(t('programme.prices.failed', { message }));
  const send = (facts: Parameters<typeof set.mutate>[0]['facts']): void =>
    set.mutate({ unit, measure, facts, reason: draft.reason }, { onError: ({ message }) => failed(message) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const facts = priceFactsSchema.safeParse({
      tenge: wholeOf(draft.tenge),
      yearlyTenge: wholeOf(draft.yearly),
      source: draft.source,
      asOf: draft.asOf,
      estimate: draft.estimate,
    });
    if (!facts.success) {
      const [field] = facts.error.issues[0]?.path ?? [];
      const names = {
        tenge: 'programme.prices.tenge',
        yearlyTenge: 'programme.prices.yearly',
        source: 'programme.prices.source',
        asOf: 'programme.prices.asOf',
      } as const;
      return failed(t(names[field as keyof typeof names] ?? 'programme.prices'));
    }
    if (draft.reason.trim().length < 3) return failed(t('programme.prices.reason'));
    return send(facts.data);
  };
  const field = (key: 'tenge' | 'yearly' | 'source' | 'asOf' | 'reason', label: string): ReactElement => (
    <label className="programme-field">
      {label}
      <input
        className="text-input"
        type={key === 'asOf' ? 'date' : 'text'}
        inputMode={key === 'tenge' || key === 'yearly' ? 'numeric' : undefined}
        value={draft[key]}
        onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <form className="programme-price-form" aria-label={title} onSubmit={submit}>
      <h4>{title}</h4>
      {field('tenge', t('programme.prices.tenge'))}
      {field('yearly', t('programme.prices.yearly'))}
      {field('source', t('programme.prices.source'))}
      {field('asOf', t('programme.prices.asOf'))}
      {field('reason', t('programme.prices.reason'))}
      <FlagField
        label={t('programme.prices.isEstimate')}
        value={draft.estimate}
        onChange={(estimate) => setDraft({ ...draft, estimate })}
      />
      {problem === null ? null : (
        <p className="programme-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="programme-line">
        <button type="submit" className="plain-button" disabled={set.isPending}>
          {t('programme.prices.save')}
        </button>
        {price.inherited || unit === COUNTRY_KATO ? null : (
          <ActionButton label={t('programme.prices.reset')} onClick={() => send(null)} />
        )}
        <ActionButton label={t('programme.cancel')} onClick={onDone} />
      </div>
    </form>
  );
}
