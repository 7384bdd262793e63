import type { ReactElement } from 'react';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import './app.css';
import { I18nProvider, useI18n } from './i18n/use-i18n.tsx';
import { useOpenWorkspace, useView } from './state/use-view.ts';
import { THEMES } from './theme.ts';
import { EmptyState } from './ui/state.tsx';
import { ThemeProvider } from './ui/use-theme.tsx';

/** A page that does not exist. */
export function NotFound(): ReactElement {
  const view = useView();
  return (
    <ThemeProvider theme={THEMES[view.theme]}>
      <I18nProvider language={view.lang}>
        <Nothing />
      </I18nProvider>
    </ThemeProvider>
  );
}

function Nothing(): ReactElement {
  const { t } = useI18n();
  const open = useOpenWorkspace();
  return (
    <main className="not-found">
      <EmptyState
        title={t('error.notFound')}
        action={{ label: t('action.toRepublic'), onClick: () => open('coverage', { unit: COUNTRY_KATO }) }}
      />
    </main>
  );
}
