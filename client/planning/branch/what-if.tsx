import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { useView } from '../../state/use-view.ts';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { BranchList } from './branch-list.tsx';
import { CompareBranches } from './compare-branches.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { OpenBranch } from './open-branch.tsx';
import { PictureNote } from './picture-note.tsx';
import './plan.css';
import { UncoveredList } from './uncovered-list.tsx';
import { usePlanPicture, usePlanSpeaker, useShown } from './use-plan.ts';

/** The tab of branches: how the territory stands, and what a branch would make of it. */
export function WhatIf(): ReactElement {
  const view = useView();
  if (view.branch === undefined) return <AsItIs />;
  return view.against === undefined ? (
    <OpenBranch key={view.branch} id={view.branch} />
  ) : (
    <CompareBranches ids={[view.branch, ...view.against.split(',').map(Number)]} />
  );
}

function AsItIs(): ReactElement {
  const { t } = useI18n();
  const { unit } = useView();
  const picture = usePlanPicture(unit);
  const speaker = usePlanSpeaker(unit);
  const shown = useShown(unit, undefined);
  if (picture.isError)
    return <Failed title={t('branch.failed')} error={picture.error} onRetry={() => void picture.refetch()} />;
  if (!shown)
    return (
      <output className="side-loading" aria-busy="true" aria-label={t('branch.loading')}>
        <Skeleton heightRem={4} />
        <Skeleton heightRem={18} />
      </output>
    );
  const { evaluation } = shown.after;
  return (
    <div className="plan-body scroll">
      <BranchList />
      <h2>{t('branch.now')}</h2>
      {shown.picture.facilities.id.length === 0 ? (
        <EmptyState title={t('branch.noFacilities')} />
      ) : (
        <>
          <PictureNote picture={shown.picture} />
          <IndicatorTable
            label={t('branch.now')}
            speaker={speaker}
            columns={[{ key: 'now', title: t('branch.basis.short'), indicators: evaluation.indicators }]}
          />
          <UncoveredList shown={shown} speaker={speaker} />
        </>
      )}
    </div>
  );
}
