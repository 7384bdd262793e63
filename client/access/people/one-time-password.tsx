import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** What the server made, and until when it opens the door. */
export type OneTime = { password: string; until: string };

/** A password for the first sign-in, shown once. */
export function OneTimePassword(props: { login: string; given: OneTime; onDone: () => void }): ReactElement {
  const { login, given, onDone } = props;
  const { t, moment } = useI18n();
  return (
    <section className="access-card panel" aria-label={t('access.oneTimePassword')}>
      <h2>{t('access.oneTimePassword')}</h2>
      <p>{t('people.passwordFor', { login })}</p>
      <p>
        <code className="one-time">{given.password}</code>
      </p>
      <p className="muted">{t('people.passwordOnce', { until: moment(given.until) })}</p>
      <button type="button" className="plain-button" onClick={onDone}>
        {t('people.handedOver')}
      </button>
    </section>
  );
}
