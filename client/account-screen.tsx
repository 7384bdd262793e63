import { Shapes } from 'lucide-react';
import type { ReactElement } from 'react';
import './account-screen.css';
import { OwnAccess } from './access/account/own-access.tsx';
import { OwnSecondFactor } from './access/account/own-second-factor.tsx';
import { OwnSessions } from './access/account/own-sessions.tsx';
import { ChangePasswordForm } from './access/change-password-form.tsx';
import { useSignedIn } from './access/use-me.ts';
import { AdminFrame } from './admin-frame.tsx';
import { useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useOpenComponents } from './state/use-view.ts';

/** One's own account: what one may do where, password, second factor, sessions. */
export function AccountScreen(): ReactElement {
  return (
    <AdminFrame workspace="account">
      <Account />
    </AdminFrame>
  );
}

function Account(): ReactElement {
  const { t } = useI18n();
  const { person } = useSignedIn();
  const { tree } = useHierarchy();
  const openComponents = useOpenComponents();
  return (
    <main className="account-parts scroll" aria-label={t('workspace.account')}>
      <h1>{person.displayName}</h1>
      {person.demonstration ? <p className="muted">{t('account.demonstration')}</p> : null}
      <OwnAccess tree={tree} />
      {person.demonstration ? null : (
        <>
          <ChangePasswordForm login={person.login} />
          <OwnSecondFactor />
        </>
      )}
      <OwnSessions />
      <button type="button" className="quiet-button account-more" onClick={openComponents}>
        <Shapes aria-hidden />
        {t('gallery.title')}
      </button>
    </main>
  );
}
