import { useState, type ReactNode } from 'react';
import type { Me } from '../../shared/access/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { isUnreachable } from '../state/connection.ts';
import { EmptyState } from '../ui/state.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { TotpForm } from './totp-form.tsx';
import { MeProvider, useDoor, useLeft, useMe } from './use-me.ts';

/**
 * Shows what is inside to whoever is signed in, and the way in to everybody else. The address stays as it is, so that one
 * lands where one wanted to go. `away` stands where no server answers who is there.
 */
export function Gate(props: { away: ReactNode; children: ReactNode }): ReactNode {
  const { t } = useI18n();
  const { data: me, error, errorUpdateCount } = useMe();
  // While it is asked again there is no error for a moment; what stands there must not come and go with that.
  const isAway = error ? isUnreachable(error) : errorUpdateCount > 0;
  const [last, setLast] = useState<Me['state']>('out');
  const [isEnded, setEnded] = useState(false);
  const isLeft = useLeft((state) => state.isLeft);
  if (me && me.state !== last) {
    setLast(me.state);
    setEnded(last === 'in' && me.state === 'out' && !isLeft);
  }
  const { signOut } = useDoor();

  if (!me) return isAway ? props.away : <output className="gate-waiting muted">{t('app.loading')}</output>;
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
          <SignInForm ended={isEnded} oidc={me.oidc} />
          {me.demo ? <DemoAccounts /> : null}
        </>
      ) : null}
      {me.state === 'totp' ? <TotpForm login={me.login} /> : null}
      {me.state === 'change' ? <ChangePasswordForm login={me.login} forced /> : null}
    </SignInFrame>
  );
}
