import type { ReactElement, ReactNode } from 'react';
import { WhoMenu } from './access/who-menu.tsx';
import './admin-frame.css';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { LostLine } from './lost-line.tsx';
import { NotifyBell } from './notify/bell/notify-bell.tsx';
import { TopSwitches } from './top-switches.tsx';
import { useMedia } from './ui/use-media.ts';
import { Workplace } from './workplace.tsx';
import { ScreenTools } from './screen-tools.tsx';
import { WorkspaceNav } from './workspace-nav.tsx';

/** A place of work without a map: the administration and one's own account, beneath a bar that names no territory. */
export function AdminFrame(props: { workspace: 'admin' | 'account'; children: ReactNode }): ReactElement {
  const { workspace, children } = props;
  const isNarrow = useMedia('narrow');
  return (
    <Workplace workspace={workspace}>
      <div className={`admin ${workspace}`}>
        <header className="top panel">
          <span className="wordmark">
            Sholu <span>шолу</span>
          </span>
          {isNarrow ? (
            <>
              <span className="admin-gap" />
              <TopSwitches>
                <WorkspaceNav />
                <LanguageAndTheme />
                <ScreenTools />
              </TopSwitches>
            </>
          ) : (
            <>
              <WorkspaceNav />
              <span className="admin-gap" />
              <LanguageAndTheme />
              <ScreenTools />
            </>
          )}
          <NotifyBell />
          <WhoMenu />
        </header>
        <LostLine />
        {children}
      </div>
    </Workplace>
  );
}
