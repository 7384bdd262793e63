import type { ReactElement } from 'react';
import { useI18n } from './i18n/use-i18n.tsx';
import { PlainScreen } from './plain-screen.tsx';
import { EmptyState } from './ui/state.tsx';

/** Stands where a whole screen broke: in the reader's language, with the way on. */
export const BrokenScreen = (): ReactElement => (
  <PlainScreen>
    <Broken />
  </PlainScreen>
);

function Broken(): ReactElement {
  const { t } = useI18n();
  return (
    <EmptyState
      broken
      title={t('error.screenBroken')}
      hint={t('error.screenBrokenHint')}
      action={{ label: t('pocket.reload'), onClick: () => location.reload() }}
    />
  );
}
