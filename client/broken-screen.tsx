import type { ReactElement } from 'react';
import './app.css';
import { I18nProvider, useI18n } from './i18n/use-i18n.tsx';
import { useView } from './state/use-view.ts';
import { THEMES } from './theme.ts';
import { EmptyState } from './ui/state.tsx';
import { ThemeProvider } from './ui/use-theme.tsx';

/** Stands where a whole screen broke: in the reader's language, with the way on. */
export function BrokenScreen(): ReactElement {
  const view = useView();
  return (
    <ThemeProvider theme={THEMES[view.theme]}>
      <I18nProvider language={view.lang}>
        <Broken />
      </I18nProvider>
    </ThemeProvider>
  );
}

function Broken(): ReactElement {
  const { t } = useI18n();
  return (
    <main className="not-found">
      <EmptyState
        broken
        title={t('error.screenBroken')}
        hint={t('error.screenBrokenHint')}
        action={{ label: t('pocket.reload'), onClick: () => location.reload() }}
      />
    </main>
  );
}
