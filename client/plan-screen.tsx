import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import './app.css';
import { AtHome } from './at-home.tsx';
import { useBoundaries, useHierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { LostLine } from './lost-line.tsx';
import { useCovered } from './map-room.ts';
import { PLAN_PANELS } from './plan-panels.ts';
import './plan-screen.css';
import { PlanLegend } from './planning/branch/plan-legend.tsx';
import { SitingLegend } from './planning/cameras/siting-legend.tsx';
import { WaysLegend } from './planning/location/ways-legend.tsx';
import { PickedLegend } from './planning/picked/picked-legend.tsx';
import { PlainBar } from './plain-bar.tsx';
import { SideSheet } from './side-sheet.tsx';
import { useChangeView, useView } from './state/use-view.ts';
import { PLAN_TABS } from './state/view.ts';
import { Boundary } from './ui/boundary.tsx';
import { moveFocus } from './ui/move-focus.ts';
import { EmptyState } from './ui/state.tsx';
import { useShown } from './ui/use-shown.ts';
import { useSize } from './ui/use-size.ts';
import { Workplace } from './workplace.tsx';

// Asked for at once, beside the screen and not after it.
const planMap = import('./plan-map.tsx');
const PlanMap = lazy(async () => ({ default: (await planMap).PlanMap }));

/** What could be otherwise, what it would change, and where it is best done – beside the map. */
export function PlanScreen(): ReactElement {
  return (
    <Workplace workspace="plan">
      <AtHome>
        <Planning />
      </AtHome>
    </Workplace>
  );
}

function Planning(): ReactElement {
  const view = useView();
  const change = useChangeView();
  const { t } = useI18n();
  const { tree, boundarySet } = useHierarchy();
  const bounds = useBoundaries(boundarySet?.hash ?? null);
  const [isMapLost, setMapLost] = useState(false);
  const sideRef = useRef<HTMLElement>(null);
  const { widthPx } = useSize(sideRef);
  const covered = useCovered(widthPx);
  const row = useShown<HTMLDivElement>(view.tab);
  const Panel = PLAN_PANELS[view.tab] ?? PLAN_PANELS['what-if'];
  const failed = (retry: () => void): ReactElement => (
    <EmptyState broken title={t('error.broken')} action={{ label: t('action.retry'), onClick: retry }} />
  );
  const mapFailed = (): ReactElement => <EmptyState broken title={t('map.failed')} />;
  return (
    <main className="screen plan" aria-label={t('plan.screen')}>
      <div className="map">
        {isMapLost ? (
          mapFailed()
        ) : (
          <Boundary fallback={mapFailed}>
            <Suspense fallback={<p className="map-loading muted">{t('map.loading')}</p>}>
              <PlanMap
                tree={tree}
                bounds={bounds}
                covered={covered}
                onFailure={(reason) => setMapLost(reason === 'webgl')}
              />
            </Suspense>
          </Boundary>
        )}
      </div>
      <PlainBar tree={tree} kato={view.unit} />
      <div className="notices">
        <LostLine />
      </div>
      <SideSheet
        sideRef={sideRef}
        className="plan-side"
        glance={<p className="sheet-hint muted">{t('pocket.wide')}</p>}
        corner={
          <div className="corner plan-corner">
            <PlanLegend hasBranch={view.branch !== undefined || view.tab === 'sites'}>
              {view.tab === 'sites' && view.sitesOf === 'cameras' ? <SitingLegend /> : null}
              <WaysLegend />
              {view.tab === 'sites' ? <PickedLegend of={view.sitesOf} /> : null}
            </PlanLegend>
          </div>
        }
      >
        <div className="tabs-row">
          <div ref={row} className="tabs" role="tablist" aria-label={t('plan.tabs')}>
            {PLAN_TABS.filter((tab) => tab in PLAN_PANELS).map((tab) => (
              <button
                key={tab}
                type="button"
                data-part={tab}
                role="tab"
                className="tab"
                aria-selected={tab === view.tab}
                onKeyDown={moveFocus}
                onClick={() => change({ tab })}
              >
                {t(`plan.tab.${tab}`)}
              </button>
            ))}
          </div>
        </div>
        <Boundary fallback={failed}>{Panel ? <Panel key={view.unit} /> : null}</Boundary>
      </SideSheet>
    </main>
  );
}
