import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { isUnreachable } from '../state/connection.ts';
import { EmptyState } from '../ui/state.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { TotpForm } from './totp-form.tsx';
import { MeProvider, useDoor, useMe } from './use-me.ts';

/**
 * Shows what is inside to whoever is signed in, and the way in to everybody else. The address stays as it is, so that one
 * lands where one wanted to go.
 */
export function Gate(props: { children: ReactNode }): ReactElement {
  const { t } = useI18n();
  const { data: me, error, refetch } = useMe();
  const wasIn = useRef(false);
  useEffect(() => {
    if (me) wasIn.current = me.state === 'in' || (wasIn.current && me.state === 'out');
  }, [me]);
  const { signOut } = useDoor();

  if (!me)
    return error && isUnreachable(error) ? (
      <EmptyState
        broken
        title={t('access.unreachable')}
        hint={t('access.unreachableHint')}
        action={{ label: t('action.retry'), onClick: () => void refetch() }}
      />
    ) : (
      <p className="gate-waiting muted" role="status">
        {t('app.loading')}
      </p>
    );
  if (me.state === 'in') {
    if (me.homeUnits.length > 0) return <MeProvider value={me}>{props.children}</MeProvider>;
    return (
      <EmptyState
        title={t('access.noGrant', { name: me.person.displayName })}
        hint={t('access.noGrantHint')}
        action={{ label: t('access.signOut'), onClick: () => signOut.mutate() }}
      />
    );
  }
  return (
    <SignInFrame demo={me.demo}>
      {me.state === 'out' ? (
        <>
          <SignInForm ended={wasIn.current && !signOut.isSuccess} />
          {me.demo ? <DemoAccounts /> : null}
        </>
      ) : null}
      {me.state === 'totp' ? <TotpForm login={me.login} /> : null}
      {me.state === 'change' ? <ChangePasswordForm login={me.login} forced /> : null}
    </SignInFrame>
  );
}
