import { useMemo, type ReactElement } from 'react';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { childrenOf } from '../shared/hierarchy/tree.ts';
import { Filters } from './coverage/filters.tsx';
import { Headline } from './coverage/headline.tsx';
import { MeasureBars } from './coverage/measure-bars.tsx';
import { Ranking } from './coverage/ranking.tsx';
import { rankingRows } from './coverage/ranking-rows.ts';
import { CameraCard } from './register/cameras/camera-card.tsx';
import { CameraList } from './register/cameras/camera-list.tsx';
import { FacilityCard } from './register/facility-card.tsx';
import { FacilityList } from './register/facility-list.tsx';
import { isUnreachable } from './state/connection.ts';
import { openUnit, useChangeView } from './state/use-view.ts';
import { EmptyState, Skeleton } from './ui/state.tsx';
import type { Screen } from './use-screen.ts';

/** The panel beside the map: the figures of the unit, or the card of a facility. */
export function SidePanel(props: { screen: Screen }): ReactElement {
  const { screen } = props;
  const { view, unit, known, pathOf } = screen;
  const change = useChangeView();
  if (view.camera !== undefined)
    return (
      <CameraCard
        id={view.camera}
        pathOf={pathOf}
        onFacility={(id) => change({ facility: id, camera: undefined })}
        onClose={() => change({ camera: undefined })}
      />
    );
  if (view.facility !== undefined)
    return (
      <FacilityCard
        id={view.facility}
        measure={view.measure}
        sources={known}
        pathOf={pathOf}
        onClose={() => change({ facility: undefined })}
      />
    );
  return unit ? <UnitPanel screen={screen} /> : <NoUnit screen={screen} />;
}

/** Before the hierarchy is there, or when the address names a unit that does not exist. */
function NoUnit(props: { screen: Screen }): ReactElement {
  const { hierarchy, view, i18n } = props.screen;
  const { t } = i18n;
  const change = useChangeView();
  const { query, tree } = hierarchy;
  if (tree)
    return (
      <EmptyState
        broken
        title={t('error.unknownUnit', { kato: view.unit })}
        hint={t('error.unknownUnitHint')}
        action={{ label: t('action.toRepublic'), onClick: () => change(openUnit(COUNTRY_KATO)) }}
      />
    );
  const retry = { label: t('action.retry'), onClick: () => void query.refetch() };
  if (query.data) return <EmptyState title={t('error.noHierarchy')} action={retry} />;
  if (query.error) {
    return isUnreachable(query.error) ? (
      <EmptyState broken title={t('error.unreachable')} hint={t('error.unreachableHint')} action={retry} />
    ) : (
      <EmptyState
        broken
        title={t('error.server')}
        hint={t('error.detail', { message: query.error.message })}
        action={retry}
      />
    );
  }
  return (
    <div className="side-loading" aria-busy="true" aria-label={t('app.loading')}>
      <Skeleton heightRem={6.5} />
      <Skeleton heightRem={9} />
      <Skeleton heightRem={8} />
      <Skeleton heightRem={20} />
    </div>
  );
}

function UnitPanel(props: { screen: Screen }): ReactElement {
  const { view, known, rollup, sourceTitle, nameOf, i18n, unit } = props.screen;
  const { t } = i18n;
  const unitName = unit ? i18n.name(unit.name) : view.unit;
  return (
    <>
      <Filters view={view} sources={known} />
      {rollup.error && !rollup.data ? (
        <EmptyState
          broken
          title={t(isUnreachable(rollup.error) ? 'error.unreachable' : 'error.server')}
          hint={t('error.detail', { message: rollup.error.message })}
          action={{ label: t('action.retry'), onClick: () => void rollup.refetch() }}
        />
      ) : (
        <>
          <Headline
            view={view}
            unitName={unitName}
            cell={rollup.data?.unit}
            asOf={rollup.data?.asOf ?? null}
            sourceTitle={sourceTitle}
          />
          <MeasureBars view={view} measures={rollup.data?.measures} />
          <Below screen={props.screen} unitName={unitName} nameOf={nameOf} />
        </>
      )}
    </>
  );
}

/** What lies below the unit: territories, facilities, or both behind two tabs. */
function Below(props: { screen: Screen; unitName: string; nameOf: Screen['nameOf'] }): ReactElement {
  const { screen, unitName, nameOf } = props;
  const { view, tree, rollup, filter, i18n } = screen;
  const { t, number } = i18n;
  const change = useChangeView();
  const childCount = tree ? childrenOf(tree, view.unit).length : 0;
  const cells = rollup.data?.children;
  const rows = useMemo(() => rankingRows(cells ?? [], nameOf, view.of), [cells, nameOf, view.of]);
  const isOn = view.cameras === 'on';
  const wanted = view.list === 'cameras' && !isOn ? 'territories' : view.list;
  const list = childCount === 0 && wanted === 'territories' ? 'facilities' : wanted;
  const facilities = rollup.data?.unit.facilities;
  return (
    <>
      <div className="tabs" role="tablist">
        {childCount === 0 ? null : (
          <button
            type="button"
            role="tab"
            className="tab"
            aria-selected={list === 'territories'}
            onClick={() => change({ list: 'territories' }, 'replace')}
          >
            {t('table.territories')} · {number(childCount)}
          </button>
        )}
        <button
          type="button"
          role="tab"
          className="tab"
          aria-selected={list === 'facilities'}
          onClick={() => change({ list: 'facilities' }, 'replace')}
        >
          {t('table.facilities')}
          {facilities === undefined ? null : ` · ${number(facilities)}`}
        </button>
        {isOn ? (
          <button
            type="button"
            role="tab"
            className="tab"
            aria-selected={list === 'cameras'}
            onClick={() => change({ list: 'cameras' }, 'replace')}
          >
            {t('camera.title')}
          </button>
        ) : null}
      </div>
      {list === 'cameras' ? (
        <CameraList view={view} label={t('camera.listTitle', { name: unitName })} nameOf={nameOf} />
      ) : list === 'facilities' ? (
        <FacilityList
          view={view}
          question={{ ...filter, unit: view.unit }}
          label={t('list.title', { name: unitName })}
          nameOf={nameOf}
        />
      ) : cells ? (
        <Ranking
          key={view.unit}
          label={t('table.title', { name: unitName })}
          rows={rows}
          onOpen={(kato) => change(openUnit(kato))}
        />
      ) : (
        <div className="side-loading" aria-busy="true">
          <Skeleton heightRem={14} />
        </div>
      )}
    </>
  );
}
