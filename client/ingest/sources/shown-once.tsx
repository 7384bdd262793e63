import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** A secret that is shown now and never again. */
export function ShownOnce(props: { title: string; secret: string; onKept: () => void }): ReactElement {
  const { title, secret, onKept } = props;
  const { t } = useI18n();
  return (
    <section className="access-card panel" aria-label={title}>
      <h2>{title}</h2>
      <p>
        <code className="one-time source-secret">{secret}</code>
      </p>
      <p className="muted">{t('sources.secret')}</p>
      <div className="sign-in-buttons">
        <button type="button" className="plain-button" onClick={onKept}>
          {t('sources.kept')}
        </button>
      </div>
    </section>
  );
}
