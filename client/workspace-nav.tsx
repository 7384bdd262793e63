import type { ReactElement } from 'react';
import { useI18n } from './i18n/use-i18n.tsx';
import { WORKSPACES } from './state/router.ts';
import { useOpenWorkspace, useWorkspace } from './state/use-view.ts';
import { Segmented } from './ui/segmented.tsx';

/** The switch between workspaces: the territory, the language and the theme go along. */
export function WorkspaceNav(): ReactElement {
  const { t } = useI18n();
  const open = useOpenWorkspace();
  return (
    <Segmented
      label={t('workspace.title')}
      value={useWorkspace()}
      options={WORKSPACES.map((value) => ({ value, label: t(`workspace.${value}`) }))}
      onChange={open}
    />
  );
}
