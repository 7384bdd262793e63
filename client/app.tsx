import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import { useCommands } from './command/use-commands.ts';
import { shareOf } from '../shared/coverage/share.ts';
import './app.css';
import { AtHome } from './at-home.tsx';
import { Legend } from './coverage/legend.tsx';
import { useKeepCoverage } from './keep-coverage.ts';
import { useCovered } from './map-room.ts';
import { useTools } from './map-tools/tools-state.ts';
import { Notices, withCameras, type MapTrouble } from './notices.tsx';
import { CameraPanel } from './register/cameras/camera-panel.tsx';
import { SymbolLegend } from './register/symbol-legend.tsx';
import { useAbout } from './register/use-register.ts';
import { SidePanel } from './side-panel.tsx';
import { openUnit, useChangeView } from './state/use-view.ts';
import { SideSheet } from './side-sheet.tsx';
import { TopBar } from './top-bar.tsx';
import { Boundary } from './ui/boundary.tsx';
import { later } from './ui/later.tsx';
import { EmptyState } from './ui/state.tsx';
import { useMedia } from './ui/use-media.ts';
import { useSize } from './ui/use-size.ts';
import { useScreen, type Screen } from './use-screen.ts';
import { Workplace } from './workplace.tsx';

const PublishedDrawer = later(
  async () => (await import('./published/published-drawer.tsx')).PublishedDrawer,
  null,
);

const Glance = later(async () => (await import('./glance.tsx')).Glance, null);

// Asked for at once, beside the shell and not after it.
const mapScreen = import('./map-screen.tsx');
const MapScreen = lazy(async () => ({ default: (await mapScreen).MapScreen }));

/** In a sheet there is nothing in the corner. */
const NO_CORNER = { widthPx: 0, heightPx: 0 };

/** The coverage of whoever's territory it is. */
export function App(): ReactElement {
  return (
    <Workplace workspace="coverage">
      <AtHome>
        <CoverageScreen />
      </AtHome>
    </Workplace>
  );
}

function CoverageScreen(): ReactElement {
  const screen = useScreen();
  const { view, parent, i18n, nameOf } = screen;
  const { t } = i18n;
  useKeepCoverage(screen);
  const change = useChangeView();
  const [mapTrouble, setMapTrouble] = useState<MapTrouble>('none');
  const searchRef = useRef<HTMLInputElement>(null);
  const sideRef = useRef<HTMLElement>(null);
  const { widthPx } = useSize(sideRef);
  const cornerRef = useRef<HTMLDivElement>(null);
  const corner = useSize(cornerRef);
  const covered = useCovered(widthPx);
  const isSheet = useMedia('sheet');

  const isUnit = view.facility === undefined && view.camera === undefined;
  const closePanel = (): void => change({ panel: 'none' });
  useCommands({
    'coverage.sources': () => change({ panel: 'sources' }),
    'coverage.cameras': () => change({ cameras: view.cameras === 'on' ? 'off' : 'on', camera: undefined }),
    'screen.back': () => {
      // A tool in hand is laid down by the same key, and nothing else.
      if (useTools.getState().tool.mode !== 'none') return;
      if (view.camera !== undefined) change({ camera: undefined });
      else if (view.facility !== undefined) change({ facility: undefined });
      else if (parent) change(openUnit(parent.kato));
    },
  });

  const sideFailed = (retry: () => void): ReactElement => (
    <EmptyState broken title={t('error.broken')} action={{ label: t('action.retry'), onClick: retry }} />
  );
  const mapFailed = (): ReactElement => <EmptyState broken title={t('map.failed')} />;
  return (
    <main className="screen" aria-label={t('app.screen')}>
      <div className="map">
        {mapTrouble === 'webgl' ? (
          mapFailed()
        ) : (
          <Boundary fallback={mapFailed}>
            <Suspense fallback={<p className="map-loading muted">{t('map.loading')}</p>}>
              <MapScreen
                screen={screen}
                covered={covered}
                corner={isSheet ? NO_CORNER : corner}
                onFailure={setMapTrouble}
                onCamerasMissing={(areMissing) => setMapTrouble((before) => withCameras(before, areMissing))}
              />
            </Suspense>
          </Boundary>
        )}
      </div>
      <TopBar screen={screen} searchRef={searchRef} />
      <SideSheet
        sideRef={sideRef}
        part={isUnit ? view.part : undefined}
        glance={<Glance screen={screen} />}
        corner={
          <div className="corner" ref={cornerRef}>
            <CameraPanel view={view} />
            <ScreenLegend screen={screen} />
          </div>
        }
      >
        <Boundary fallback={sideFailed}>
          <SidePanel screen={screen} />
        </Boundary>
      </SideSheet>
      <Notices screen={screen} mapTrouble={mapTrouble} onMapTroubleSeen={() => setMapTrouble('none')} />
      {view.panel === 'sources' ? <PublishedDrawer open nameOf={nameOf} onClose={closePanel} /> : null}
    </main>
  );
}

function ScreenLegend(props: { screen: Screen }): ReactElement {
  const { view, rollup, comparison, versus, hierarchy, sourceTitle, titleOf, unit, i18n } = props.screen;
  const { t, number, date } = i18n;
  const about = useAbout();
  const data = rollup.data;
  const asOf = data?.asOf;
  const { numerator, denominator } = data ? shareOf(data.unit, view.of) : { numerator: 0, denominator: 0 };
  const dated = (title: string, iso: string | null | undefined): string =>
    iso ? t('source.asOf', { title, date: date(iso) }) : title;
  return (
    <Legend
      view={view}
      source={dated(sourceTitle, asOf)}
      fraction={
        data ? t(`headline.ofReported.${view.type}`, { part: number(numerator), n: denominator }) : null
      }
      versus={
        versus === null
          ? null
          : {
              first: dated(sourceTitle, comparison?.asOf.first),
              second: dated(titleOf(versus), comparison?.asOf.second),
            }
      }
      schematic={hierarchy.boundarySet?.kind === 'schematic'}
      register={about.data ?? null}
      symbols={unit && unit.level >= 2 ? <SymbolLegend /> : null}
    />
  );
}
