import { useMemo, type ReactElement } from 'react';
import { DETOUR, hoursAt } from '../../../shared/operations/eta.ts';
import type { PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useView } from '../../state/use-view.ts';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import './plan.css';
import { reckon, usePlanPicture } from './use-plan.ts';

/** The tab of branches: how the territory stands, and what a branch would make of it. */
export function WhatIf(): ReactElement {
  const view = useView();
  const { t } = useI18n();
  const picture = usePlanPicture(view.unit);
  if (picture.data) return <AsItIs picture={picture.data} />;
  if (picture.isError)
    return (
      <EmptyState
        broken
        title={t('branch.failed')}
        hint={t('error.detail', { message: picture.error.message })}
        action={{ label: t('action.retry'), onClick: () => void picture.refetch() }}
      />
    );
  return (
    <div className="side-loading" aria-busy="true" aria-label={t('branch.loading')}>
      <Skeleton heightRem={4} />
      <Skeleton heightRem={18} />
    </div>
  );
}

/** What the figures rest on. */
export function PictureNote(props: { picture: PlanPicture }): ReactElement {
  const { picture } = props;
  const { t, moment, number } = useI18n();
  return (
    <p className="plan-note muted">
      {t('branch.asOf', { moment: moment(new Date(picture.asOfMs).toISOString()) })}.{' '}
      {t('branch.estimate', {
        detour: number(DETOUR.likely),
        hours: t(`branch.hours.${hoursAt(picture.asOfMs)}`),
      })}
    </p>
  );
}

function AsItIs(props: { picture: PlanPicture }): ReactElement {
  const { picture } = props;
  const { t } = useI18n();
  const now = useMemo(() => reckon(picture, [], 'posts'), [picture]);
  if (picture.facilities.id.length === 0) return <EmptyState title={t('branch.noFacilities')} />;
  return (
    <div className="plan-body scroll">
      <h2>{t('branch.now')}</h2>
      <PictureNote picture={picture} />
      <IndicatorTable columns={[{ title: t('branch.now'), indicators: now.evaluation.indicators }]} />
    </div>
  );
}
