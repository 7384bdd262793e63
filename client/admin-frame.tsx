import type { ReactElement, ReactNode } from 'react';
import { WhoMenu } from './access/who-menu.tsx';
import './admin-frame.css';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { NotifyBell } from './notify/bell/notify-bell.tsx';
import { Workplace } from './workplace.tsx';
import { ScreenTools } from './screen-tools.tsx';
import { WorkspaceNav } from './workspace-nav.tsx';

/** A place of work without a map: the administration and one's own account, beneath a bar that names no territory. */
export function AdminFrame(props: { workspace: 'admin' | 'account'; children: ReactNode }): ReactElement {
  const { workspace, children } = props;
  return (
    <Workplace workspace={workspace}>
      <div className={`admin ${workspace}`}>
        <header className="top panel">
          <span className="wordmark">
            Sholu <span>шолу</span>
          </span>
          <WorkspaceNav />
          <span className="admin-gap" />
          <LanguageAndTheme />
          <ScreenTools />
          <NotifyBell />
          <WhoMenu />
        </header>
        {children}
      </div>
    </Workplace>
  );
}
