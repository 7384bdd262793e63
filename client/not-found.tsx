import type { ReactElement } from 'react';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { PlainScreen } from './plain-screen.tsx';
import { useOpenWorkspace } from './state/use-view.ts';
import { EmptyState } from './ui/state.tsx';

/** A page that does not exist. */
export const NotFound = (): ReactElement => (
  <PlainScreen>
    <Nothing />
  </PlainScreen>
);

function Nothing(): ReactElement {
  const { t } = useI18n();
  const open = useOpenWorkspace();
  return (
    <EmptyState
      title={t('error.notFound')}
      action={{ label: t('action.toOwnTerritory'), onClick: () => open('coverage', { unit: COUNTRY_KATO }) }}
    />
  );
}
