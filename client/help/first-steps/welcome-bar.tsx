import { Sparkles } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useChangeView, useView } from '../../state/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { usePreferences, useRemember } from './use-preferences.ts';

/**
 * Offers the first steps to whoever signs in for the first time. An account of the demonstration is shared by whoever comes, so there
 * is no first time: its first steps wait in the help.
 */
export function WelcomeBar(): ReactElement | null {
  const { t } = useI18n();
  const { person } = useSignedIn();
  const { panel } = useView();
  const change = useChangeView();
  const known = usePreferences();
  const remember = useRemember();
  if (person.demonstration || known?.welcome !== 'new' || panel === 'help') return null;
  const putAway = (): void => remember((before) => ({ ...before, welcome: 'away' }));
  return (
    <section className="bar-at-hand panel" aria-label={t('welcome.title')}>
      <Sparkles aria-hidden />
      <p>
        <strong>{t('welcome.title')}</strong> {t('welcome.text')}
      </p>
      <ActionButton
        strong
        label={t('welcome.show')}
        onClick={() => {
          putAway();
          change({ panel: 'help' }, 'replace');
        }}
      />
      <ActionButton label={t('welcome.later')} onClick={putAway} />
    </section>
  );
}
