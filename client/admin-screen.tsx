import type { ReactElement } from 'react';
import './admin-screen.css';
import { I18nProvider, useI18n } from './i18n/use-i18n.tsx';
import type { MessageKey } from './i18n/en.ts';
import { ImportsPanel } from './register/imports/imports-panel.tsx';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { useChangeView, useView } from './state/use-view.ts';
import { ADMIN_SECTIONS, type AdminSection } from './state/view.ts';
import { THEMES } from './theme.ts';
import { Boundary } from './ui/boundary.tsx';
import { EmptyState } from './ui/state.tsx';
import { useKeys } from './ui/use-keys.ts';
import { ThemeProvider } from './ui/use-theme.tsx';
import { WorkspaceNav } from './workspace-nav.tsx';

/** Every section of the administration: its title and what it shows. */
const SECTIONS: Readonly<Record<AdminSection, { title: MessageKey; Panel: () => ReactElement }>> = {
  imports: { title: 'admin.imports', Panel: ImportsPanel },
};

/** The administration in the language and theme of the address. */
export function AdminScreen(): ReactElement {
  const view = useView();
  return (
    <ThemeProvider theme={THEMES[view.theme]}>
      <I18nProvider language={view.lang}>
        <Administration section={view.section} />
      </I18nProvider>
    </ThemeProvider>
  );
}

function Administration({ section }: { section: AdminSection }): ReactElement {
  const { t } = useI18n();
  const change = useChangeView();
  const view = useView();
  useKeys({ t: () => change({ theme: view.theme === 'night' ? 'day' : 'night' }, 'replace') });
  const { title, Panel } = SECTIONS[section];
  const failed = (retry: () => void): ReactElement => (
    <EmptyState broken title={t('error.broken')} action={{ label: t('action.retry'), onClick: retry }} />
  );
  return (
    <div className="admin">
      <header className="top panel">
        <span className="wordmark">
          Sholu <span>шолу</span>
        </span>
        <WorkspaceNav />
        <span className="admin-gap" />
        <LanguageAndTheme />
      </header>
      <nav className="admin-sections panel" aria-label={t('admin.sections')}>
        {ADMIN_SECTIONS.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === section ? 'page' : undefined}
            onClick={() => change({ section: name })}
          >
            {t(SECTIONS[name].title)}
          </button>
        ))}
      </nav>
      <main className="admin-section panel scroll" aria-label={t(title)}>
        <Boundary fallback={failed}>
          <Panel />
        </Boundary>
      </main>
    </div>
  );
}
