import type { ReactElement } from 'react';
import { WhoMenu } from './access/who-menu.tsx';
import './admin-screen.css';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { WorkspaceNav } from './workspace-nav.tsx';

/** The bar above the administration and one's own account: these have no territory to name. */
export function AdminBar(): ReactElement {
  return (
    <header className="top panel">
      <span className="wordmark">
        Sholu <span>шолу</span>
      </span>
      <WorkspaceNav />
      <span className="admin-gap" />
      <LanguageAndTheme />
      <WhoMenu />
    </header>
  );
}
