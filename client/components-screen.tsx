import { lazy, Suspense, type ReactElement } from 'react';
import { Gate } from './access/gate.tsx';
import { IdleNotice } from './access/idle-notice.tsx';
import { I18nProvider, useI18n } from './i18n/use-i18n.tsx';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { useView } from './state/use-view.ts';
import { THEMES } from './theme.ts';
import { ThemeProvider } from './ui/use-theme.tsx';

const Gallery = lazy(async () => ({ default: (await import('./gallery/gallery.tsx')).Gallery }));

/** All components and symbols, for whoever is signed in. It is loaded when it is asked for. */
export function ComponentsScreen(): ReactElement {
  const { theme, themes, lang } = useView();
  const shown = themes === 'wall' || themes === 'print' ? themes : theme;
  return (
    <ThemeProvider theme={THEMES[shown]}>
      <I18nProvider language={lang}>
        <Gate>
          <Suspense fallback={<Waiting />}>
            <Gallery isBeside={themes === 'all'}>
              <LanguageAndTheme />
            </Gallery>
          </Suspense>
          <IdleNotice />
        </Gate>
      </I18nProvider>
    </ThemeProvider>
  );
}

function Waiting(): ReactElement {
  const { t } = useI18n();
  return <output className="gate-waiting muted">{t('app.loading')}</output>;
}
