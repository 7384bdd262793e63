import { useMemo, useState, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { layoutOfUnit } from '../../../shared/wall/layouts.ts';
import type { Layout } from '../../../shared/wall/layout.ts';
import '../../access/sign-in.css';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useNow } from '../../ui/use-now.ts';
import { OrderAnswer } from './order-answer.tsx';
import { PairForm } from './pair-form.tsx';
import { RemoteIncidents } from './remote-incidents.tsx';
import './remote.css';
import { ScreenLine } from './screen-line.tsx';
import { treeWithin } from './tree-within.ts';
import { useLayouts, useWallOrder, useWalls, type ListedWall } from './use-walls.ts';
import { WallCommands } from './wall-commands.tsx';
import { choosable, TreeProvider } from './wall-names.ts';
import './walls.css';

/** How near a map is led, by the level of what is shown. */
const ZOOMS = [4.6, 6.5, 9, 11] as const;
/** What is put on a wall from a telephone goes by itself. */
const MINUTES = 30;

/** A wall in the hand: what it shows, and large buttons. `pair` is the code of a screen that was read with the telephone. */
export function Remote(props: {
  tree: UnitTree<AdminUnit> | null;
  wallId: number | undefined;
  pair: string | undefined;
  onWall: (id: number) => void;
}): ReactElement {
  const { tree, wallId, pair, onWall } = props;
  const { t } = useI18n();
  const walls = useWalls();
  const deskMs = useNow(1_000);
  if (walls.isLoadingError)
    return <Failed title={t('walls.failed')} error={walls.error} onRetry={() => void walls.refetch()} />;
  if (!walls.data || !tree) return <Skeleton heightRem={20} />;
  const of = walls.data.find(({ wall }) => wall.id === wallId) ?? walls.data[0];
  if (!of) return <EmptyState title={t('walls.none')} hint={t('walls.noneHint')} />;
  const nowMs = of.nowMs + (deskMs - walls.dataUpdatedAt);
  return (
    <TreeProvider value={tree}>
      <div className="remote">
        {pair === undefined ? null : <PairForm walls={walls.data} code={pair} />}
        {walls.data.length > 1 ? (
          <Choice
            label={t('walls.choose')}
            value={String(of.wall.id)}
            options={walls.data.map(({ wall }) => ({ value: String(wall.id), label: wall.name }))}
            onChange={(id) => onWall(Number(id))}
          />
        ) : null}
        <OneWall key={of.wall.id} of={of} tree={tree} nowMs={nowMs} />
      </div>
    </TreeProvider>
  );
}

function OneWall(props: { of: ListedWall; tree: UnitTree<AdminUnit>; nowMs: number }): ReactElement {
  const { of, tree, nowMs } = props;
  const { wall } = of;
  const layouts = useLayouts(wall.unit);
  const { t, name } = useI18n();
  return (
    <>
      <h1>{wall.name}</h1>
      <ul className="remote-screens" aria-label={t('walls.screens')}>
        {wall.screens.map((screen) => (
          <ScreenLine key={screen.position} of={of} screen={screen} own={layouts.data ?? []} nowMs={nowMs} />
        ))}
      </ul>
      <WallCommands of={of} nowMs={nowMs} />
      <RemoteTerritory of={of} tree={tree} />
      <RemoteLayouts of={of} own={layouts.data ?? []} name={name} />
      <RemoteIncidents of={of} />
    </>
  );
}

/** Which screen a press means, where there are several. */
function useWhere({ wall }: ListedWall) {
  const { t } = useI18n();
  const [where, setWhere] = useState('all');
  const screens = where === 'all' ? [] : [Number(where)];
  const field =
    wall.screens.length > 1 ? (
      <Choice
        label={t('walls.where')}
        value={where}
        options={[
          { value: 'all', label: t('walls.allScreens') },
          ...wall.screens.map(({ position }) => ({
            value: String(position),
            label: t('walls.screen', { n: position }),
          })),
        ]}
        onChange={setWhere}
      />
    ) : null;
  return { screens, field };
}

function RemoteTerritory(props: { of: ListedWall; tree: UnitTree<AdminUnit> }): ReactElement {
  const { of, tree } = props;
  const { wall } = of;
  const { t, name } = useI18n();
  const order = useWallOrder(wall.id);
  const within = useMemo(() => treeWithin(tree, wall.unit), [tree, wall.unit]);
  const [kato, setKato] = useState<string | null>(null);
  const unit = kato === null ? undefined : within.units[within.indexOf.get(kato) ?? -1];
  const { screens, field } = useWhere(of);
  return (
    <section aria-label={t('walls.what.territory')}>
      <UnitPicker label={t('walls.what.territory')} tree={within} value={kato} onChange={setKato} />
      {field}
      <div className="remote-buttons">
        <button
          type="button"
          className="plain-button"
          disabled={!unit || order.isPending}
          onClick={() =>
            unit
              ? order.give({
                  type: 'push',
                  screens,
                  shows: { type: 'territory', unit: unit.kato, layout: layoutOfUnit(unit) },
                  minutes: MINUTES,
                })
              : undefined
          }
        >
          {t('walls.put')}
        </button>
        {unit?.label ? (
          <button
            type="button"
            className="quiet-button"
            onClick={() => {
              const [lon = 0, lat = 0] = unit.label ?? [];
              order.give({ type: 'zoom', screens, lon, lat, zoom: ZOOMS[unit.level] });
            }}
          >
            {t('walls.zoomTo', { place: name(unit.name) })}
          </button>
        ) : null}
      </div>
      <OrderAnswer order={order} />
    </section>
  );
}

function RemoteLayouts(props: {
  of: ListedWall;
  own: readonly Layout[];
  name: (name: Layout['title']) => string;
}): ReactElement {
  const { of, own, name } = props;
  const { t } = useI18n();
  const order = useWallOrder(of.wall.id);
  const { screens, field } = useWhere(of);
  const put = (shows: { type: 'layout'; layout: string } | { type: 'nothing' }): void =>
    order.give({ type: 'push', screens, shows, minutes: MINUTES });
  return (
    <section aria-label={t('walls.part.layouts')}>
      <h2>{t('walls.part.layouts')}</h2>
      {field}
      <div className="remote-buttons">
        {choosable(own).map(({ key, title }) => (
          <button
            key={key}
            type="button"
            className="quiet-button"
            onClick={() => put({ type: 'layout', layout: key })}
          >
            {name(title)}
          </button>
        ))}
        <button type="button" className="quiet-button" onClick={() => put({ type: 'nothing' })}>
          {t('walls.shows.nothing')}
        </button>
      </div>
      <OrderAnswer order={order} />
    </section>
  );
}
