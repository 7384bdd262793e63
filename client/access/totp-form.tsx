import { useState, type FormEvent, type ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { CodeField } from './code-field.tsx';
import { useDoor } from './use-me.ts';
import { waitText } from './wait-text.ts';

/** The second factor: six digits of the authenticator, or a recovery code. */
export function TotpForm(props: { login: string }): ReactElement {
  const i18n = useI18n();
  const { t } = i18n;
  const { totp, signOut } = useDoor();
  const [code, setCode] = useState('');
  const { data, error } = totp;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim().length >= 6) totp.mutate({ code }, { onSettled: () => setCode('') });
  };
  return (
    <form className="sign-in-form panel" aria-label={t('access.secondFactor')} onSubmit={submit}>
      <h2>{t('access.secondFactor')}</h2>
      <p className="muted">{t('access.secondFactorOf', { login: props.login })}</p>
      <CodeField value={code} onChange={setCode} hint={t('access.codeHint')} />
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button" disabled={totp.isPending || code.trim().length < 6}>
          {t('access.continue')}
        </button>
        <button type="button" className="icon-button" onClick={() => signOut.mutate()}>
          {t('action.back')}
        </button>
      </div>
      <div role="alert" className="access-problem">
        {data?.outcome === 'refused' ? (
          <p>
            {data.why === 'locked'
              ? t('access.locked', { wait: waitText(i18n, data.retryAfterS) })
              : t('access.codeWrong')}
          </p>
        ) : null}
        {error ? <p>{t('access.tooLong')}</p> : null}
      </div>
    </form>
  );
}
