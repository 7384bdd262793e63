import { useState, type FormEvent, type ReactElement } from 'react';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { TOKEN_ACTIONS, TOKEN_DAYS, type TokenAction } from '../../../shared/access/token.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { DeedFoot, isReason } from '../deed-foot.tsx';
import { Field } from '../field.tsx';
import { UnitPicker } from '../people/unit-picker.tsx';
import { mayDo, useSignedIn } from '../use-me.ts';
import { useTokenChanges } from './use-tokens.ts';

/** Makes a token, of what the person may do themselves; its text is shown once. */
export function NewToken(props: { tree: UnitTree<AdminUnit>; onDone: () => void }): ReactElement {
  const { t } = useI18n();
  const me = useSignedIn();
  const { create } = useTokenChanges();
  const [name, setName] = useState('');
  const [actions, setActions] = useState<readonly TokenAction[]>([]);
  const [unit, setUnit] = useState<Kato | null>(null);
  const [daysText, setDaysText] = useState('90');
  const [reason, setReason] = useState('');
  if (create.data) return <ShownOnce made={create.data} onDone={props.onDone} />;
  const days = /^\d{1,3}$/.test(daysText) ? Number(daysText) : 0;
  const isInTime = days >= 1 && days <= TOKEN_DAYS;
  const isWhole = name.trim().length >= 2 && actions.length > 0 && unit !== null && isInTime;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWhole && isReason(reason)) create.mutate({ name, actions: [...actions], unit, days, reason });
  };
  const toggle = (action: TokenAction, isOn: boolean): void =>
    setActions(isOn ? [...actions, action] : actions.filter((other) => other !== action));
  return (
    <form className="access-card panel token-form" aria-label={t('tokens.new')} onSubmit={submit}>
      <h2>{t('tokens.new')}</h2>
      <Field label={t('tokens.name')} value={name} onChange={setName} />
      <fieldset className="token-actions">
        <legend>{t('tokens.actions')}</legend>
        {TOKEN_ACTIONS.filter((action) => mayDo(me, action)).map((action) => (
          <FlagField
            key={action}
            label={t(`tokenAction.${action}`)}
            value={actions.includes(action)}
            onChange={(isOn) => toggle(action, isOn)}
          />
        ))}
      </fieldset>
      <UnitPicker label={t('people.unit')} tree={props.tree} value={unit} onChange={setUnit} />
      <Field
        label={t('tokens.days')}
        kind="code"
        value={daysText}
        onChange={setDaysText}
        problem={isInTime ? null : t('tokens.daysHint')}
        hint={t('tokens.daysHint')}
      />
      <DeedFoot
        reason={reason}
        onReason={setReason}
        label={t('people.create')}
        isReady={isWhole}
        deed={create}
        onCancel={props.onDone}
      />
    </form>
  );
}

function ShownOnce(props: { made: { token: string; expiresAt: string }; onDone: () => void }): ReactElement {
  const { made, onDone } = props;
  const { t, moment } = useI18n();
  const [isCopied, setCopied] = useState(false);
  // Without TLS a browser has no clipboard for pages; the text can be marked by hand.
  const copy = (): void => void navigator.clipboard.writeText(made.token).then(() => setCopied(true));
  return (
    <section className="access-card panel" aria-label={t('tokens.new')}>
      <h2>{t('tokens.new')}</h2>
      <p>
        <code className="one-time token-text">{made.token}</code>
      </p>
      <p className="muted">{t('tokens.shown', { until: moment(made.expiresAt) })}</p>
      <div className="sign-in-buttons">
        {window.isSecureContext ? (
          <button type="button" className="plain-button" onClick={copy}>
            {t(isCopied ? 'tokens.copied' : 'tokens.copy')}
          </button>
        ) : null}
        <button type="button" className="plain-button" onClick={onDone}>
          {t('tokens.kept')}
        </button>
      </div>
    </section>
  );
}
