import { memo, type ReactElement } from 'react';
import { WhoMenu } from './access/who-menu.tsx';
import './app.css';
import { Breadcrumb } from './hierarchy/breadcrumb.tsx';
import type { Hierarchy } from './hierarchy/use-hierarchy.ts';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { NotifyBell } from './notify/bell/notify-bell.tsx';
import './operations/operations.css';
import { SimulationBadge } from './simulation/simulation-badge.tsx';
import { openUnit, useChangeView } from './state/use-view.ts';
import { ScreenTools } from './screen-tools.tsx';
import { TopSwitches } from './top-switches.tsx';
import { WorkspaceNav } from './workspace-nav.tsx';

/**
 * The bar above a workspace of a territory: where one is, the other workspaces, language and theme, one's name.
 * @param props.badge says that what is seen is played; `elsewhere`: another part of the screen does.
 */
export const PlainBar = memo(function PlainBar(props: {
  tree: Hierarchy | null;
  kato: string;
  badge?: 'here' | 'elsewhere';
}): ReactElement {
  const { tree, kato, badge = 'here' } = props;
  const change = useChangeView();
  return (
    <header className="top panel">
      <span className="wordmark">
        Sholu <span>шолу</span>
      </span>
      {tree ? (
        <Breadcrumb tree={tree} kato={kato} onOpen={(unit) => change(openUnit(unit))} />
      ) : (
        <span className="breadcrumb" />
      )}
      {badge === 'here' ? <SimulationBadge mayControl={false} /> : null}
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
});
