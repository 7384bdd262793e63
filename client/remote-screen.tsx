import type { ReactElement } from 'react';
import { WhoMenu } from './access/who-menu.tsx';
import './admin-frame.css';
import { useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { LostLine } from './lost-line.tsx';
import { useChangeView, useView } from './state/use-view.ts';
import { Remote } from './wall/office/remote.tsx';
import { Workplace } from './workplace.tsx';

/** The remote of a wall, for a telephone or beside another work. */
export function RemoteScreen(): ReactElement {
  return (
    <Workplace workspace="remote">
      <RemotePage />
    </Workplace>
  );
}

function RemotePage(): ReactElement {
  const { t } = useI18n();
  const { wall, pair } = useView();
  const change = useChangeView();
  const { tree } = useHierarchy();
  return (
    <div className="remote-page">
      <header>
        <strong>{t('workspace.remote')}</strong>
        <span className="admin-gap" />
        <LanguageAndTheme />
        <WhoMenu />
      </header>
      <main aria-label={t('workspace.remote')}>
        <LostLine />
        <Remote tree={tree} wallId={wall} pair={pair} onWall={(id) => change({ wall: id })} />
      </main>
    </div>
  );
}
