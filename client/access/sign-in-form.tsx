import { LogIn } from 'lucide-react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { isUnreachable } from '../state/connection.ts';
import { Notice } from '../ui/state.tsx';
import { Field } from './field.tsx';
import { useDoor } from './use-me.ts';
import { waitText } from './wait-text.ts';

/** Login and password. `ended`: the session was over while one was at work. */
export function SignInForm(props: { ended: boolean }): ReactElement {
  const i18n = useI18n();
  const { t } = i18n;
  const { signIn } = useDoor();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { data, error } = signIn;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (login.trim() !== '' && password !== '')
      signIn.mutate({ login, password }, { onSuccess: () => setPassword('') });
  };
  return (
    <form className="sign-in-form panel" aria-label={t('access.signIn')} onSubmit={submit}>
      {props.ended ? <Notice tone="warning">{t('access.ended')}</Notice> : null}
      <h2>{t('access.signIn')}</h2>
      <Field label={t('access.login')} value={login} onChange={setLogin} autoComplete="username" />
      <Field
        label={t('access.password')}
        kind="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <button type="submit" className="plain-button" disabled={signIn.isPending}>
        <LogIn aria-hidden />
        {t(signIn.isPending ? 'access.signingIn' : 'access.signIn')}
      </button>
      <div role="alert" className="access-problem">
        {data?.outcome === 'refused' ? (
          <p>
            {data.why === 'locked'
              ? t('access.locked', { wait: waitText(i18n, data.retryAfterS) })
              : t(`access.refused.${data.why}`)}
          </p>
        ) : null}
        {error ? <p>{t(isUnreachable(error) ? 'access.unreachable' : 'access.failed')}</p> : null}
      </div>
    </form>
  );
}
