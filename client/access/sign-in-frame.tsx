import { ShieldCheck } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import './sign-in.css';

/** The page before the door: what this is, and a place for the form. */
export function SignInFrame(props: { demo: boolean; children: ReactNode }): ReactElement {
  const { t } = useI18n();
  return (
    <main className="sign-in" data-demo={props.demo ? '' : undefined}>
      <header>
        <h1>
          Sholu <span>шолу</span>
        </h1>
        <p className="muted">{t('access.tagline')}</p>
      </header>
      <div className="sign-in-body">{props.children}</div>
      <footer className="muted">
        <ShieldCheck aria-hidden />
        {t('access.audited')}
      </footer>
    </main>
  );
}
