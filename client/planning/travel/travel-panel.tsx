import { type ReactElement } from 'react';
import { BasisNote } from './basis-note.tsx';
import { Calibration } from './calibration.tsx';
import { ClosedRoads } from './closed-roads.tsx';
import { ReachedList } from './reached-list.tsx';
import { StartForm } from './start-form.tsx';
import './travel.css';
import { useTravelStatus } from './use-travel.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { Skeleton } from '../../ui/state.tsx';

/** The tab of travel time: how it is reckoned, what is reached from a place, which roads are closed, what own tracks say. */
export function TravelPanel(): ReactElement {
  const { t } = useI18n();
  const status = useTravelStatus();
  if (!status.data)
    return status.isError ? (
      <Failed title={t('travel.failed')} error={status.error} onRetry={() => void status.refetch()} />
    ) : (
      <output className="side-loading" aria-busy="true" aria-label={t('travel.loading')}>
        <Skeleton heightRem={4} />
        <Skeleton heightRem={10} />
      </output>
    );
  return (
    <div className="travel-body scroll">
      <BasisNote basis={status.data.basis} edition={status.data.edition} />
      <StartForm />
      <ReachedList />
      <ClosedRoads isEstimate={status.data.basis.estimate} />
      <Calibration status={status.data} />
    </div>
  );
}
