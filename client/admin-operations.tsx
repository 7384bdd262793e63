import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { UnitPicker } from './access/people/unit-picker.tsx';
import { mayDo, useSignedIn } from './access/use-me.ts';
import { katoAt } from './hierarchy/kato-at.ts';
import './access/sign-in.css';
import { useBoundaries, useHierarchy, type Hierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { Lent } from './operations/office/post-field.tsx';
import { UnitsPanel } from './operations/office/units-panel.tsx';
import { PlaybooksPanel } from './operations/playbooks/playbooks-panel.tsx';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { EmptyState, Skeleton } from './ui/state.tsx';

const PostMap = lazy(async () => ({ default: (await import('./post-map.tsx')).PostMap }));

/** The map of a home post, with the boundaries it needs. */
function LentMap(props: Parameters<Lent['Map']>[0]): ReactElement {
  const { t } = useI18n();
  const { boundarySet } = useHierarchy();
  const bounds = useBoundaries(boundarySet?.hash ?? null);
  return (
    <Suspense fallback={<p className="muted">{t('map.loading')}</p>}>
      <PostMap bounds={bounds} {...props} />
    </Suspense>
  );
}

/** The picker of territories, with the tree it needs. */
function LentTerritory(props: Parameters<Lent['Territory']>[0]): ReactElement | null {
  const { tree } = useHierarchy();
  return tree ? <UnitPicker tree={tree} {...props} /> : null;
}

/** The register of units, with the map, the territories and the rights that other domains lend it. */
export function UnitsAdministration({ tree }: { tree: Hierarchy | null }): ReactElement {
  const me = useSignedIn();
  const { t, name } = useI18n();
  const { boundarySet } = useHierarchy();
  const { boundaries } = useBoundaries(boundarySet?.hash ?? null);
  const lent = useMemo(
    (): Lent => ({
      katoAt: (lon, lat) => (boundaries ? katoAt(boundaries, lon, lat) : null),
      Map: LentMap,
      Territory: LentTerritory,
    }),
    [boundaries],
  );
  const [home] = me.actions['units.write'] ?? [];
  if (!tree) return <Skeleton heightRem={12} />;
  if (home === undefined) return <EmptyState broken title={t('office.outside')} />;
  const nameOf = (kato: string): string => {
    const unit = tree.units[tree.indexOf.get(kato) ?? -1];
    return unit ? name(unit.name) : kato;
  };
  return (
    <UnitsPanel
      home={home}
      nameOf={nameOf}
      lent={lent}
      mayLimits={holdsInRepublic(me, 'operations.limits')}
    />
  );
}

/** The playbooks; only who may in the whole Republic changes them. */
export function PlaybooksAdministration(): ReactElement {
  return <PlaybooksPanel mayPut={holdsInRepublic(useSignedIn(), 'operations.playbooks')} />;
}

/** Whether somebody may do in the whole Republic what holds in all of it; the server decides again. */
const holdsInRepublic = (
  me: ReturnType<typeof useSignedIn>,
  action: 'operations.limits' | 'operations.playbooks',
): boolean => mayDo(me, action) && (me.actions[action]?.includes(COUNTRY_KATO) ?? false);
