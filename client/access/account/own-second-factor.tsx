import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { Qr } from '../../ui/qr.tsx';
import '../access.css';
import { CodeField } from '../code-field.tsx';
import { Field } from '../field.tsx';
import { refusalText } from '../refusal-text.ts';
import { lookAgain, useSignedIn } from '../use-me.ts';

/** The second factor: switch it on with an authenticator, get recovery codes, switch it off. */
export function OwnSecondFactor(): ReactElement {
  const i18n = useI18n();
  const { t } = i18n;
  const { person } = useSignedIn();
  const enrol = useMutation(trpc.access.totpEnrol.mutationOptions());
  const confirm = useMutation(trpc.access.totpConfirm.mutationOptions());
  const renew = useMutation(trpc.access.recoveryCodes.mutationOptions());
  const remove = useMutation(trpc.access.totpRemove.mutationOptions({ onSuccess: lookAgain }));
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const codes = confirm.data?.codes ?? renew.data?.codes;
  const said = (error: unknown, wrong: string): string => refusalText(i18n, error, { BAD_REQUEST: wrong });
  const failed = enrol.error ?? confirm.error ?? renew.error ?? remove.error;

  if (codes)
    return (
      <section className="access-card panel" aria-label={t('access.secondFactor')}>
        <h2>{t('account.recoveryCodes')}</h2>
        <p>{t('account.recoveryHint')}</p>
        <ul className="recovery-codes">
          {codes.map((one) => (
            <li key={one}>
              <code>{one}</code>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            confirm.reset();
            renew.reset();
            enrol.reset();
            void lookAgain();
          }}
        >
          {t('account.written')}
        </button>
      </section>
    );
  const give = (event: FormEvent): void => {
    event.preventDefault();
    if (enrol.data) confirm.mutate({ code }, { onSettled: () => setCode('') });
    else if (password !== '')
      (person.totp ? renew : enrol).mutate({ password }, { onSuccess: () => setPassword('') });
  };
  return (
    <form className="access-card panel" aria-label={t('access.secondFactor')} onSubmit={give}>
      <h2>{t('access.secondFactor')}</h2>
      <p className="muted">
        {person.totp ? t('account.totpOn', { n: person.recoveryCodesLeft }) : t('account.totpOff')}
      </p>
      {enrol.data ? (
        <>
          <p>{t('account.scan')}</p>
          <Qr text={enrol.data.uri} label={t('account.qr')} />
          <p>
            {t('account.secret')} <code>{enrol.data.secret}</code>
          </p>
          <CodeField
            value={code}
            onChange={setCode}
            problem={confirm.error ? said(confirm.error, t('access.codeWrong')) : null}
          />
        </>
      ) : (
        <Field
          label={t('access.currentPassword')}
          kind="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          problem={failed ? said(failed, t('access.passwordWrong')) : null}
        />
      )}
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button">
          {t(enrol.data ? 'access.continue' : person.totp ? 'account.newCodes' : 'account.switchOn')}
        </button>
        {person.totp ? (
          <button
            type="button"
            className="icon-button"
            disabled={password === ''}
            onClick={() => remove.mutate({ password })}
          >
            {t('account.switchOff')}
          </button>
        ) : null}
      </div>
    </form>
  );
}
