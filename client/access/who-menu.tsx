import { Menu } from '@base-ui/react/menu';
import { CircleUserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useOpenWorkspace } from '../state/use-view.ts';
import '../ui/popup.css';
import { useDoor, useSignedIn } from './use-me.ts';

/** Who is signed in and as what; the way to one's own account and out. */
export function WhoMenu(): ReactElement {
  const { t } = useI18n();
  const { person, grants } = useSignedIn();
  const { signOut } = useDoor();
  const open = useOpenWorkspace();
  const roles = [...new Set(grants.map(({ role }) => t(`role.${role}`)))].join(', ');
  return (
    <Menu.Root>
      <Menu.Trigger
        className="icon-button who"
        aria-label={t('access.who', { name: person.displayName, roles })}
      >
        <CircleUserRound aria-hidden />
        <span className="top-text ellipsis">{person.displayName}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="popup-positioner" sideOffset={6} align="end">
          <Menu.Popup className="popup">
            <Menu.Group>
              <Menu.GroupLabel className="popup-label">
                {person.displayName}
                <br />
                {roles}
              </Menu.GroupLabel>
              <Menu.Item className="popup-item" onClick={() => open('account')}>
                {t('workspace.account')}
              </Menu.Item>
              <Menu.Item className="popup-item" onClick={() => signOut.mutate()}>
                {t('access.signOut')}
              </Menu.Item>
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
