import { useState, type FormEvent, type ReactElement } from 'react';
import { PASSWORD_MIN, passwordProblem, type PasswordProblem } from '../../shared/access/password.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Field } from './field.tsx';
import { useDoor } from './use-me.ts';
import { waitText } from './wait-text.ts';

type Wrong = PasswordProblem | 'again' | null;

/** A new password. `forced`: the present one is a one-time password that somebody else knows. */
export function ChangePasswordForm(props: { login: string; forced?: boolean }): ReactElement {
  const { login, forced = false } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const { change, signOut } = useDoor();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<Wrong>(null);
  const { data } = change;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found: Wrong = passwordProblem(next, login) ?? (next === again ? null : 'again');
    setWrong(found);
    if (found !== null || current === '') return;
    change.mutate(
      { current, next },
      {
        onSuccess: ({ outcome }) => {
          if (outcome !== 'changed') return;
          setCurrent('');
          setNext('');
          setAgain('');
        },
      },
    );
  };
  const refused = data?.outcome === 'refused' ? data : null;
  const nextProblem =
    wrong !== null && wrong !== 'again'
      ? wrong
      : refused && refused.why !== 'wrong' && refused.why !== 'locked'
        ? refused.why
        : null;
  return (
    <form className="sign-in-form panel" aria-label={t('access.changePassword')} onSubmit={submit}>
      <h2>{t('access.changePassword')}</h2>
      {forced ? <p className="muted">{t('access.mustChange')}</p> : null}
      <Field
        label={t(forced ? 'access.oneTimePassword' : 'access.currentPassword')}
        kind="password"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        problem={refused?.why === 'wrong' ? t('access.passwordWrong') : null}
      />
      <Field
        label={t('access.newPassword')}
        kind="password"
        value={next}
        onChange={(value) => {
          setNext(value);
          setWrong(null);
        }}
        autoComplete="new-password"
        hint={t('access.passwordPolicy', { n: PASSWORD_MIN })}
        problem={nextProblem === null ? null : t(`access.passwordProblem.${nextProblem}`)}
      />
      <Field
        label={t('access.newPasswordAgain')}
        kind="password"
        value={again}
        onChange={(value) => {
          setAgain(value);
          setWrong(null);
        }}
        autoComplete="new-password"
        problem={wrong === 'again' ? t('access.passwordsDiffer') : null}
      />
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button" disabled={change.isPending || current === ''}>
          {t('access.changePassword')}
        </button>
        {forced ? (
          <button type="button" className="icon-button" onClick={() => signOut.mutate()}>
            {t('action.back')}
          </button>
        ) : null}
      </div>
      <div role="alert" className="access-problem">
        {refused?.why === 'locked' ? (
          <p>{t('access.locked', { wait: waitText(i18n, refused.retryAfterS) })}</p>
        ) : null}
        {change.error ? <p>{t('access.failed')}</p> : null}
      </div>
      <output>{data?.outcome === 'changed' ? t('access.passwordChanged') : null}</output>
    </form>
  );
}
