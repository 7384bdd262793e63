import type { ReactElement } from 'react';
import { WhoMenu } from './access/who-menu.tsx';
import './app.css';
import { Breadcrumb } from './hierarchy/breadcrumb.tsx';
import type { Hierarchy } from './hierarchy/use-hierarchy.ts';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { NotifyBell } from './notify/bell/notify-bell.tsx';
import './operations/operations.css';
import { SimulationBadge } from './simulation/simulation-badge.tsx';
import { openUnit, useChangeView, useView } from './state/use-view.ts';
import { ScreenTools } from './screen-tools.tsx';
import { TopSwitches } from './top-switches.tsx';
import { WorkspaceNav } from './workspace-nav.tsx';

/** The bar above a workspace of a territory: where one is, the other workspaces, language and theme, one's name. */
export function PlainBar(props: { tree: Hierarchy | null }): ReactElement {
  const { tree } = props;
  const view = useView();
  const change = useChangeView();
  return (
    <header className="top panel">
      <span className="wordmark">
        Sholu <span>шолу</span>
      </span>
      {tree ? (
        <Breadcrumb tree={tree} kato={view.unit} onOpen={(kato) => change(openUnit(kato))} />
      ) : (
        <span className="breadcrumb" />
      )}
      <SimulationBadge mayControl={false} />
      <span className="operate-gap" />
      <TopSwitches>
        <WorkspaceNav />
        <LanguageAndTheme />
        <ScreenTools />
      </TopSwitches>
      <NotifyBell />
      <WhoMenu />
    </header>
  );
}
