import { lazy, Suspense, useMemo, useRef, useState, type ReactElement } from 'react';
import { useCommands } from './command/use-commands.ts';
import { shareOf } from '../shared/coverage/share.ts';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import './app.css';
import { AtHome } from './at-home.tsx';
import { Legend } from './coverage/legend.tsx';
import { useI18n } from './i18n/use-i18n.tsx';
import { useTools } from './map-tools/tools-state.ts';
import { Notices, withCameras, type MapTrouble } from './notices.tsx';
import { PublishedDrawer } from './published/published-drawer.tsx';
import { CameraPanel } from './register/cameras/camera-panel.tsx';
import { SymbolLegend } from './register/symbol-legend.tsx';
import { useAbout } from './register/use-register.ts';
import { SidePanel } from './side-panel.tsx';
import { openUnit, useChangeView, useOpenWorkspace } from './state/use-view.ts';
import { THEMES } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { Boundary } from './ui/boundary.tsx';
import { remPx } from './ui/rem.ts';
import { EmptyState } from './ui/state.tsx';
import { useSize } from './ui/use-size.ts';
import { ThemeProvider } from './ui/use-theme.tsx';
import { useScreen, type Screen } from './use-screen.ts';
import { Workplace } from './workplace.tsx';

// Asked for at once, beside the shell and not after it.
const mapScreen = import('./map-screen.tsx');
const MapScreen = lazy(async () => ({ default: (await mapScreen).MapScreen }));

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

/** A page that does not exist. */
export function NotFound(): ReactElement {
  const { t } = useI18n();
  const open = useOpenWorkspace();
  return (
    <ThemeProvider theme={THEMES.night}>
      <main className="not-found">
        <EmptyState
          title={t('error.notFound')}
          action={{ label: t('action.toRepublic'), onClick: () => open('coverage', { unit: COUNTRY_KATO }) }}
        />
      </main>
    </ThemeProvider>
  );
}

function CoverageScreen(): ReactElement {
  const screen = useScreen();
  const { view, parent, i18n, nameOf } = screen;
  const { t } = i18n;
  const change = useChangeView();
  const [mapTrouble, setMapTrouble] = useState<MapTrouble>('none');
  const searchRef = useRef<HTMLInputElement>(null);
  const sideRef = useRef<HTMLElement>(null);
  const { widthPx } = useSize(sideRef);
  const cornerRef = useRef<HTMLDivElement>(null);
  const corner = useSize(cornerRef);
  const covered = useMemo(() => {
    const rem = remPx();
    return { top: 5.25 * rem, right: widthPx + 2 * rem, bottom: 1.5 * rem, left: 1.5 * rem };
  }, [widthPx]);

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
                corner={corner}
                onFailure={setMapTrouble}
                onCamerasMissing={(areMissing) => setMapTrouble((before) => withCameras(before, areMissing))}
              />
            </Suspense>
          </Boundary>
        )}
      </div>
      <TopBar screen={screen} searchRef={searchRef} />
      <section className="side panel" data-part={isUnit ? view.part : undefined} ref={sideRef}>
        <Boundary fallback={sideFailed}>
          <SidePanel screen={screen} />
        </Boundary>
      </section>
      <div className="corner" ref={cornerRef}>
        <CameraPanel view={view} />
        <ScreenLegend screen={screen} />
      </div>
      <Notices screen={screen} mapTrouble={mapTrouble} onMapTroubleSeen={() => setMapTrouble('none')} />
      <PublishedDrawer open={view.panel === 'sources'} nameOf={nameOf} onClose={closePanel} />
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
