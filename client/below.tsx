import { useMemo, type ReactElement } from 'react';
import { childrenOf } from '../shared/hierarchy/tree.ts';
import { compareRows } from './coverage/compare-rows.ts';
import type { Explain } from './coverage/explain.ts';
import { Ranking } from './coverage/ranking.tsx';
import { rankingRows } from './coverage/ranking-rows.ts';
import { ExportMenu } from './export-menu.tsx';
import { openUnit, useChangeView } from './state/use-view.ts';
import { later } from './ui/later.tsx';
import { Skeleton } from './ui/state.tsx';
import type { Screen } from './use-screen.ts';

const CameraList = later(async () => (await import('./register/cameras/camera-list.tsx')).CameraList);
const FacilityList = later(async () => (await import('./register/facility-list.tsx')).FacilityList);
const DifferenceChart = later(async () => (await import('./coverage/difference-chart.tsx')).DifferenceChart);

/** The rows of the ranking: of one source, or of the two that are compared; null while they are awaited. */
function useRows({ view, rollup, comparison, versus, nameOf }: Screen) {
  const cells = rollup.data?.children;
  const pairs = comparison?.children;
  return useMemo(() => {
    if (versus !== null) return pairs ? compareRows(pairs, nameOf, view.of) : null;
    return cells ? rankingRows(cells, nameOf, view.of) : null;
  }, [cells, pairs, versus, nameOf, view.of]);
}

/** What lies below the unit: territories, facilities, or both behind two tabs; and the way to take it along as a file. */
export function Below(props: { screen: Screen; unitName: string; onExplain: Explain }): ReactElement {
  const { screen, unitName, onExplain } = props;
  const { view, tree, rollup, filter, versus, nameOf, i18n } = screen;
  const { t, number } = i18n;
  const change = useChangeView();
  const childCount = tree ? childrenOf(tree, view.unit).length : 0;
  const rows = useRows(screen);
  const isOn = view.cameras === 'on';
  const wanted = view.list === 'cameras' && !isOn ? 'territories' : view.list;
  const list = childCount === 0 && wanted === 'territories' ? 'facilities' : wanted;
  const facilities = rollup.data?.unit.facilities;
  return (
    <>
      {versus !== null && childCount > 0 && rows ? <DifferenceChart rows={rows} /> : null}
      <div className="tabs-row">
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
        {list === 'cameras' ? null : (
          <ExportMenu screen={screen} what={list === 'facilities' ? 'facilities' : 'coverage'} />
        )}
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
      ) : rows ? (
        <Ranking
          key={`${view.unit} ${versus === null ? 'one' : 'two'}`}
          label={t('table.title', { name: unitName })}
          rows={rows}
          question={filter}
          versus={versus}
          onOpen={(kato) => change(openUnit(kato))}
          onExplain={onExplain}
        />
      ) : (
        <div className="side-loading" aria-busy="true">
          <Skeleton heightRem={14} />
        </div>
      )}
    </>
  );
}
