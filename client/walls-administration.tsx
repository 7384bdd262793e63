import type { ReactElement } from 'react';
import type { Hierarchy } from './hierarchy/use-hierarchy.ts';
import { useOpenWorkspace } from './state/use-view.ts';
import { WallsPanel } from './wall/office/walls-panel.tsx';

/** The walls of the administration, with the way to the remote of one. */
export function WallsAdministration({ tree }: { tree: Hierarchy | null }): ReactElement {
  const open = useOpenWorkspace();
  return <WallsPanel tree={tree} onRemote={(wall) => open('remote', { wall })} />;
}
