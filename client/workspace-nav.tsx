import type { ReactElement } from 'react';
import { useSignedIn } from './access/use-me.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { workspacesOf } from './places-of-work.ts';
import { useOpenWorkspace, useWorkspace } from './state/use-view.ts';
import { Segmented } from './ui/segmented.tsx';

/** The switch between workspaces: the territory, the language and the theme go along. */
export function WorkspaceNav(): ReactElement {
  const { t } = useI18n();
  // One's own account is reached by one's name, a replay from what is looked back at, a remote from its wall.
  const workspaces = workspacesOf(useSignedIn()).filter(
    (workspace) => workspace !== 'account' && workspace !== 'replay' && workspace !== 'remote',
  );
  const open = useOpenWorkspace();
  return (
    <Segmented
      label={t('workspace.title')}
      value={useWorkspace()}
      options={workspaces.map((value) => ({ value, label: t(`workspace.${value}`) }))}
      onChange={open}
    />
  );
}
