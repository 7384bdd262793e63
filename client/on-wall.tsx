import type { ReactElement } from 'react';
import type { Kato } from '../shared/hierarchy/schema.ts';
import { layoutOfUnit } from '../shared/wall/layouts.ts';
import { useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { PushButton } from './wall/office/push-button.tsx';

/** Puts a territory on a wall, in the layout for what it is. */
export function TerritoryOnWall({ kato }: { kato: Kato }): ReactElement | null {
  const { name } = useI18n();
  const { tree } = useHierarchy();
  const unit = tree?.units[tree.indexOf.get(kato) ?? -1];
  if (!tree || !unit) return null;
  const shows = { type: 'territory', unit: kato, layout: layoutOfUnit(unit) } as const;
  return <PushButton shows={shows} at={kato} tree={tree} what={name(unit.name)} />;
}

/** Puts an incident on a wall; what walls hide the server refuses. */
export function IncidentOnWall(props: { id: number; kato: Kato }): ReactElement | null {
  const { id, kato } = props;
  const { t } = useI18n();
  const { tree } = useHierarchy();
  if (!tree) return null;
  const what = t('walls.shows.incident', { id });
  return <PushButton shows={{ type: 'incident', incident: id }} at={kato} tree={tree} what={what} />;
}
