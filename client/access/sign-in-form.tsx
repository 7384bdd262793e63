import { KeyRound, LogIn } from 'lucide-react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { OIDC_START, problemOfMark } from '../../shared/access/oidc.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { isUnreachable } from '../state/connection.ts';
import { Notice } from '../ui/state.tsx';
import { Field } from './field.tsx';
import { useDoor } from './use-me.ts';
import { waitText } from './wait-text.ts';

/**
 * Login and password, and the way through the identity provider where there is one. `ended`: the session was over while one
 * was at work.
 */
export function SignInForm(props: { ended: boolean; oidc: boolean }): ReactElement {
  const i18n = useI18n();
  const { t } = i18n;
  const { signIn } = useDoor();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { data, error } = signIn;
  const problem = props.oidc ? problemOfMark(window.location.hash) : undefined;
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
      {props.oidc ? (
        <a className="quiet-button" href={startHere()}>
          <KeyRound aria-hidden />
          {t('access.oidc')}
        </a>
      ) : null}
      <div role="alert" className="access-problem">
        {data?.outcome === 'refused' ? (
          <p>
            {data.why === 'locked'
              ? t('access.locked', { wait: waitText(i18n, data.retryAfterS) })
              : t(`access.refused.${data.why}`)}
          </p>
        ) : null}
        {problem && signIn.isIdle ? <p>{t(`access.oidcProblem.${problem}`)}</p> : null}
        {error ? <p>{t(isUnreachable(error) ? 'access.unreachable' : 'access.failed')}</p> : null}
      </div>
    </form>
  );
}

/** Where the identity provider's sign-in begins; it comes back to the address that is shown. */
const startHere = (): string =>
  `${OIDC_START}?return=${encodeURIComponent(window.location.pathname + window.location.search)}`;
