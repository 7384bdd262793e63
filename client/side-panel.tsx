import { useState, type ReactElement } from 'react';
import { whyRequired } from '../shared/coverage/why.ts';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { mayDo, useSignedIn } from './access/use-me.ts';
import { Below } from './below.tsx';
import type { Explain } from './coverage/explain.ts';
import { Filters } from './coverage/filters.tsx';
import { whyText } from './coverage/gaps/gap-words.ts';
import { Headline } from './coverage/headline.tsx';
import { MeasureBars } from './coverage/measure-bars.tsx';
import type { Explained } from './provenance.tsx';
import { TerritoryOnWall } from './on-wall.tsx';
import { openUnit, useChangeView } from './state/use-view.ts';
import { ExportMenu } from './export-menu.tsx';
import { Failed } from './state/failed.tsx';
import { later } from './ui/later.tsx';
import { Segmented } from './ui/segmented.tsx';
import { EmptyState, Skeleton } from './ui/state.tsx';
import type { Screen } from './use-screen.ts';

const ProvenancePopover = later(async () => (await import('./provenance.tsx')).ProvenancePopover, null);
const ChartsPanel = later(async () => (await import('./coverage/charts/charts-panel.tsx')).ChartsPanel);
const GapPanel = later(async () => (await import('./coverage/gaps/gap-panel.tsx')).GapPanel);
const CameraCard = later(async () => (await import('./register/cameras/camera-card.tsx')).CameraCard);
const GapsOfFacility = later(
  async () => (await import('./coverage/gaps/gaps-of-facility.tsx')).GapsOfFacility,
  null,
);
const Acts = later(async () => (await import('./coverage/inspections/acts.tsx')).Acts, null);
const FacilityCard = later(async () => (await import('./register/facility-card.tsx')).FacilityCard);

/** The panel beside the map: the figures of the unit, or the card of a facility. */
export function SidePanel(props: { screen: Screen }): ReactElement {
  const { screen } = props;
  const { view, unit, known, pathOf } = screen;
  const change = useChangeView();
  const me = useSignedIn();
  if (view.camera !== undefined)
    return (
      <CameraCard
        id={view.camera}
        pathOf={pathOf}
        onFacility={(id) => change({ facility: id, camera: undefined })}
        onClose={() => change({ camera: undefined })}
      />
    );
  const { facility } = view;
  if (facility !== undefined)
    return (
      <FacilityCard
        id={facility}
        measure={view.measure}
        sources={known}
        pathOf={pathOf}
        onClose={() => change({ facility: undefined })}
        whyOf={(of, measure) => whyText(screen.i18n, whyRequired(of, measure), of)}
        more={
          <>
            <GapsOfFacility facilityId={facility} />
            <Acts facilityId={facility} mayEdit={mayDo(me, 'register.edit')} />
          </>
        }
      />
    );
  return unit ? <UnitParts screen={screen} /> : <NoUnit screen={screen} />;
}

/** Before the hierarchy is there, or when the address names a unit that does not exist. */
function NoUnit(props: { screen: Screen }): ReactElement {
  const { hierarchy, view, i18n } = props.screen;
  const { t } = i18n;
  const change = useChangeView();
  const { query, tree } = hierarchy;
  const [home = COUNTRY_KATO] = useSignedIn().homeUnits;
  if (tree)
    return (
      <EmptyState
        broken
        title={t('error.unknownUnit', { kato: view.unit })}
        hint={t('error.unknownUnitHint')}
        action={{ label: t('action.toOwnTerritory'), onClick: () => change(openUnit(home)) }}
      />
    );
  const retry = { label: t('action.retry'), onClick: () => void query.refetch() };
  if (query.data) return <EmptyState title={t('error.noHierarchy')} action={retry} />;
  if (query.error) {
    return <Failed error={query.error} onRetry={retry.onClick} />;
  }
  return (
    <output className="side-loading" aria-busy="true" aria-label={t('app.loading')}>
      <Skeleton heightRem={6.5} />
      <Skeleton heightRem={9} />
      <Skeleton heightRem={8} />
      <Skeleton heightRem={20} />
    </output>
  );
}

/** What of the unit is looked at: figures and ranking, the gaps one by one, or charts. */
function UnitParts(props: { screen: Screen }): ReactElement {
  const { screen } = props;
  const { view, unit, nameOf, i18n } = screen;
  const { t } = i18n;
  const change = useChangeView();
  const me = useSignedIn();
  const unitName = unit ? i18n.name(unit.name) : view.unit;
  return (
    <>
      <div className="parts">
        <Segmented
          label={t('part.label')}
          value={view.part}
          options={(['ranking', 'gaps', 'charts'] as const).map((value) => ({
            value,
            label: t(`part.${value}`),
          }))}
          onChange={(part) => change({ part })}
        />
      </div>
      {view.part === 'gaps' ? (
        <GapPanel
          key={view.unit}
          view={view}
          unitName={unitName}
          nameOf={nameOf}
          mayPrescribe={mayDo(me, 'coverage.prescribe')}
          exportMenu={<ExportMenu screen={screen} what="gaps" />}
        />
      ) : view.part === 'charts' ? (
        <ChartsPanel {...screen} unitName={unitName} />
      ) : (
        <UnitPanel screen={screen} />
      )}
    </>
  );
}

function UnitPanel(props: { screen: Screen }): ReactElement {
  const { screen } = props;
  const { view, known, filter, rollup, comparison, versus, sourceTitle, titleOf, i18n, unit } = screen;
  const unitName = unit ? i18n.name(unit.name) : view.unit;
  const [explained, setExplained] = useState<Explained | null>(null);
  const [wasExplained, setWasExplained] = useState(false);
  const explain: Explain = (figure, anchor) => {
    setWasExplained(true);
    setExplained({ figure, anchor });
  };
  const sides = comparison && versus !== null ? comparison : null;
  return (
    <>
      <Filters view={view} sources={known} source={filter.source} versus={versus} />
      {rollup.error && !rollup.data ? (
        <Failed error={rollup.error} onRetry={() => void rollup.refetch()} />
      ) : (
        <>
          <Headline
            view={view}
            unitName={unitName}
            cell={rollup.data?.unit}
            tools={<TerritoryOnWall kato={view.unit} />}
            asOf={rollup.data?.asOf ?? null}
            sourceTitle={sourceTitle}
            compared={
              sides && versus !== null
                ? [
                    { id: filter.source, title: sourceTitle, asOf: sides.asOf.first, cell: sides.unit.first },
                    { id: versus, title: titleOf(versus), asOf: sides.asOf.second, cell: sides.unit.second },
                  ]
                : null
            }
            onExplain={({ source = filter.source, cell }, anchor) =>
              explain({ kato: view.unit, measure: view.measure, source, cell }, anchor)
            }
          />
          {versus === null ? (
            <MeasureBars
              view={view}
              measures={rollup.data?.measures}
              onExplain={(measure, cell, anchor) =>
                explain({ kato: view.unit, measure, source: filter.source, cell }, anchor)
              }
            />
          ) : null}
          <Below screen={screen} unitName={unitName} onExplain={explain} />
        </>
      )}
      {wasExplained ? (
        <ProvenancePopover screen={screen} explained={explained} onClose={() => setExplained(null)} />
      ) : null}
    </>
  );
}
