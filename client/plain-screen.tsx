import type { ReactElement, ReactNode } from 'react';
import './app.css';
import { I18nProvider } from './i18n/use-i18n.tsx';
import { useView } from './state/use-view.ts';
import { THEMES } from './theme.ts';
import { ThemeProvider } from './ui/use-theme.tsx';

/** A page without a desk, in the reader's language and theme: it says one thing. */
export function PlainScreen({ children }: { children: ReactNode }): ReactElement {
  const view = useView();
  return (
    <ThemeProvider theme={THEMES[view.theme]}>
      <I18nProvider language={view.lang}>
        <main className="plain-screen">{children}</main>
      </I18nProvider>
    </ThemeProvider>
  );
}
